import type { EmbeddedProvider } from '../embedded/embedded-provider';
import { empty, notModelled as notModelledAnswer, redirect, type Answer, type Call } from '../embedded/http';
import { startServer } from '../embedded/server';
import { authorize } from './embedded/authorize';
import { discovery, jwks } from './embedded/discovery';
import { endSession } from './embedded/end-session';
import { notFound } from './embedded/errors';
import { flow } from './embedded/flows';
import { issuerOf, makeModel, type Model } from './embedded/model';
import { notModelled } from './embedded/not-modelled';
import type { AuthentikOptions } from './embedded/options';
import { token } from './embedded/token';
import { introspect, revoke, userinfo } from './embedded/userinfo';

export { notModelled } from './embedded/not-modelled';
export type { AuthentikApplication, AuthentikOptions, RedirectUri, ScopeMapping } from './embedded/options';

/**
 * A model of authentik as an OpenID provider, 2024.12 to 2026.8, on 127.0.0.1.
 *
 * Paths, checks and their order, texts and claims are written from the vendor's sources of 2026.5.0-rc1, and from its history and its newer
 * files where versions differ; the files under `embedded/` name them in brackets, below `authentik/providers/oauth2/` unless they say
 * otherwise. Nothing is taken from `provider.ts`: a test compares the two. What authentik does and this does not is listed in
 * {@link notModelled}.
 *
 * @throws RangeError when the version is older than 2024.12, or authentik would not store an application
 * @throws when the port is taken
 */
export async function startAuthentik(options: AuthentikOptions): Promise<EmbeddedProvider> {
  const model = await makeModel(options);
  const server = await startServer({
    host: options.host,
    port: options.port,
    tls: options.tls,
    trustProxy: true,
    secrets: [
      ...options.applications.map(({ clientSecret }) => clientSecret),
      ...options.users.map(({ password }) => password),
    ],
    handle: (call) => route(model, call),
  });
  // The library judges a client when it first meets it: better now than during a login.
  const first = model.applications[0];
  if (first !== undefined) await model.libraries.of(issuerOf(first, { origin: server.url }));
  return {
    ...server,
    version: options.version,
    notModelled,
    spoil: (fault) => {
      model.fault = fault;
    },
  };
}

/** By path, every slash as it stands: APPEND_SLASH is off. [urls.py, urls_root.py, root/settings.py] */
async function route(model: Model, call: Call): Promise<Answer> {
  const { path } = call;
  // The front in Go cleans paths before anything else sees them.
  if (path.includes('//')) {
    const clean = path.replace(/\/{2,}/g, '/');
    return { ...redirect(call.search === '' ? clean : `${clean}?${call.search}`), status: 301 };
  }
  const flowSlug = /^\/if\/flow\/([^/]+)\/$/.exec(path)?.[1];
  if (flowSlug !== undefined) return flow(model, flowSlug, call);
  const [, name, rest] = /^\/application\/o\/([^/]+)(\/.*)$/.exec(path) ?? [];
  if (rest === '/') {
    const shared = SHARED.get(name ?? '');
    // A page of another origin may always ask first.
    if (shared !== undefined) return call.method === 'OPTIONS' ? empty(200) : shared(model, call);
  }
  return ofApplication(model, call, name, rest);
}

type Endpoint = (model: Model, call: Call) => Answer | Promise<Answer>;

/** The endpoints that all applications share. */
const SHARED: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['authorize', authorize],
  ['token', token],
  ['userinfo', userinfo],
  ['introspect', introspect],
  ['revoke', revoke],
  ['device', () => notModelledAnswer('device authorization')],
]);

function ofApplication(model: Model, call: Call, slug: string | undefined, rest: string | undefined): Answer {
  const metadata = /^\/\.well-known\/oauth-authorization-server\/application\/o\/([^/]+)\/$/.exec(call.path)?.[1];
  const application = model.applications.find((candidate) => candidate.slug === (slug ?? metadata));
  if (application === undefined) return notFound();
  if (metadata !== undefined)
    return model.features.authorizationServerMetadata ? discovery(model, application, call) : notFound();
  switch (rest) {
    case '/':
      return redirect(`/application/o/${application.slug}/.well-known/openid-configuration`);
    case '/.well-known/openid-configuration':
      return discovery(model, application, call);
    case '/jwks/':
      return jwks(application);
    case '/end-session/':
      return endSession(model, application, call);
    default:
      return notFound();
  }
}
