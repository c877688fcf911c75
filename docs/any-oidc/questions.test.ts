import { expect, test } from 'vitest';
import { providerIds, rowsOf, WORDS } from '../../tests/support/answer-rows';
import { useGuide } from '../../tests/support/use-guide';
import recipe from './recipe';

const guide = useGuide('any-oidc');

const row = rowsOf(['endpoints', 'oauth2']);
const endpoints = rowsOf(['endpoints']);
const ADA = 'signed in as Ada Example';
const CLAIM = 'unexpected JWT claim value encountered: unexpected ';
const RESPONSE = 'invalid response encountered: ';
const GONE = '`The login was not begun here, or has ended already.`';
const BODY = 'server responded with an error in the response body: ';
const NOT_200 = '`unexpected HTTP response status code`';

test.each(providerIds)('%s', async (provider) => {
  const isKeycloak = provider === 'keycloak';
  const { redirectUri, secret, grant } = WORDS[provider];
  const badIssuer = {
    discovery: '`discovered metadata issuer does not match the expected issuer`',
    // Keycloak names its issuer when it calls back.
    endpoints: isKeycloak
      ? `\`${RESPONSE}unexpected "iss" (issuer) response parameter value\``
      : `\`${CLAIM}JWT "iss" (issuer) claim value\``,
  };
  const answers = await guide.answers(recipe, provider);
  expect(answers['issuer-slash']).toEqual(
    ['discovery', 'endpoints'].flatMap((variant) => {
      const one = rowsOf([variant]);
      return isKeycloak
        ? [...one('with a slash', badIssuer), ...one('without a slash, as in the guide', ADA)]
        : [...one('with the slash, as in the guide', ADA), ...one('without the slash', badIssuer)];
    }),
  );
  expect(answers['display-name']).toEqual([
    ...endpoints('a person with first and last name', ADA),
    ...(isKeycloak ? endpoints('a person with neither', 'signed in with an empty name') : []),
  ]);
  expect(answers.email).toEqual([
    ...endpoints('not verified', 'signed in with the e-mail address ada.mail@example.org'),
    ...endpoints('none', 'signed in without an e-mail address'),
  ]);
  expect(answers['id-token-faults']).toEqual(
    Object.entries({
      issuer: `${CLAIM}JWT "iss" (issuer) claim value`,
      audience: `${CLAIM}JWT "aud" (audience) claim value`,
      expired:
        'JWT timestamp claim value failed validation: unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
      signature: `${RESPONSE}JWT signature verification failed`,
      nonce: `${CLAIM}ID Token "nonce" claim value`,
    }).flatMap(([fault, words]) => row(fault, { endpoints: `\`${words}\``, oauth2: ADA })),
  );
  expect(answers.refusals).toEqual([
    ...row('another client secret', `\`${BODY}${isKeycloak ? 'unauthorized_client' : 'invalid_client'}: ${secret}\``),
    ...row('another redirect URI is registered', redirectUri),
    ...row('the person cancels', '`authorization response from the server is an error: access_denied`'),
    ...row('the callback is opened a second time', GONE),
    ...row('a code is used a second time, in another login', `\`${BODY}invalid_grant: ${grant}\``),
    ...row(
      'the scope `openid` is not asked for',
      isKeycloak
        ? {
            endpoints: `\`${RESPONSE}"response" body "id_token" property must be a string\``,
            oauth2: '`server responded with a challenge in the WWW-Authenticate HTTP Header`',
          }
        : {
            endpoints: NOT_200,
            oauth2: '`https://authentik.company/application/o/userinfo/ answered 403`',
          },
    ),
    ...endpoints('another algorithm than that of the ID token', `\`${RESPONSE}unexpected JWT "alg" header parameter\``),
    ...endpoints('no keys at the address for them', NOT_200),
    ...endpoints('the callback without a login', GONE),
  ]);
});
