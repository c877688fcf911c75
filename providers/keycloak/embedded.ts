import type { EmbeddedProvider } from '../embedded/embedded-provider';
import { empty, html, json, notModelled as notModelledAnswer, type Answer, type Call } from '../embedded/http';
import { markup, page } from '../embedded/html';
import { startServer } from '../embedded/server';
import { authorize } from './embedded/authorize';
import { certs, discovery } from './embedded/discovery';
import { loginAction } from './embedded/login';
import { confirmLogout, logout } from './embedded/logout';
import { issuerOf, makeModel, type Model } from './embedded/model';
import { notModelled } from './embedded/not-modelled';
import type { KeycloakOptions } from './embedded/options';
import { token } from './embedded/token';
import { introspect, revoke, userinfo } from './embedded/userinfo';

export { notModelled } from './embedded/not-modelled';
export type { ClientScope, KeycloakClient, KeycloakOptions } from './embedded/options';

/**
 * A model of one realm of Keycloak as an OpenID provider, 16 to 26, on 127.0.0.1.
 *
 * Paths, checks and their order, texts and claims are written from the vendor's sources, guides and release notes, from the texts of its
 * console and login theme, and from its issues; the files under `embedded/` name them in brackets. The facts mark some details as believed
 * and not checked: the order of parameters in the callback, lifetimes, the texts about PKCE, and what happens before 20 in general. Nothing
 * is taken from `provider.ts`: a test compares the two. What Keycloak does and this does not is listed in {@link notModelled}.
 *
 * @throws RangeError when the version is older than 16, or two clients have one id
 * @throws when the port is taken
 */
export async function startKeycloak(options: KeycloakOptions): Promise<EmbeddedProvider> {
  const model = await makeModel(options);
  const server = await startServer({
    host: options.host,
    port: options.port,
    tls: options.tls,
    trustProxy: options.proxyHeaders === true,
    secrets: [
      ...options.clients.flatMap(({ clientSecret }) => clientSecret ?? []),
      ...options.users.map(({ password }) => password),
    ],
    handle: (call) => route(model, call),
  });
  // The library judges a client when it first meets it: better now than during a login.
  await model.libraries.of(issuerOf(model, { origin: server.url }));
  return {
    ...server,
    version: options.version,
    notModelled,
    spoil: (fault) => {
      model.fault = fault;
    },
  };
}

type Endpoint = (model: Model, call: Call) => Answer | Promise<Answer>;

/** Paths below the realm; none ends with a slash. [available-endpoints.adoc] */
const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/.well-known/openid-configuration', discovery],
  ['/protocol/openid-connect/auth', authorize],
  ['/protocol/openid-connect/token', token],
  ['/protocol/openid-connect/token/introspect', introspect],
  ['/protocol/openid-connect/userinfo', userinfo],
  ['/protocol/openid-connect/revoke', revoke],
  ['/protocol/openid-connect/certs', certs],
  ['/protocol/openid-connect/logout', logout],
  ['/protocol/openid-connect/logout/logout-confirm', confirmLogout],
  ['/login-actions/authenticate', (model, call) => loginAction(model, 'authenticate', call)],
  ['/login-actions/consent', (model, call) => loginAction(model, 'consent', call)],
  ['/protocol/openid-connect/auth/device', () => notModelledAnswer('device authorization')],
  ['/protocol/openid-connect/ext/par/request', () => notModelledAnswer('pushed authorization requests')],
  ['/protocol/openid-connect/ext/ciba/auth', () => notModelledAnswer('CIBA')],
  ['/clients-registrations/openid-connect', () => notModelledAnswer('client registration')],
]);

async function route(model: Model, call: Call): Promise<Answer> {
  const { path } = call;
  if (path === model.base || path.startsWith(`${model.base}/`)) {
    const endpoint = ENDPOINTS.get(path.slice(model.base.length));
    if (endpoint === undefined) return notFound();
    // A page of another origin may always ask first.
    return call.method === 'OPTIONS' ? empty(200) : endpoint(model, call);
  }
  const realms = model.base.slice(0, model.base.lastIndexOf('/') + 1);
  return path.startsWith(realms) ? json(404, { error: 'Realm does not exist' }) : notFound();
}

const notFound = (): Answer =>
  html(404, page('We are sorry...', markup`<h1>We are sorry...</h1><p class="instruction">Page not found</p>`));
