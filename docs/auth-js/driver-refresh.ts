import { parsed, type Login } from './driver-login';

/** The tokens of a login, as Auth.js gives them to the application's code. */
export interface Tokens {
  readonly refresh_token?: string;
}

/**
 * What an application learns later, when nobody is there: a refresh token brings an access token, and that the claims.
 *
 * @throws Error with the provider's answer when it refuses one of them
 */
export async function claimsLater({ run, provider }: Login, { refresh_token = '' }: Tokens): Promise<unknown> {
  const issuer = run.page.page.values.find(({ raw }) => raw === '<issuer>')?.value ?? '';
  const discovery = new URL('.well-known/openid-configuration', issuer.replace(/\/?$/, '/'));
  const endpoints = (await answered(discovery)) as Readonly<Record<string, string>>;
  const { clientId, clientSecret = '' } = provider.record;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
    client_secret: clientSecret,
  });
  const renewed = (await answered(endpoints.token_endpoint ?? '', { method: 'POST', body })) as {
    readonly access_token: string;
  };
  return answered(endpoints.userinfo_endpoint ?? '', { headers: { Authorization: `Bearer ${renewed.access_token}` } });
}

async function answered(url: string | URL, init?: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (answer.ok) return parsed(text);
  throw new Error(`${String(url)} answered ${answer.status}: ${text}`);
}
