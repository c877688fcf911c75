import { vi } from 'vitest';
import type { EmbeddedProvider } from '../../providers/embedded/embedded-provider';
import { startAuthentik, type AuthentikApplication, type AuthentikOptions } from '../../providers/authentik/embedded';
import { LoopbackBrowser, type Response } from './loopback-browser';

/** What the tests of the model of authentik share: a server with one user and one client, and the steps of a login. */
export const NEWEST = '2026.8.3';
export const CALLBACK = 'https://wiki.company/login/4c8e/callback';
export const alice = {
  username: 'alice',
  password: 'wonderland-42',
  firstName: 'Alice',
  lastName: 'Example',
  email: 'alice@wiki.company',
  groups: ['staff', 'wiki-editors'],
};
export const application = {
  slug: 'wiki',
  name: 'Wiki',
  clientId: 'wiki-client',
  clientSecret: 'wiki/secret+%41 1',
  redirectUris: [
    { url: CALLBACK, mode: 'strict' },
    { url: 'https://[a-z]+\\.wiki\\.company/callback', mode: 'regex' },
  ],
  signingKey: 'RSA',
  grantTypes: ['authorization_code', 'refresh_token'],
} satisfies AuthentikApplication;

const running: EmbeddedProvider[] = [];

/** Stops what a test has started; for `afterEach`. */
export async function stopAll(): Promise<void> {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((server) => server.stop()));
}

export interface Started {
  readonly server: EmbeddedProvider;
  readonly browser: LoopbackBrowser;
}

export async function start(
  changes: Partial<AuthentikApplication> = {},
  version = NEWEST,
  options: Partial<AuthentikOptions> = {},
): Promise<Started> {
  const applications = [{ ...application, ...changes }];
  const server = await startAuthentik({ version, users: [alice], applications, ...options });
  running.push(server);
  return { server, browser: new LoopbackBrowser(server.port, 'authentik.company') };
}

export const query = (params: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();

export const authorizePath = (changes: Readonly<Record<string, string | undefined>> = {}): string =>
  `/application/o/authorize/?${query({
    client_id: 'wiki-client',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'xyz',
    ...changes,
  })}`;

export async function logIn(browser: LoopbackBrowser, path = authorizePath()): Promise<Response> {
  const asked = await browser.get(path);
  if (!asked.location.includes('/if/flow/default-authentication-flow/')) return asked;
  const done = await browser.post(asked.location, { username: 'alice', password: alice.password });
  return browser.get(done.location);
}

export const codeOf = ({ location }: Response): string => new URL(location).searchParams.get('code') ?? '';
export const paramsOf = ({ location }: Response): Record<string, string> =>
  Object.fromEntries(new URL(location).searchParams);
export const jsonOf = ({ body }: Response): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
export const claimsOf = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
export const headerOf = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

export const credentials = { client_id: application.clientId, client_secret: application.clientSecret };
export const exchange = (
  browser: LoopbackBrowser,
  code: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  browser.post('/application/o/token/', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    ...credentials,
    ...changes,
  });

export async function tokens(browser: LoopbackBrowser, path?: string): Promise<Record<string, unknown>> {
  return jsonOf(await exchange(browser, codeOf(await logIn(browser, path))));
}
