import { expect, test } from 'vitest';
import { providerIds, rowsOf, WORDS } from '../../tests/support/answer-rows';
import { useGuide } from '../../tests/support/use-guide';
import recipe from './recipe';

/** What came out with the real Wiki.js 2.5.314 where it was tried. */
const guide = useGuide('wiki-js');

const ADA = 'signed in as Ada Example';
const MAIL = 'signed in with the e-mail address ada.mail@example.org';
const REFUSED = '`Invalid email / username or password.`';
const NO_MAIL = '`Missing or invalid email address from profile.`';
const CLOSED = '`Allow self-registration` is off';

test.each(providerIds)('%s', async (provider) => {
  const isKeycloak = provider === 'keycloak';
  const row = rowsOf(isKeycloak ? ['generic', 'keycloak'] : ['generic']);
  const generic = rowsOf(['generic']);
  const { secret, grant, redirectUri } = WORDS[provider];
  const keycloakOnly = (...rows: readonly string[][]): string[] => (isKeycloak ? rows.flat() : []);
  const answers = await guide.answers(recipe, provider);
  expect(answers['issuer-slash']).toEqual(
    isKeycloak
      ? [
          ...generic('with a slash', REFUSED),
          ...generic('without a slash, as in the guide', ADA),
          ...rowsOf(['keycloak'])('none: the strategy has no such field', ADA),
        ]
      : [...generic('with the slash, as in the guide', ADA), ...generic('without the slash', REFUSED)],
  );
  expect(answers['display-name']).toEqual([
    ...row('a person with first and last name', ADA),
    ...keycloakOnly(
      row('a person with neither', { generic: 'signed in as ada.mail', keycloak: 'signed in as dee-login' }),
    ),
    ...generic('`Display Name Claim` with its default, `displayName`', 'signed in as ada.mail'),
  ]);
  expect(answers['unlinked-account']).toEqual([
    ...row('a local account has the address', `${ADA}, with a new account`),
    ...row(`a local account has the address, and ${CLOSED}`, '`You are not authorized to login.`'),
    ...row(`an account of this strategy was made in advance, and ${CLOSED}`, `${ADA}, with the account that was there`),
    ...row(
      'an account of this strategy has the address and another identifier',
      '`insert into users ... UNIQUE constraint failed: users.providerKey, users.email`',
    ),
  ]);
  expect(answers.email).toEqual([
    ...row('not verified', MAIL),
    ...row('none', NO_MAIL),
    ...row('one of five characters', { generic: 'signed in with the e-mail address a@b.c', keycloak: NO_MAIL }),
    ...(isKeycloak ? [] : row('the scope `email` is not among the selected ones', NO_MAIL)),
  ]);
  expect(answers['id-token-faults']).toEqual([
    ...['issuer', 'audience', 'expired'].flatMap((fault) => row(fault, { generic: REFUSED, keycloak: ADA })),
    ...['signature', 'nonce'].flatMap((fault) => row(fault, ADA)),
  ]);
  expect(answers.refusals).toEqual([
    ...row('another client secret', `\`${secret}\``),
    ...row('another redirect URI is registered', redirectUri),
    ...row('the person cancels', REFUSED),
    ...row('the callback is opened a second time', { generic: REFUSED, keycloak: `\`${grant}\`` }),
    ...row('a code is used a second time, in another login', `\`${grant}\``),
    ...keycloakOnly(
      row('the client demands a challenge', '`Missing parameter: code_challenge_method`'),
      row(
        '`Standard flow` is off',
        '`Client is not allowed to initiate browser login with given response_type. Standard flow is disabled for the client.`',
      ),
    ),
    ...generic('something in front of `Token Endpoint URL` redirects', '`ID token not present in token response`'),
    ...row('the strategy is switched off', '`Invalid authentication provider.`'),
    ...row('the account is switched off', '`Your account has been disabled.`'),
    ...row(
      'the domain is not in `Limit to specific email domains`',
      '`You are not authorized to register. Your domain is not whitelisted.`',
    ),
    ...row('no group under `Assign to group`', '`Unauthorized`: `You cannot view this page.`: `Login As...`'),
  ]);
});
