import { buttonForm, escapeHtml, htmlPage } from '../../recipes';
import type { Account, LinkedIdentity } from './driver-accounts';
import type { IdentityProvider } from './driver-provider';

/**
 * The pages of Memos as far as a login meets them: what they say is Memos', how they look is not. The real ones are one program in the
 * browser; a button of theirs is a form here, which the model answers with the redirect that their script makes.
 */
/** [web/src/components/PasswordSignInForm.tsx] */
const PASSWORD =
  '<form method="post" action="/auth/password"><input name="username" placeholder="Username"><input type="password" name="password" placeholder="Password"><button>Sign in</button></form>';

/** [web/src/pages/SignIn.tsx] */
export const signInPage = (providers: readonly IdentityProvider[], hasPassword: boolean): string =>
  htmlPage(
    'Sign in - Memos',
    `<h1>Sign in</h1>${providers
      .map(({ uid, name }) => buttonForm(`/auth/continue/${encodeURIComponent(uid)}`, `Continue with ${name}`))
      .join('')}${hasPassword ? PASSWORD : ''}`,
  );

/** [web/src/pages/AuthCallback.tsx: the error and nothing else, in monospace] */
export const callbackPage = (message: string): string =>
  htmlPage('Memos', `<pre style="white-space:pre-wrap">${escapeHtml(message)}</pre>`);

export const explorePage = (): string =>
  htmlPage('Explore - Memos', '<nav><a href="/auth">Sign in</a></nav><h1>Explore</h1><p>The public notes.</p>');

export const homePage = ({ username }: Account): string =>
  htmlPage(
    'Memos',
    `<nav><a href="/u/${escapeHtml(username)}">${escapeHtml(username)}</a><a href="/setting">Settings</a>${buttonForm('/auth/sign-out', 'Sign out')}</nav><h1>Home</h1><p>Your notes.</p>`,
  );

/** Settings > My Account, with SSO Accounts. [web/src/components/Settings/LinkedIdentitySection.tsx] */
export const accountPage = (
  { username, nickname, email }: Account,
  providers: readonly IdentityProvider[],
  links: readonly LinkedIdentity[],
): string =>
  htmlPage(
    'Settings - Memos',
    `<h1>My Account</h1><p>${escapeHtml(nickname)}</p><p>${escapeHtml(username)}</p><p>${escapeHtml(email)}</p><h2>SSO Accounts</h2>${providers
      .map(({ uid, name }) => {
        const link = links.find(({ provider }) => provider === uid);
        const state = link ? `<p>Linked</p><p>External ID: ${escapeHtml(link.externUid)}</p>` : '<p>Not linked</p>';
        const action = `/setting/${link ? 'unlink' : 'link'}/${encodeURIComponent(uid)}`;
        return `<section><h3>${escapeHtml(name)}</h3><p>Provider ID: ${escapeHtml(uid)}</p>${state}${buttonForm(action, link ? 'Unlink' : 'Link')}</section>`;
      })
      .join('')}`,
  );

/** The program answers every address that looks like one of its pages. */
export const notFoundPage = (): string =>
  htmlPage('Memos', '<h1>404</h1><p>The page you are looking for does not exist.</p>');
