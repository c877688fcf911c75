import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startAuthentik } from '../../providers/authentik/embedded';
import type { EmbeddedOptions, EmbeddedProvider } from '../../providers/embedded/embedded-provider';
import { startKeycloak } from '../../providers/keycloak/embedded';
import type { Browser, Page } from './browser';
import { startChromium, type Chromium } from './chromium';
import { createHttpAgent } from './http-agent';
import { redirectNames, type NameRedirection } from './redirect-names';
import { sampleApp } from './sample-app';
import { serveApp, type ServedApp } from './serve-app';
import { signIn } from './sign-in';
import { createTestAuthority, type TestAuthority } from './test-authority';

// A browser takes its time when all tests run at once.
vi.setConfig({ testTimeout: 60_000 });

const alice = {
  username: 'alice',
  password: 'wonderland 42&=',
  firstName: 'Alice',
  lastName: 'Example',
  email: 'alice@wiki.company',
  emailVerified: true,
};
const secret = 'wiki/secret+%41 1';

interface Provider {
  readonly name: string;
  readonly host: string;
  readonly issuerOf: (clientId: string) => string;
  readonly start: (options: Omit<EmbeddedOptions, 'version'>, clients: readonly Client[]) => Promise<EmbeddedProvider>;
}

interface Client {
  readonly clientId: string;
  /** Where the application is. */
  readonly url: string;
  readonly asksConsent: boolean;
}

const providers: readonly Provider[] = [
  {
    name: 'authentik',
    host: 'authentik.company',
    issuerOf: (clientId) => `https://authentik.company/application/o/${clientId}/`,
    start: (options, clients) =>
      startAuthentik({
        ...options,
        version: '2026.8.3',
        applications: clients.map(({ clientId, url, asksConsent }) => ({
          clientId,
          clientSecret: secret,
          slug: clientId,
          redirectUris: [
            { url: `${url}/callback`, mode: 'strict' },
            { url: `${url}/`, mode: 'strict', type: 'logout' },
          ],
          signingKey: 'RSA',
          grantTypes: ['authorization_code', 'refresh_token'],
          consent: asksConsent ? 'explicit' : 'implicit',
        })),
      }),
  },
  {
    name: 'Keycloak',
    host: 'keycloak.company',
    issuerOf: () => 'https://keycloak.company/realms/company',
    start: (options, clients) =>
      startKeycloak({
        ...options,
        version: '26.7.4',
        realm: 'company',
        clients: clients.map(({ clientId, url, asksConsent }) => ({
          clientId,
          clientSecret: secret,
          redirectUris: [`${url}/callback`],
          postLogoutRedirectUris: [`${url}/`],
          consentRequired: asksConsent,
        })),
      }),
  },
];

/** An application at each provider that asks for nothing, and one that asks for consent. */
const clientsOf = ({ name }: Provider): Client[] =>
  [false, true].map((asksConsent) => {
    const clientId = `${name.toLowerCase()}-${asksConsent ? 'asking' : 'plain'}`;
    return { clientId, asksConsent, url: `https://${clientId}.company` };
  });

let authority: TestAuthority;
let names: NameRedirection;
let chromium: Chromium;
const servers: { readonly port: number; readonly stop: () => Promise<void> }[] = [];
const browsers: Browser[] = [];

beforeAll(async () => {
  authority = await createTestAuthority();
  names = redirectNames(authority);
  const serve = async (host: string, handler: Parameters<typeof serveApp>[2]): Promise<ServedApp> => {
    const app = await serveApp(host, authority, handler);
    servers.push(app);
    names.add(host, app.port);
    return app;
  };
  for (const provider of providers) {
    const clients = clientsOf(provider);
    const { host, issuerOf } = provider;
    const tls = await authority.certificateFor([host]);
    const server = await provider.start({ host, tls, users: [alice] }, clients);
    servers.push(server);
    names.add(host, server.port);
    for (const { clientId, url } of clients)
      await serve(new URL(url).host, sampleApp({ url, clientId, clientSecret: secret, issuer: issuerOf(clientId) }));
  }
  const rounds = await serve('rounds.company', (request, response) => {
    response.writeHead(302, { Location: `${request.url ?? ''}x` }).end();
  });
  // Its certificate is for another name.
  names.add('other.company', rounds.port);
  await serve('passing.company', (_request, response) => response.end('first'));
  chromium = await startChromium(names, authority);
}, 60_000);
afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
afterAll(async () => {
  await chromium.close();
  await Promise.all(servers.map((server) => server.stop()));
  await names.stop();
});

async function open(kind: Kind): Promise<Browser> {
  const options = { secrets: [secret] };
  const browser = kind === 'agent' ? createHttpAgent(options) : await chromium.open(options);
  browsers.push(browser);
  return browser;
}

type Kind = 'agent' | 'Chromium';
const kinds: readonly Kind[] = ['agent', 'Chromium'];

/** The way that a browser came along, without what differs from run to run. */
const way = ({ hops }: Page): string[] =>
  hops.map((hop) => `${hop.method} ${hop.url.replace(/\?.*/, '')} ${hop.status}`);

describe.each(providers)('$name', (provider) => {
  const [plain, asking] = clientsOf(provider).map(({ url }) => url) as [string, string];

  test('logs the user in and out at the host names of the page, and both browsers come the same way', async () => {
    const ways = [];
    for (const kind of kinds) {
      const browser = await open(kind);
      const first = await browser.visit(`${plain}/`);
      expect(first).toMatchObject({ status: 200, title: 'Wiki', text: 'Wiki\nSign in' });
      const login = await browser.click('Sign in');
      expect(new URL(login.url).host).toBe(provider.host);
      const done = await signIn(browser, alice);
      expect(done).toMatchObject({ url: `${plain}/`, text: 'Wiki\nSigned in as alice (alice@wiki.company)\nSign out' });
      expect(way(done).slice(-2)).toEqual([`GET ${plain}/callback 302`, `GET ${plain}/ 200`]);
      const out = await browser.click('Sign out');
      expect(out).toMatchObject({ url: `${plain}/`, text: 'Wiki\nSign in' });
      ways.push([login, done, out].map(way));
      const text = JSON.stringify(browser.log);
      expect(text).not.toContain('wonderland');
      expect(text).not.toMatch(/[?&]code=(?!\*)/);
    }
    expect(ways[0]).toEqual(ways[1]);
    expect(names.refused).toEqual([]);
  });

  test('keeps a user with a wrong password', async () => {
    for (const kind of kinds) {
      const browser = await open(kind);
      await browser.visit(`${plain}/login`);
      const page = await signIn(browser, { ...alice, password: 'wrong' });
      expect(page).toMatchObject({ text: expect.stringMatching(/Invalid (username or )?password/) as string });
      expect(await signIn(browser, alice)).toMatchObject({ url: `${plain}/` });
    }
  });

  test('tells the application of a refusal where the user can refuse', async () => {
    const opened = await Promise.all(kinds.map(open));
    for (const browser of opened) {
      await browser.visit(`${asking}/login`);
      const refused = await signIn(browser, { ...alice, allow: false });
      if (provider.name === 'Keycloak')
        expect(refused).toMatchObject({ status: 500, text: 'Error: The provider says access_denied.' });
      else expect(refused).toMatchObject({ title: 'Authorize Application' });
    }
    // Keycloak remembers a consent, so these come last.
    for (const browser of opened) {
      await browser.visit(`${asking}/login`);
      expect(await signIn(browser, alice)).toMatchObject({ url: `${asking}/` });
    }
  });
});

test('an application that comes again at its port is there again, for Chromium too', async () => {
  const opened = await Promise.all(kinds.map(open));
  const shown = async (): Promise<Page[]> =>
    Promise.all(opened.map((browser) => browser.visit('https://passing.company')));
  for (const page of await shown()) expect(page).toMatchObject({ text: 'first' });
  const passing = servers.pop();
  await passing?.stop();
  for (const page of await shown())
    expect(page).toMatchObject({ url: 'https://passing.company/', reason: 'connection-refused' });
  servers.push(
    await serveApp('passing.company', authority, (_request, response) => response.end('again'), passing?.port),
  );
  for (const page of await shown()) expect(page).toMatchObject({ text: 'again' });
});

test('both browsers fail for the same reason', async () => {
  const pages = [
    ['https://wiki.compny/', 'name-not-resolved'],
    ['http://rounds.company/', 'connection-refused'],
    ['https://rounds.company:8443/', 'connection-refused'],
    ['https://rounds.company/', 'too-many-redirects'],
    ['no url', 'invalid-url'],
  ] as const;
  for (const kind of kinds) {
    const browser = await open(kind);
    for (const [target, reason] of pages) {
      const page = await browser.visit(target);
      expect({ kind, ...page }).toMatchObject({ kind, reason, error: expect.any(String) as string });
      await expect(browser.click('Sign in')).rejects.toThrow('Expected a page with a link Sign in, but ');
    }
  }
});

test('only the agent looks at the name in a certificate: Chromium is told to trust the key', async () => {
  const agent = await open('agent');
  expect(await agent.visit('https://other.company/')).toMatchObject({ reason: 'certificate' });
  const browser = await open('Chromium');
  expect(await browser.visit('https://other.company/')).not.toMatchObject({ reason: 'certificate' });
});
