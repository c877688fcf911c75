import type { GenericAccount } from './oidc-settings';

/** What the generic application shows. */

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body>\n${body}\n</body></html>\n`;

export const signInPage = (logins: readonly { readonly title: string; readonly path: string }[]): string =>
  page('Sign in', logins.map(({ title, path }) => `<p><a href="${escape(path)}">${escape(title)}</a></p>`).join('\n'));

/** The words of its link for the log-out. */
export const LOG_OUT = 'Log out';

/** One line for each thing that is known about the person. */
export const homePage = (account: GenericAccount): string =>
  page(
    'Signed in',
    `<h1>Signed in</h1>\n${linesOf(account)
      .map((line) => `<p>${escape(line)}</p>`)
      .join('\n')}\n<p><a href="/logout">${LOG_OUT}</a></p>`,
  );

const LABELS: Readonly<Record<keyof GenericAccount, string>> = {
  id: 'ID',
  username: 'User name',
  email: 'E-mail',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  groups: 'Groups',
};

/** What {@link homePage} says about a person. */
export function linesOf(account: Partial<GenericAccount>): string[] {
  return (Object.keys(LABELS) as (keyof GenericAccount)[]).flatMap((key) => {
    const value = account[key];
    return value === undefined ? [] : [`${LABELS[key]}: ${typeof value === 'string' ? value : value.join(', ')}`];
  });
}

export const errorPage = (text: string): string => page('Error', `<h1>Error</h1>\n<p>${escape(text)}</p>`);
