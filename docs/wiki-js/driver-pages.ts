import { escapeHtml, htmlPage } from '../../recipes';

/**
 * The pages of Wiki.js as far as a login meets them: what they say is Wiki.js', how they look is not. The real ones are programs in the
 * browser; where those go to another address, here is a link.
 */

const page = (title: string, body: string): string => htmlPage(`${title} | Wiki.js`, body);

/** A strategy on the login page. */
export interface LoginButton {
  readonly key: string;
  readonly displayName: string;
}

/** The form of the local strategy stands in no `<form>` there either. [client/components/login.vue] */
export const loginPage = (buttons: readonly LoginButton[], hasForm: boolean): string =>
  page(
    'Login',
    `${hasForm ? '<input placeholder="Email Address"><input type="password" placeholder="Password">' : ''}<ul>${buttons
      .map(({ key, displayName }) => `<li><a href="/login/${escapeHtml(key)}">${escapeHtml(displayName)}</a></li>`)
      .join('')}</ul>`,
  );

/** [server/views/error.pug] */
export const errorPage = (message: string): string =>
  page('Error', `<strong>Oops, something went wrong...</strong><p>${escapeHtml(message)}</p>`);

/** [client/components/unauthorized.vue; its English words were not seen] */
export const unauthorizedPage = (): string =>
  page('Unauthorized', '<h1>Unauthorized</h1><p>You cannot view this page.</p><a href="/login">Login As...</a>');

export const notFoundPage = (): string =>
  page('Page Not Found', '<h1>This page does not exist yet.</h1><a href="/">Home</a>');

/** The first page, with the menu at the top right: the person's name leads to the profile. */
export const homePage = (name: string | undefined): string =>
  page(
    'Home',
    `<nav>${
      name === undefined
        ? '<a href="/login">Login</a>'
        : `<a href="/p/profile">${escapeHtml(name)}</a><a href="/logout">Logout</a>`
    }</nav><h1>Home</h1><p>The first page of the wiki.</p>`,
  );
