import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as client from 'openid-client';

interface SampleAppOptions {
  /** Scheme and host of the application itself. */
  readonly url: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const SCOPE = 'openid profile email';

/** An application for the tests of this folder: a start page, login by openid-client, and log-out at the provider. */
export function sampleApp({ url, issuer, clientId, clientSecret }: SampleAppOptions) {
  let configuration: Promise<client.Configuration> | undefined;
  const configured = (): Promise<client.Configuration> =>
    (configuration ??= client.discovery(new URL(issuer), clientId, clientSecret));
  const attempts = new Map<string, Attempt>();
  const users = new Map<string, { readonly name: string; readonly email: string; readonly idToken: string }>();

  async function login(response: ServerResponse): Promise<void> {
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const id = randomUUID();
    attempts.set(id, attempt);
    const target = client.buildAuthorizationUrl(await configured(), {
      redirect_uri: `${url}/callback`,
      scope: SCOPE,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    redirect(response, target.href, `__Host-attempt=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  }

  async function callback(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const attempt = attempts.get(cookie(request, '__Host-attempt'));
    if (attempt === undefined) throw new Error('Expected the cookie of the attempt.');
    const refusal = new URL(request.url ?? '', url).searchParams.get('error');
    if (refusal !== null) throw new Error(`The provider says ${refusal}.`);
    const tokens = await client.authorizationCodeGrant(await configured(), new URL(request.url ?? '', url), {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
    });
    const { sub = '' } = tokens.claims() ?? {};
    const { preferred_username: name = '', email = '' } = await client.fetchUserInfo(
      await configured(),
      tokens.access_token,
      sub,
    );
    const id = randomUUID();
    users.set(id, { name, email, idToken: tokens.id_token ?? '' });
    redirect(response, '/', `session=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  }

  async function logout(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const user = users.get(cookie(request, 'session'));
    const target = client.buildEndSessionUrl(await configured(), {
      post_logout_redirect_uri: `${url}/`,
      id_token_hint: user?.idToken ?? '',
    });
    redirect(response, target.href, 'session=; Path=/; Secure; Max-Age=0');
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '', url);
    if (pathname === '/login') return login(response);
    if (pathname === '/callback') return callback(request, response);
    if (pathname === '/logout') return logout(request, response);
    const user = users.get(cookie(request, 'session'));
    const body =
      user === undefined
        ? '<title>Wiki</title><h1>Wiki</h1><a href="/login">Sign in</a>'
        : `<title>Wiki</title><h1>Wiki</h1><p>Signed in as ${user.name} (${user.email})</p><a href="/logout">Sign out</a>`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html>${body}`);
  };
}

const redirect = (response: ServerResponse, location: string, setCookie: string): void => {
  response.writeHead(302, { Location: location, 'Set-Cookie': setCookie }).end();
};

const cookie = ({ headers }: IncomingMessage, name: string): string =>
  new Map(
    (headers.cookie ?? '').split('; ').map((pair) => [pair.replace(/=.*/s, ''), pair.replace(/^[^=]*=/, '')]),
  ).get(name) ?? '';
