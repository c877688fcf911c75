import { expect, test } from 'vitest';
import { useGuide } from '../../tests/support/use-guide';
import recipe from './recipe';

/** What a failure says. That all variants pass, and that wrong values do not, `npm run recipes` shows. */
const guide = useGuide('auth-js');

test('a wrong value is named, with what the application wrote into its log', async () => {
  const mutants = { '| AUTH_AUTHENTIK_ISSUER': 'https://authentik.company/application/o/example-app' };
  const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'core', mutants });
  expect(failure?.step).toBe('start');
  expect(failure?.about.map(({ label }) => label)).toContain('AUTH_AUTHENTIK_ISSUER');
  expect(failure?.application).toContain('"response" body "issuer" property does not match the expected value');
});

test('a failure in an example names the example', async () => {
  const mutants = { 'provider.Keycloak().allowDangerousEmailAccountLinking': 'false' };
  const { failure } = await guide.run(recipe, { provider: 'keycloak', variant: 'next-5-examples', mutants });
  expect(failure?.message).toMatch(
    /^Account linking: Unexpected way back to \/api\/auth\/signin\?error=OAuthAccountNotLinked/,
  );
});

test('a refresh token that authentik does not redeem is noticed', async () => {
  const mutants = { 'Edit | Grant Types #2': 'Implicit' };
  const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'next-5-examples', mutants });
  expect(failure?.step).toBe('account');
  expect(failure?.message).toContain('/application/o/token/ answered 400: {"error":"invalid_grant"');
});

/** The end of the id of a command's value, and what stands in for it. */
const install = 'Next.js | In the folder of package.json | npm install';

test('a command without a number installs whichever version', async () => {
  const mutants = { [install]: 'npm install next-auth' };
  const { failure } = await guide.run(recipe, { provider: 'keycloak', variant: 'next-5', mutants });
  expect(failure).toBeUndefined();
});

test.each([
  ['next-5', install, 'npm install next-auth@5.0.0-beta.25', 'next-auth@5.0.0-beta.25'],
  ['next-4', 'package.json | dependencies.next-auth', '4.24.14', 'next-auth@4.24.14'],
  ['qwik', 'In the folder of package.json | npm run', 'npm run qwik add authjs', 'npm run qwik add authjs'],
  ['sveltekit', 'ORIGIN=https://app.company node', 'ORIGIN=https://app.company node build', '`node build`'],
  ['core', 'On any computer | openssl rand', 'openssl rand -hex 33', 'openssl rand -hex 33'],
])('another command is noticed: %s: %s: %s', async (variant, value, text, message) => {
  const { failure } = await guide.run(recipe, { provider: 'keycloak', variant, mutants: { [value]: text } });
  expect(failure?.message).toContain(message);
});

test('what stands in for something of the page is said where it does', async () => {
  const substitutions = async (variant: string): Promise<readonly string[]> =>
    (await guide.run(recipe, { provider: 'keycloak', variant })).substitutions;
  const internal = 'http://keycloak:8080/, the internal name -> https://keycloak.company/, the public one';
  const alias = 'next-auth -> next-auth-4, the same package in a folder of another name';
  expect(await substitutions('next-5-examples')).toContain(internal);
  const version4 = await substitutions('next-4');
  expect(version4).toContain(alias);
  expect(version4).not.toContain(internal);
});
