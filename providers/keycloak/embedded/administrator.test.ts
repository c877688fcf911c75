import { afterEach, describe, expect, test } from 'vitest';
import {
  actionOf,
  alice,
  authPath,
  BASE,
  bearer,
  CALLBACK,
  claimsOf,
  codeOf,
  credentials,
  exchange,
  jsonOf,
  paramsOf,
} from '../../../tests/support/keycloak-model';
import { LoopbackBrowser, type Response } from '../../../tests/support/loopback-browser';
import { registrationForms } from '../../../tests/support/registration-forms';
import {
  FormRefusal,
  type AdministratorOptions,
  type FilledField,
  type RegisteredProvider,
} from '../../embedded/administrator';
import { administrator } from './administrator';

/** The administrator against the page that it follows, and against pages with a fault. */
const WIZARD = ['General settings', 'Capability config', 'Login settings'].map((step) => `Create client > ${step}`);
const GROUPS = 'Add mapper > Group Membership';
const page = registrationForms('keycloak', {
  '<application_name>': 'Wiki',
  '<launch_url>': 'https://wiki.company/login',
  '<client_type>': 'On',
  '<pkce>': 'not required',
  '<client_id>': credentials.client_id,
  '<client_secret>': credentials.client_secret,
  '<redirect_uri>': [CALLBACK, 'https://wiki.company/second'],
  '<post_logout_redirect_uri>': 'https://wiki.company',
});
/** As for a guide without extra claims. */
const fields = page.filter(({ form }) => form !== GROUPS);

const running: RegisteredProvider[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(
  given: readonly FilledField[] = fields,
  options: Partial<AdministratorOptions> = {},
): Promise<RegisteredProvider> {
  const world = { host: 'keycloak.company', realm: 'company', users: [alice] };
  const server = await administrator.start(given, { ...world, ...options });
  running.push(server);
  return server;
}

/** The page with other values in some fields; `undefined` takes the field away. */
const changed = (
  changes: Readonly<Record<string, string | undefined>>,
  of: readonly FilledField[] = fields,
): readonly FilledField[] =>
  of.flatMap((field) => {
    if (!(field.label in changes)) return [field];
    const value = changes[field.label];
    return value === undefined ? [] : [{ ...field, value }];
  });

const refusal = async (
  given: readonly FilledField[],
  options?: Partial<AdministratorOptions>,
): Promise<FormRefusal> => {
  const error: unknown = await start(given, options).then(
    () => new Error('Expected a refusal.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FormRefusal)) throw error;
  return error;
};

const browserOf = ({ port }: RegisteredProvider): LoopbackBrowser => new LoopbackBrowser(port, 'keycloak.company');

async function logIn(browser: LoopbackBrowser, path = authPath()): Promise<Response> {
  const asked = await browser.get(path);
  if (asked.status !== 200) return asked;
  return browser.post(actionOf(asked), { username: 'alice', password: alice.password });
}

const tokens = async (browser: LoopbackBrowser): Promise<Record<string, unknown>> =>
  jsonOf(await exchange(browser, codeOf(await logIn(browser))));

describe('the page as it stands', () => {
  test('registers the client', async () => {
    const { record } = await start();
    expect(record).toMatchObject({
      clientId: credentials.client_id,
      clientSecret: credentials.client_secret,
      clientType: 'confidential',
      name: 'Wiki',
      redirectUris: [CALLBACK, 'https://wiki.company/second'],
      postLogoutRedirectUris: ['https://wiki.company'],
      pkce: undefined,
      launchUrl: 'https://wiki.company/login',
      icon: undefined,
    });
    expect(record.scopes.slice(0, 3)).toEqual(['openid', 'profile', 'email']);
    expect(record.vendor).toEqual({
      protocol: 'openid-connect',
      standardFlowEnabled: true,
      webOrigins: [],
      clientAuthenticator: 'Client Id and Secret',
    });
  });

  test.each(administrator.versions)('%s serves the discovery document and logs in', async (version) => {
    const browser = browserOf(await start(fields, { version }));
    const document = jsonOf(await browser.get('/realms/company/.well-known/openid-configuration'));
    expect(document.issuer).toBe('http://keycloak.company/realms/company');
    const claims = claimsOf((await tokens(browser)).id_token);
    expect(claims).toMatchObject({ aud: 'wiki-client', preferred_username: 'alice' });
    expect(claims).not.toHaveProperty('groups');
  });

  test('with extra claims adds the mapper', async () => {
    const server = await start(page);
    expect(server.record.vendor).toMatchObject({ mapper: 'groups', 'claim.name': 'groups', 'full.path': false });
    expect(claimsOf((await tokens(browserOf(server))).id_token).groups).toEqual(['staff', 'editors']);
  });
});

describe('two statements about the forms', () => {
  test('every label of the page is known, and every label that is required stands on the page', () => {
    for (const form of administrator.forms) {
      const given = page.filter((field) => field.form === form.title).map(({ label }) => label);
      expect(form.labels).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining([...form.required]));
    }
    for (const { form } of page) expect(administrator.owns(form)).toBe(true);
    expect(administrator.owns('Administration > Authentication')).toBe(false);
  });

  test.each(page.map((field, index) => [field.label, index] as const))('a label misspelt: %s', async (label, index) => {
    const misspelt = `${label.slice(0, -1)}x`;
    const { message, expected } = await refusal(
      page.map((field, at) => (at === index ? { ...field, label: misspelt } : field)),
    );
    expect(expected).toBe(label);
    expect(message).toBe(
      `Unexpected \`${misspelt}\`, expected \`${label}\`, in the form \`${String(page[index]?.form)}\``,
    );
  });

  test.each([...WIZARD, GROUPS, 'Clients > the new client > Credentials'])('a title misspelt: %s', async (title) => {
    const misspelt = `${title.slice(0, -1)}x`;
    expect(administrator.owns(misspelt)).toBe(false);
    const given = page.map((field) => (field.form === title ? { ...field, form: misspelt } : field));
    expect((await refusal(given)).expected).toBe(title);
  });

  test.each([
    'Client type',
    'Client authentication',
    'Standard flow',
    'PKCE Method',
    'Client Authenticator',
    'Full group path',
    'Add to ID token',
    'Add to access token',
    'Add to userinfo',
  ])('a choice misspelt: %s', async (label) => {
    const value = page.find((field) => field.label === label)?.value ?? '';
    const { message, expected } = await refusal(changed({ [label]: `${value.slice(0, -1)}x` }, page));
    expect(expected).toBe(value);
    expect(message).toContain(`, in the field \`${label}\` of the form `);
  });
});

describe('values that the forms refuse', () => {
  test.each([
    ['Client ID', undefined, 'Unexpected empty field, expected a value'],
    ['Client type', 'SAML', 'expected OpenID Connect, which the other forms belong to'],
    ['Home URL', 'wiki', 'expected a URL, or a path'],
    ['Valid redirect URIs', 'wiki.company/callback', 'expected a URI without a fragment'],
    ['Valid redirect URIs', 'https://wiki.company/#callback', 'expected a URI without a fragment'],
    ['Valid post logout redirect URIs', 'wiki', 'expected a URI without a fragment, + or -'],
    ['Standard flow', '', 'expected a value'],
  ])('%s: %j', async (label, value, message) => {
    expect((await refusal(changed({ [label]: value }))).message).toContain(message);
  });

  test('fields of another version, and settings that the model has not', async () => {
    const [, capability = ''] = WIZARD;
    const pkce: FilledField = { form: capability, label: 'Require PKCE', value: 'On' };
    expect((await start([...fields, pkce])).record.pkce).toBe('S256');
    expect((await refusal([...fields, pkce], { version: '26.3.5' })).message).toContain('Unexpected `Require PKCE`');
    const off = [...changed({ 'PKCE Method': 'S256' }), { ...pkce, value: 'Off' }];
    expect((await refusal(off)).message).toContain('no such field with Require PKCE off');
    const proof: FilledField = { form: capability, label: 'Require DPoP bound tokens', value: 'On' };
    await expect(start([...fields, proof])).rejects.toThrow('The model of Keycloak has no Require DPoP bound tokens.');
    await expect(start(changed({ 'Token Claim Name': 'wiki.groups' }, page))).rejects.toThrow('claims inside others');
    await expect(start(fields, { version: '26.2.0' })).rejects.toThrow('forms are known: 26.7.4, 26.3.5');
    await expect(administrator.start(fields, { host: 'keycloak.company', users: [] })).rejects.toThrow('the realm');
  });
});

describe('what an administrator gets wrong', () => {
  test.each([
    ['Off', 'Client authentication'],
    [undefined, 'Client Secret'],
  ])('Client authentication %s: there is no secret to copy', async (value, label) => {
    const { message, field } = await refusal(changed({ 'Client authentication': value }));
    expect(message).toContain('Unexpected `Off`, expected On: without it there is no tab Credentials');
    expect(field.label).toBe(label);
  });

  test.each(['Off', undefined])('Client authentication %s, and no secret: none is asked for', async (value) => {
    const server = await start(changed({ 'Client authentication': value, 'Client Secret': undefined }));
    expect(server.record).toMatchObject({ clientType: 'public', clientSecret: undefined });
    const browser = browserOf(server);
    const code = codeOf(await logIn(browser));
    expect((await exchange(browser, code, { client_secret: undefined })).status).toBe(200);
  });

  test('another authenticator than the secret: the secret is not accepted', async () => {
    const browser = browserOf(await start(changed({ 'Client Authenticator': 'Signed JWT' })));
    expect(await tokens(browser)).toMatchObject({ error: 'unauthorized_client' });
  });

  test('Standard flow Off refuses every login', async () => {
    const browser = browserOf(await start(changed({ 'Standard flow': 'Off' })));
    expect(paramsOf(await logIn(browser))).toMatchObject({
      error: 'unauthorized_client',
      error_description: expect.stringContaining('Standard flow is disabled') as unknown,
    });
  });

  test('a challenge that is demanded and not sent', async () => {
    const server = await start(changed({ 'PKCE Method': 'S256' }));
    expect(server.record.pkce).toBe('S256');
    expect(paramsOf(await logIn(browserOf(server))).error_description).toBe('Missing parameter: code_challenge_method');
  });

  test('no redirect URI', async () => {
    const browser = browserOf(await start(changed({ 'Valid redirect URIs': '' })));
    expect((await logIn(browser)).body).toContain('Invalid parameter: redirect_uri');
  });

  test('the mapper’s switches decide where the claim goes', async () => {
    const where = async (changes: Readonly<Record<string, string | undefined>>): Promise<readonly unknown[]> => {
      const browser = browserOf(await start(changed(changes, page)));
      const given = await tokens(browser);
      const userinfo = jsonOf(await browser.get(`${BASE}/userinfo`, bearer(given.access_token)));
      return [claimsOf(given.id_token).groups, claimsOf(given.access_token).groups, userinfo.groups];
    };
    const names = ['staff', 'editors'];
    expect(await where({ 'Add to ID token': 'Off' })).toEqual([undefined, names, names]);
    expect(await where({ 'Add to access token': 'Off' })).toEqual([names, undefined, names]);
    expect(await where({ 'Add to userinfo': 'Off' })).toEqual([names, names, undefined]);
    expect(await where({ 'Token Claim Name': '' })).toEqual([undefined, undefined, undefined]);
    const paths = ['/staff', '/staff/editors'];
    expect(await where({ 'Full group path': undefined })).toEqual([paths, paths, paths]);
  });

  test('a scope of the administrator’s own is one of the client’s, and of no other name', async () => {
    const mapping = { scopeName: 'wiki_roles', claims: () => ({ wiki_roles: ['editor'] }) };
    const server = await start(fields, { mappings: [mapping] });
    expect(server.record.scopes).toContain('wiki_roles');
    expect(claimsOf((await tokens(browserOf(server))).id_token).wiki_roles).toEqual(['editor']);
    const unknown = await logIn(browserOf(await start()), authPath({ scope: 'openid wiki_roles' }));
    expect(paramsOf(unknown).error_description).toBe('Invalid scopes: openid wiki_roles');
  });
});
