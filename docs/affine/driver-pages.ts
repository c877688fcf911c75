import { buttonForm, escapeHtml, htmlPage } from '../../recipes';

/**
 * The pages of AFFiNE as far as a login meets them: the button and the messages are AFFiNE's, how all looks is not. The real ones are one
 * program in the browser; a button of theirs is a form here, which the model answers with the redirect that their script makes.
 */
export const OIDC_BUTTON = 'Continue with OIDC';

/** @param error what the last login ended with */
export const signInPage = (hasOidc: boolean, error = ''): string =>
  htmlPage(
    'Sign in | AFFiNE',
    `<h1>Sign in</h1>${error === '' ? '' : `<p role="alert">${escapeHtml(error)}</p>`}${hasOidc ? buttonForm('/oauth/login', OIDC_BUTTON) : ''}<form method="post" action="/sign-in"><input name="email" placeholder="Email"><button>Continue with email</button></form>`,
  );

export const workspacePage = (name: string, email: string): string =>
  htmlPage(
    'All docs | AFFiNE',
    `<h1>All docs</h1><p>${escapeHtml(name)}</p><p>${escapeHtml(email)}</p>${buttonForm('/sign-out', 'Sign out')}`,
  );

/** Without a session the first page is a workspace that lives in the browser. */
export const localPage = (): string => htmlPage('AFFiNE', '<h1>All docs</h1><a href="/sign-in">Sign in</a>');

export const adminPage = (): string =>
  htmlPage(
    'Admin Panel | AFFiNE',
    '<h1>Admin Panel</h1><form method="post"><input name="email" placeholder="Email"><input type="password" name="password" placeholder="Password"><button>Sign in</button></form>',
  );

export const notFoundPage = (): string => htmlPage('404 | AFFiNE', '<h1>404</h1>');
