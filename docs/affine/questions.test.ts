import { expect, test } from 'vitest';
import { providerIds, rowsOf, WORDS } from '../../tests/support/answer-rows';
import { useGuide } from '../../tests/support/use-guide';
import recipe from './recipe';

const guide = useGuide('affine');

const row = rowsOf(['panel']);
const ADA = 'signed in as Ada Example';
const STATE = '`Invalid auth state. You might start the auth progress from another device.`';
const NO_MAIL =
  '`Invalid OAuth response: Missing valid email claim in OIDC response. Tried userinfo and ID token claims: "email".`';
const UNVERIFIED = '`Invalid OAuth response: Email for this account is not verified.`';
const RETRY = '`OIDC discovery validation failed, retrying in 1000ms`';
const CLOSED = '`You are not allowed to sign up.`';

/** How AFFiNE shows an answer of the token endpoint. */
const answer = (status: number, body: string): string =>
  `\`Invalid callback code parameter, provider response status: ${status} and body: ${body}.\``;

/** What differs between the providers. */
const OF = {
  authentik: {
    issuer: 'https://authentik.company/application/o/example-app/',
    error: (error: string, description: string) =>
      answer(400, `{"error":"${error}","error_description":"${description}","request_id": "…"}`),
    badSecret: 'invalid_client',
    noOpenid: answer(403, ''),
  },
  keycloak: {
    issuer: 'https://keycloak.company/realms/example-realm',
    error: (error: string, description: string) =>
      answer(error === 'invalid_grant' ? 400 : 401, `{"error":"${error}","error_description":"${description}"}`),
    badSecret: 'unauthorized_client',
    noOpenid: '`An internal error occurred.`',
  },
} as const;

test.each(providerIds)('%s', async (provider) => {
  const isKeycloak = provider === 'keycloak';
  const { issuer, error, badSecret, noOpenid } = OF[provider];
  const { redirectUri, secret, grant } = WORDS[provider];
  const answers = await guide.answers(recipe, provider);
  expect(answers['issuer-slash']).toEqual(
    isKeycloak
      ? [
          ...row('with a slash', `no button, and in the log: \`Invalid OIDC issuer ${issuer}/\`: ${RETRY}`),
          ...row('without a slash', ADA),
        ]
      : [...row('with the slash', ADA), ...row('without the slash', ADA)],
  );
  expect(answers['display-name']).toEqual([
    ...row('a person with first and last name', ADA),
    ...(isKeycloak ? row('a person with neither', 'signed in as ada.mail') : []),
  ]);
  expect(answers['unlinked-account']).toEqual([
    ...row('a user who is an administrator has the address', 'signed in as Keeper, with the account that was there'),
    ...row('a user has the address, and `allowSignupForOauth` is off', CLOSED),
  ]);
  expect(answers.email).toEqual([
    ...row('not verified', UNVERIFIED),
    ...(isKeycloak
      ? row('none', NO_MAIL)
      : [
          ...row(
            'not verified, and `claim_email_verified` names a claim that is not there',
            'signed in with the e-mail address ada.mail@example.org',
          ),
          ...row('none', NO_MAIL),
          ...row('the scope `email` is not asked for', NO_MAIL),
        ]),
  ]);
  expect(answers['id-token-faults']).toEqual(
    ['issuer', 'audience', 'expired', 'signature', 'nonce'].flatMap((fault) => row(fault, STATE)),
  );
  expect(answers.refusals).toEqual([
    ...row('another client secret', error(badSecret, secret)),
    ...row('another redirect URI is registered', redirectUri),
    ...row('the person cancels', '``Missing query parameter `code`.``'),
    ...row('the callback is opened a second time', '`OAuth state expired, please try again.`'),
    ...row('a code is used a second time, in another login', error('invalid_grant', grant)),
    ...row('the scope `openid` is not asked for', noOpenid),
    ...(isKeycloak ? [] : row('no `Signing Key`, so that ID tokens are signed with the secret', STATE)),
    ...row('the callback is opened in another browser', STATE),
    ...row('a person who is new, and `allowSignupForOauth` is off', CLOSED),
    ...row(
      'the discovery document of another issuer',
      `no button, and in the log: \`OIDC issuer mismatch, expected https://mirror.company, got ${issuer}\`: ${RETRY}`,
    ),
    ...row(
      'the provider at a private address, without `allowPrivateNetwork`',
      `no button, and in the log: \`Failed to validate OIDC configuration\`: \`ssrf_blocked_error: Invalid URL\`: ${RETRY}`,
    ),
  ]);
});
