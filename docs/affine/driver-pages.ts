/**
 * The pages of AFFiNE as far as a login meets them: the button and the messages are AFFiNE's, how all looks is not. The real ones are one
 * program in the browser; a button of theirs is a form here, which the model answers with the redirect that their script makes.
 */
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body>${body}</body></html>`;

const button = (action: string, text: string): string =>
  `<form method="post" action="${action}"><button>${escape(text)}</button></form>`;

export const OIDC_BUTTON = 'Continue with OIDC';

/** @param error what the last login ended with */
export const signInPage = (hasOidc: boolean, error = ''): string =>
  page(
    'Sign in | AFFiNE',
    `<h1>Sign in</h1>${error === '' ? '' : `<p role="alert">${escape(error)}</p>`}${hasOidc ? button('/oauth/login', OIDC_BUTTON) : ''}<form method="post" action="/sign-in"><input name="email" placeholder="Email"><button>Continue with email</button></form>`,
  );

export const workspacePage = (name: string, email: string): string =>
  page(
    'All docs | AFFiNE',
    `<h1>All docs</h1><p>${escape(name)}</p><p>${escape(email)}</p>${button('/sign-out', 'Sign out')}`,
  );

/** Without a session the first page is a workspace that lives in the browser. */
export const localPage = (): string => page('AFFiNE', '<h1>All docs</h1><a href="/sign-in">Sign in</a>');

export const adminPage = (): string =>
  page(
    'Admin Panel | AFFiNE',
    '<h1>Admin Panel</h1><form method="post"><input name="email" placeholder="Email"><input type="password" name="password" placeholder="Password"><button>Sign in</button></form>',
  );

export const notFoundPage = (): string => page('404 | AFFiNE', '<h1>404</h1>');
