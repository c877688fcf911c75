import type { Browser, Form, LoadedPage, Page } from './browser';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** What to say when the provider asks whether the application may have the user's data. Default true. */
  readonly allow?: boolean;
}

/**
 * Logs in at the provider whose page is shown, and answers its question for consent. Ends at the first page that is neither: the
 * application's, or the provider's when it refuses.
 *
 * Recognised are: a form with a password, once (what comes after a wrong one is a result); Keycloak's consent with its two buttons; and
 * authentik's, which has "Continue" only, so that not to allow is to stay on that page.
 *
 * @throws Error when nothing was visited yet
 */
export async function signIn(browser: Browser, { username, password, allow = true }: Credentials): Promise<Page> {
  let { page } = browser;
  if (page === undefined) throw new Error('Expected the login page of the provider, nothing was visited yet.');
  const login = page.error === undefined ? page.forms.find(hasPassword) : undefined;
  if (login !== undefined) {
    page = await browser.submit(login, fillIn(login, username, password));
    if (page.error !== undefined || page.forms.some(hasPassword)) return page;
  }
  if (page.error !== undefined) return page;
  const consent = consentOf(page);
  if (consent === undefined) return page;
  const button = allow ? consent.allow : consent.deny;
  return button === undefined ? page : browser.submit(consent.form, {}, button);
}

const hasPassword = ({ fields }: Form): boolean => fields.some(({ type }) => type === 'password');

/** The name goes into the last field for text before the password. */
function fillIn({ fields }: Form, username: string, password: string): Record<string, string> {
  const at = fields.findIndex(({ type }) => type === 'password');
  const name = fields.slice(0, at).findLast(({ type }) => type === 'text' || type === 'email');
  const passwordField = fields[at];
  return {
    ...(name === undefined ? {} : { [name.name]: username }),
    ...(passwordField === undefined ? {} : { [passwordField.name]: password }),
  };
}

interface Consent {
  readonly form: Form;
  readonly allow: string;
  readonly deny?: string;
}

function consentOf({ url, forms }: LoadedPage): Consent | undefined {
  const path = new URL(url).pathname;
  const has = (form: Form, ...names: string[]): boolean =>
    names.every((wanted) => form.buttons.some(({ name, text }) => name === wanted || text === wanted));
  for (const form of forms) {
    if (has(form, 'accept', 'cancel')) return { form, allow: 'accept', deny: 'cancel' };
    if (path.startsWith('/if/flow/') && has(form, 'Continue')) return { form, allow: 'Continue' };
  }
  return undefined;
}
