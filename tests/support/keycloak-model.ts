import { vi } from 'vitest';
import type { EmbeddedProvider } from '../../providers/embedded/embedded-provider';
import { startKeycloak, type KeycloakClient, type KeycloakOptions } from '../../providers/keycloak/embedded';
import { LoopbackBrowser, type Response } from './loopback-browser';

/** What the tests of the model of Keycloak share: a server with one user and one client, and the steps of a login. */
export const NEWEST = '26.7.4';
export const CALLBACK = 'https://wiki.company/login/4c8e/callback';
export const BASE = '/realms/company/protocol/openid-connect';
export const ISSUER = 'http://keycloak.company/realms/company';
export const alice = {
  username: 'alice',
  password: 'wonderland-42',
  firstName: 'Alice',
  lastName: 'Example',
  email: 'alice@wiki.company',
  emailVerified: true,
  groups: ['/staff', '/staff/editors'],
};
export const client = {
  clientId: 'wiki-client',
  clientSecret: 'wiki/secret+%41 1',
  redirectUris: [CALLBACK],
  postLogoutRedirectUris: ['https://wiki.company/*'],
  webOrigins: ['+'],
} satisfies KeycloakClient;

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
  changes: Partial<KeycloakClient> = {},
  version = NEWEST,
  options: Partial<KeycloakOptions> = {},
): Promise<Started> {
  const clients = [{ ...client, ...changes }];
  const server = await startKeycloak({ version, realm: 'company', users: [alice], clients, ...options });
  running.push(server);
  return { server, browser: new LoopbackBrowser(server.port, 'keycloak.company') };
}

export const query = (params: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();

export const authPath = (changes: Readonly<Record<string, string | undefined>> = {}, base = BASE): string =>
  `${base}/auth?${query({
    client_id: 'wiki-client',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'xyz',
    ...changes,
  })}`;

export const actionOf = ({ body }: Response): string =>
  (/action="([^"]+)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&');

export async function logIn(browser: LoopbackBrowser, path = authPath()): Promise<Response> {
  const asked = await browser.get(path);
  if (asked.status !== 200) return asked;
  return browser.post(actionOf(asked), { username: 'alice', password: alice.password });
}

export const codeOf = ({ location }: Response): string => new URL(location).searchParams.get('code') ?? '';
export const paramsOf = ({ location }: Response): Record<string, string> =>
  Object.fromEntries(new URL(location).searchParams);
export const jsonOf = ({ body }: Response): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
export const claimsOf = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
export const bearer = (token: unknown): Record<string, string> => ({ Authorization: `Bearer ${String(token)}` });

export const credentials = { client_id: client.clientId, client_secret: client.clientSecret };
export const exchange = (
  browser: LoopbackBrowser,
  code: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  base = BASE,
): Promise<Response> => {
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...credentials, ...changes };
  return browser.post(`${base}/token`, Object.fromEntries(new URLSearchParams(query(form))));
};

export async function tokens(browser: LoopbackBrowser, path?: string): Promise<Record<string, unknown>> {
  return jsonOf(await exchange(browser, codeOf(await logIn(browser, path))));
}
