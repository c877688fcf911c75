import type { EmbeddedUser } from '../../providers/embedded/embedded-provider';
import type { Run } from '../recipe';
import { RecipeFailure, type StepName } from '../run/failure';
import type { LoadedPage } from '../world/browser';

/** What a browser shows, and whose page it is. */

/** A page's text for a message. */
export const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

/** The page that is shown. @throws Error when no server answered */
export function shownPage({ browser: { page } }: Pick<Run, 'browser'>): LoadedPage {
  if (page === undefined) throw new Error('Expected a page, nothing was visited yet.');
  if (page.error !== undefined) throw new Error(`${page.url}: ${page.error}`);
  return page;
}

/** Whether a page is the identity provider's. */
export const isOfProvider = ({ providerHost }: Run, { url }: Pick<LoadedPage, 'url'>): boolean =>
  new URL(url).host === providerHost;

/** Whether a page, whoever's it is, asks for a password. */
export const asksForPassword = ({ forms }: LoadedPage): boolean =>
  forms.some(({ fields }) => fields.some(({ type }) => type === 'password'));

/** @throws RecipeFailure with the provider's words; those of the application are what it said last */
export function expectLoginPage(run: Run, step: StepName): LoadedPage {
  const page = shownPage(run);
  const isProviders = isOfProvider(run, page);
  if (isProviders && asksForPassword(page)) return page;
  throw new RecipeFailure(step, `Expected the login page of ${run.provider}: ${oneLine(page.text)}`, {
    ...(isProviders ? { provider: page.text } : {}),
  });
}

/** @throws RecipeFailure for a page of another host, with its words: a provider that refuses keeps the person */
export function expectPageOf(run: Run, host: string, step: StepName): LoadedPage {
  const page = shownPage(run);
  if (new URL(page.url).host === host) return page;
  throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
    provider: page.text,
  });
}

/**
 * Where the application has sent the browser. What comes after that is the provider's; the application has done its part with it.
 *
 * @throws Error with the application's words when it has not
 */
export function redirectOf(run: Run): string {
  const [first] = run.browser.page?.hops ?? [];
  if (first?.location !== undefined) return first.location;
  throw new Error(`Expected a redirect to ${run.provider}: ${oneLine(shownPage(run).text)}`);
}

/**
 * Where an application stands, as the page's author wrote it: a mistake in the value does not move the application.
 *
 * @param raw the value as its author wrote it
 * @throws RecipeFailure when the page does not have it
 */
export function hostOf({ page: { page } }: Run, raw: string): string {
  const value = page.values.find((one) => one.raw === raw && URL.canParse(one.value));
  if (value) return new URL(value.value).host;
  throw new RecipeFailure('configure', `${page.file}: Expected a value \`${raw}\` that is an address.`);
}

/** A person as the providers call them. */
export const fullNameOf = ({ firstName, lastName }: EmbeddedUser): string => `${firstName} ${lastName}`.trim();
