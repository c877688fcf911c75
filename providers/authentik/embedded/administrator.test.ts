import { afterEach, describe, expect, test } from 'vitest';
import { alice, CALLBACK, claimsOf, codeOf, headerOf, jsonOf, query } from '../../../tests/support/authentik-model';
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
const SECRET = 'wiki/secret+%41 1';
const PROVIDER = 'New Application > Configure Provider';
const APPLICATION = 'New Application > Application';
const fields = registrationForms('authentik', {
  '<application_name>': 'Wiki',
  '<application_slug>': 'wiki',
  '<launch_url>': 'https://wiki.company/login',
  '<client_type>': 'Confidential',
  '<client_id>': 'wiki-client',
  '<client_secret>': SECRET,
  '<redirect_uri>': [CALLBACK, 'https://wiki.company/second'],
  '<post_logout_redirect_uri>': 'https://wiki.company',
  '<scope>': 'openid profile email',
});

const running: RegisteredProvider[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(
  given: readonly FilledField[] = fields,
  options: Partial<AdministratorOptions> = {},
): Promise<RegisteredProvider> {
  const server = await administrator.start(given, { host: 'authentik.company', users: [alice], ...options });
  running.push(server);
  return server;
}

/** The page with other values in some fields; `undefined` takes the field away. */
const changed = (changes: Readonly<Record<string, string | undefined>>): readonly FilledField[] =>
  fields.flatMap((field) => {
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

const browserOf = ({ port }: RegisteredProvider): LoopbackBrowser => new LoopbackBrowser(port, 'authentik.company');

async function logIn(browser: LoopbackBrowser, scope = 'openid profile email'): Promise<Response> {
  const path = `/application/o/authorize/?${query({
    client_id: 'wiki-client',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope,
    state: 'xyz',
  })}`;
  const asked = await browser.get(path);
  if (!asked.location.includes('/if/flow/default-authentication-flow/')) return asked;
  const done = await browser.post(asked.location, { username: 'alice', password: alice.password });
  return browser.get(done.location);
}

const exchange = async (browser: LoopbackBrowser, code: string): Promise<Record<string, unknown>> =>
  jsonOf(
    await browser.post('/application/o/token/', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      client_id: 'wiki-client',
      client_secret: SECRET,
    }),
  );

describe('the page as it stands', () => {
  test('registers the client', async () => {
    const { record } = await start();
    expect(record).toEqual({
      clientId: 'wiki-client',
      clientSecret: SECRET,
      clientType: 'confidential',
      name: 'Wiki',
      redirectUris: [CALLBACK, 'https://wiki.company/second'],
      postLogoutRedirectUris: ['https://wiki.company'],
      scopes: ['openid', 'profile', 'email'],
      pkce: undefined,
      launchUrl: 'https://wiki.company/login',
      icon: undefined,
      vendor: {
        slug: 'wiki',
        authorization_flow: 'default-provider-authorization-implicit-consent',
        invalidation_flow: 'default-provider-invalidation-flow',
        signing_key: 'authentik Self-signed Certificate',
        grant_types: ['authorization_code'],
        matching_modes: ['strict', 'strict', 'strict'],
        sub_mode: 'hashed_user_id',
        issuer_mode: 'per_provider',
        include_claims_in_id_token: true,
      },
    });
  });

  test.each(administrator.versions)('%s serves the discovery document and logs in', async (version) => {
    const server = await start(fields, { version });
    const browser = browserOf(server);
    const document = jsonOf(await browser.get('/application/o/wiki/.well-known/openid-configuration'));
    expect(document.issuer).toBe('http://authentik.company/application/o/wiki/');
    const tokens = await exchange(browser, codeOf(await logIn(browser)));
    expect(claimsOf(tokens.id_token)).toMatchObject({ aud: 'wiki-client', preferred_username: 'alice' });
    expect(headerOf(tokens.id_token).alg).toBe('RS256');
  });

  test('with an icon, by the form that edits an application', async () => {
    const form = 'Applications > Applications > Wiki > Edit > UI Settings';
    const icon = (value: string, name = 'Wiki'): FilledField => ({
      form: form.replace('Wiki', name),
      label: 'Icon',
      value,
    });
    const { record } = await start([...fields, icon('https://wiki.company/logo.webp')]);
    expect(record.icon).toBe('https://wiki.company/logo.webp');
    expect((await start([...fields, icon('fa://fa-book')])).record.icon).toBe('fa://fa-book');
    expect((await start([...fields, icon('logo.webp')], { files: ['logo.webp'] })).record.icon).toBe('logo.webp');
    for (const value of ['wiki.company/logo.webp', 'logo.webp', 'https://wiki.company', '/logo.webp'])
      expect((await refusal([...fields, icon(value)])).message).toBe(
        `Unexpected \`${value}\`, expected an absolute URL, fa:// with a name, or an uploaded file, in the field \`Icon\` of the form \`${form}\``,
      );
    expect((await refusal([...fields, icon('fa://fa-book', 'Wikki')])).expected).toBe('Wiki');
  });
});

describe('two statements about the forms', () => {
  test('every label of the page is known, and every label that is required stands on the page', () => {
    for (const form of administrator.forms) {
      const given = fields.filter((field) => field.form === form.title).map(({ label }) => label);
      expect(form.labels).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining([...form.required]));
    }
    for (const { form } of fields) expect(administrator.owns(form)).toBe(true);
    expect(administrator.owns('Administration > Authentication')).toBe(false);
  });

  test.each(fields.map((field, index) => [field.label, index] as const))(
    'a label misspelt: %s',
    async (label, index) => {
      const misspelt = `${label.slice(0, -1)}x`;
      const { message, expected } = await refusal(
        fields.map((field, at) => (at === index ? { ...field, label: misspelt } : field)),
      );
      expect(expected).toBe(label);
      expect(message).toBe(
        `Unexpected \`${misspelt}\`, expected \`${label}\`, in the form \`${String(fields[index]?.form)}\``,
      );
    },
  );

  test.each([APPLICATION, PROVIDER])('a title misspelt: %s', async (title) => {
    const misspelt = title.replace('New', 'Neu');
    expect(administrator.owns(misspelt)).toBe(false);
    const given = fields.map((field) => (field.form === title ? { ...field, form: misspelt } : field));
    expect((await refusal(given)).expected).toBe(title);
  });

  test.each(['Authorization Flow', 'Client Type', 'Signing Key', 'Grant Types'])(
    'a choice misspelt: %s',
    async (label) => {
      const value = fields.find((field) => field.label === label)?.value ?? '';
      const { message, expected } = await refusal(changed({ [label]: `${value.slice(0, -1)}x` }));
      expect(expected).toBe(value);
      expect(message).toContain(`, in the field \`${label}\` of the form \`${PROVIDER}\``);
    },
  );

  test.each([
    ['Strict', 'Strikt'],
    ['Authorization', 'Authorisation'],
    ['Post Logout', 'Post logout'],
  ])('a choice of a row misspelt: %s', async (right, wrong) => {
    const given = fields.map((field) => ({
      ...field,
      bold: field.label.startsWith('Redirect') ? (field.bold ?? []).map((word) => word.replace(right, wrong)) : [],
    }));
    expect((await refusal(given)).expected).toBe(right);
  });

  test('rows whose choices were not read are refused, one alone is what the form proposes', async () => {
    const unread = fields.map(({ form, label, value }) => ({ form, label, value }));
    expect((await refusal(unread)).message).toContain('in bold Strict, Regex, Authorization, Post Logout');
    const { record } = await start(unread.filter(({ value }) => !/second$|company$/.test(value)));
    expect(record).toMatchObject({ redirectUris: [CALLBACK], postLogoutRedirectUris: [] });
  });
});

describe('values that the forms refuse', () => {
  test.each([
    ['Application Name', undefined, 'Unexpected empty field, expected a value'],
    ['Slug', '', 'Unexpected empty field, expected a value'],
    ['Slug', 'wiki.company', 'expected letters, digits, _ and -, and none of the reserved words'],
    ['Slug', 'userinfo', 'expected letters, digits, _ and -, and none of the reserved words'],
    ['Launch URL', 'wiki', 'expected an absolute URL'],
    ['Authorization Flow', undefined, 'Unexpected empty field, expected a value'],
    ['Client ID', ' ', 'expected a value'],
    ['Scopes', 'openid profile emial', 'Unexpected `emial`, expected `email`'],
    ['Scopes', 'openid groups', 'Unexpected `groups`, expected one of `openid`'],
    ['Scopes', 'openid,profile', 'Unexpected `openid,profile`'],
  ])('%s: %j', async (label, value, message) => {
    expect((await refusal(changed({ [label]: value }))).message).toContain(message);
  });

  test('a second value, a broken pattern, two choices', async () => {
    const slug: FilledField = { form: APPLICATION, label: 'Slug', value: 'wiki2' };
    expect((await refusal([...fields, slug])).message).toContain('Unexpected `second Slug`, expected it once');
    const row = { form: PROVIDER, label: 'Redirect URIs/Origins (RegEx)', value: 'https://(' };
    expect((await refusal([...fields, { ...row, bold: ['Regex'] }])).message).toContain(
      'expected a regular expression',
    );
    expect((await refusal([...fields, { ...row, bold: ['Strict', 'Regex'] }])).message).toContain(
      'expected Strict alone',
    );
  });

  test('a version with other forms, and settings that the model has not', async () => {
    await expect(start(fields, { version: '2025.10.0' })).rejects.toThrow(
      'expected one whose forms are known: 2026.8.3',
    );
    const key: FilledField = { form: PROVIDER, label: 'Encryption Key', value: 'authentik Self-signed Certificate' };
    await expect(start([...fields, key])).rejects.toThrow('The model of authentik has no Encryption Key.');
  });
});

describe('what an administrator gets wrong', () => {
  test('without a key the client secret signs', async () => {
    const browser = browserOf(await start(changed({ 'Signing Key': '' })));
    expect(headerOf((await exchange(browser, codeOf(await logIn(browser)))).id_token).alg).toBe('HS256');
    // Not touched, the only key is selected.
    expect((await start(changed({ 'Signing Key': undefined }))).record.vendor.signing_key).not.toBe('');
  });

  test.each(['Implicit', 'Refresh token', ''])('grant types %j refuse every login', async (value) => {
    const { location } = await logIn(browserOf(await start(changed({ 'Grant Types': value }))));
    expect(location).toContain('error=invalid_request');
  });

  test('all grant types are selected where the page does not name one', async () => {
    const { record } = await start(changed({ 'Grant Types': undefined }));
    expect(record.vendor.grant_types).toContain('authorization_code');
    expect(record.vendor.grant_types).toHaveLength(8);
  });

  test('a public client has no secret to show, and takes any', async () => {
    const server = await start(changed({ 'Client Type': 'Public' }));
    expect(server.record).toMatchObject({ clientType: 'public', clientSecret: undefined });
  });

  test('what the form fills in is made when the page does not give it', async () => {
    const { record } = await start(changed({ 'Client ID': undefined, 'Client Secret': undefined }));
    expect(record.clientId).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(record.clientSecret).toMatch(/^[A-Za-z0-9]{128}$/);
  });

  test('a scope that is not selected gives nothing; explicit consent asks', async () => {
    const browser = browserOf(await start(changed({ Scopes: 'openid profile' })));
    expect((await exchange(browser, codeOf(await logIn(browser)))).scope).toBe('openid profile');
    const asking = browserOf(
      await start(changed({ 'Authorization Flow': 'default-provider-authorization-explicit-consent' })),
    );
    expect((await logIn(asking)).location).toContain('/if/flow/default-provider-authorization-explicit-consent/');
  });

  test('a mapping of the administrator’s own stands in the place of the vendor’s, or besides it', async () => {
    const email = { scopeName: 'email', claims: () => ({ email: 'x@wiki.company', email_verified: true }) };
    const roles = { scopeName: 'wiki_roles', claims: () => ({ wiki_roles: ['editor'] }) };
    const server = await start(fields, { mappings: [email, roles] });
    expect(server.record.scopes).toEqual(['openid', 'profile', 'email', 'wiki_roles']);
    const browser = browserOf(server);
    const { id_token: idToken } = await exchange(browser, codeOf(await logIn(browser, 'openid email wiki_roles')));
    expect(claimsOf(idToken)).toMatchObject({ email_verified: true, wiki_roles: ['editor'] });
  });
});
