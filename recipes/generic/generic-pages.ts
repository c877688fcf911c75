import { escapeHtml, htmlPage } from '../drive/html';
import type { GenericAccount } from './oidc-settings';

/** What the generic application shows. */

export const signInPage = (logins: readonly { readonly title: string; readonly path: string }[]): string =>
  htmlPage(
    'Sign in',
    logins.map(({ title, path }) => `<p><a href="${escapeHtml(path)}">${escapeHtml(title)}</a></p>`).join('\n'),
  );

/** The words of its link for the log-out. */
export const LOG_OUT = 'Log out';

/** One line for each thing that is known about the person. */
export const homePage = (account: GenericAccount): string =>
  htmlPage(
    'Signed in',
    `<h1>Signed in</h1>\n${linesOf(account)
      .map((line) => `<p>${escapeHtml(line)}</p>`)
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

export const errorPage = (text: string): string => htmlPage('Error', `<h1>Error</h1>\n<p>${escapeHtml(text)}</p>`);
