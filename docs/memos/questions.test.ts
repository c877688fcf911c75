import { expect, test } from 'vitest';
import { providerIds, rowsOf, WORDS } from '../../tests/support/answer-rows';
import { useGuide } from '../../tests/support/use-guide';
import recipe from './recipe';

const guide = useGuide('memos');

const row = rowsOf(['form']);
const ADA = 'signed in as Ada Example';
const MAIL = 'signed in with the e-mail address ada.mail@example.org';
const NO_MAIL = 'signed in without an e-mail address';
const INFO = '[internal] failed to get user info, error: ';
const NO_OPENID = `\`${INFO}userinfo request failed with status 403:\``;

const exchange = (error: string, description: string): string =>
  `\`[internal] failed to exchange token, error: failed to exchange access token: oauth2: "${error}" "${description}"\``;

test.each(providerIds)('%s', async (provider) => {
  const isKeycloak = provider === 'keycloak';
  const { redirectUri, secret, grant } = WORDS[provider];
  const answers = await guide.answers(recipe, provider);
  expect(answers['display-name']).toEqual([
    ...row('a person with first and last name', ADA),
    ...(isKeycloak ? row('a person with neither', 'signed in as dee-login') : []),
    ...row('`Display Name` names a claim that is not there', 'signed in as ada-login'),
  ]);
  expect(answers['unlinked-account']).toEqual([
    ...row('an account has the address', `${ADA}, with a new account`),
    ...row('an account has the username', `${ADA}, with a new account`),
  ]);
  expect(answers.email).toEqual([
    ...row('not verified', MAIL),
    ...row('none', NO_MAIL),
    // A default scope of Keycloak need not be asked for.
    ...row('the scope `email` is not asked for', isKeycloak ? MAIL : NO_MAIL),
  ]);
  expect(answers['id-token-faults']).toEqual(
    ['issuer', 'audience', 'expired', 'signature', 'nonce'].flatMap((fault) => row(fault, ADA)),
  );
  expect(answers.refusals).toEqual([
    ...row('another client secret', exchange(isKeycloak ? 'unauthorized_client' : 'invalid_client', secret)),
    ...row('another redirect URI is registered', redirectUri),
    ...row('the person cancels', '`OAuth error: access_denied`'),
    ...row(
      'the callback is opened a second time',
      '`Failed to authorize. Invalid or expired state parameter. This may indicate a CSRF attack attempt.`',
    ),
    ...row('a code is used a second time, in another login', exchange('invalid_grant', grant)),
    ...row('the scope `openid` is not asked for', NO_OPENID),
    ...row(
      'the scope `profile` is not asked for',
      isKeycloak ? ADA : `\`${INFO}the field "preferred_username" is not found in claims or has empty value\``,
    ),
    ...row(
      'scopes with commas between them',
      isKeycloak ? '`OAuth error: invalid_scope`: `Invalid scopes: openid,profile`' : NO_OPENID,
    ),
    ...row('the callback without a login', '`Failed to authorize. Missing authorization code or state parameter.`'),
    ...row(
      'a person who is new, and `Disallow user registration` is on',
      '`[permission_denied] user registration is not allowed`',
    ),
    ...row(
      'an identifier that `Identifier Filter` does not let in',
      '`[permission_denied] identifier ada-login is not allowed`',
    ),
    ...row('the provider is deleted in Memos during the login', '`[invalid_argument] identity provider not found`'),
    ...row(
      'a second account is linked with the same person',
      '`[already_exists] identity provider account is already linked to another user`',
    ),
    ...row('a password, and `Disallow password auth` is on', '`[permission_denied] password signin is not allowed`'),
    ...row('the account was archived', '`[permission_denied] user has been archived with username ada-login`'),
  ]);
});
