/**
 * What the Memos server asks of the identity provider: the code exchange of golang.org/x/oauth2 0.36 as Memos 0.30.0 configures it, and the
 * userinfo request. Restated from internal/idp/oauth2/oauth2.go of Memos and internal/token.go of that library; the texts of Go's own
 * network errors are written as Go prints them, without the addresses that it adds.
 */

/** A provider as Memos keeps it, by the names of its deployment file. */
export interface OAuth2Config {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  readonly scopes: readonly string[];
  readonly fieldMapping: {
    readonly identifier: string;
    readonly displayName: string;
    readonly email: string;
    readonly avatarUrl: string;
  };
}

export interface UserInfo {
  readonly identifier: string;
  readonly displayName: string;
  readonly email: string;
  readonly avatarUrl: string;
}

export interface CodeExchange {
  readonly redirectUri: string;
  readonly code: string;
  /** Empty over plain http, where the browser has no functions for PKCE. */
  readonly codeVerifier: string;
}

/** An error with the text that Go code wraps around it. */
export class GoError extends Error {
  override readonly name = 'GoError';
}

/**
 * The access token for a code. Since 0.30 the way of client authentication is found out: HTTP Basic first, then, whatever the failure
 * was, the same request once more with the secret in the body; the second answer is the one that counts.
 *
 * @throws GoError with the text that Memos passes on
 */
export async function exchangeToken(config: OAuth2Config, exchange: CodeExchange): Promise<string> {
  try {
    return await tokenRoundTrip(config, exchange, 'header').catch(() => tokenRoundTrip(config, exchange, 'params'));
  } catch (error) {
    throw new GoError(`failed to exchange access token: ${messageOf(error)}`);
  }
}

async function tokenRoundTrip(
  { tokenUrl, clientId, clientSecret }: OAuth2Config,
  { redirectUri, code, codeVerifier }: CodeExchange,
  style: 'header' | 'params',
): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  if (codeVerifier !== '') form.set('code_verifier', codeVerifier);
  if (style === 'params') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  form.sort();
  const credentials = Buffer.from(`${queryEscape(clientId)}:${queryEscape(clientSecret)}`).toString('base64');
  const response = await send(tokenUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(style === 'header' ? { Authorization: `Basic ${credentials}` } : {}),
    },
    body: form.toString(),
  });
  const body = await response.text();
  const answer = readToken(response.headers.get('content-type') ?? '', body);
  if (!response.ok || (answer?.error ?? '') !== '') throw new GoError(retrieveError(response, body, answer));
  if (!answer) throw new GoError(`oauth2: cannot parse json: ${jsonProblem(body)}`);
  if (!answer.access_token) throw new GoError('oauth2: server response missing access_token');
  return answer.access_token;
}

type TokenAnswer = Partial<Record<'access_token' | 'error' | 'error_description' | 'error_uri', string>>;

/** Some endpoints answer with a query string; all else is read as JSON. @returns `undefined` for what is no JSON object of this kind */
function readToken(contentType: string, body: string): TokenAnswer | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded' || type === 'text/plain')
    return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    const members = Object.entries(parsed).filter(([name]) =>
      /^(?:access_token|error(?:_description|_uri)?)$/.test(name),
    );
    return members.every(([, value]) => typeof value === 'string') ? Object.fromEntries(members) : undefined;
  } catch {
    return undefined;
  }
}

/** RetrieveError.Error of the library. */
function retrieveError(
  { status, statusText }: Response,
  body: string,
  { error = '', error_description = '', error_uri = '' }: TokenAnswer = {},
): string {
  if (error === '') return `oauth2: cannot fetch token: ${status} ${statusText}\nResponse: ${body}`;
  return ['oauth2:', ...[error, error_description, error_uri].filter(Boolean).map((part) => JSON.stringify(part))].join(
    ' ',
  );
}

/**
 * What the userinfo endpoint says, by the names under "Claims mapping". Claims that are no texts count as absent.
 *
 * @throws GoError with the text that Memos passes on
 */
export async function fetchUserInfo({ userInfoUrl, fieldMapping }: OAuth2Config, token: string): Promise<UserInfo> {
  const response = await send(userInfoUrl, {
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  }).catch((error: unknown) => {
    throw new GoError(`failed to get user information: ${messageOf(error)}`);
  });
  const body = await response.text();
  if (!response.ok) throw new GoError(`userinfo request failed with status ${response.status}: ${body.slice(0, 4096)}`);
  const claims = readClaims(body);
  const textOf = (claim: string): string => {
    const value = claim === '' ? undefined : claims[claim];
    return typeof value === 'string' ? value : '';
  };
  const identifier = textOf(fieldMapping.identifier);
  if (identifier === '')
    throw new GoError(`the field "${fieldMapping.identifier}" is not found in claims or has empty value`);
  return {
    identifier,
    displayName: textOf(fieldMapping.displayName) || identifier,
    email: textOf(fieldMapping.email),
    avatarUrl: textOf(fieldMapping.avatarUrl),
  };
}

function readClaims(body: string): Readonly<Record<string, unknown>> {
  let claims: unknown;
  try {
    claims = JSON.parse(body);
  } catch {
    throw new GoError(`failed to unmarshal response body: ${jsonProblem(body)}`);
  }
  return typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>) : {};
}

/** As Go's encoding/json says it, for what does not even begin as JSON. */
function jsonProblem(body: string): string {
  const [first] = body.trimStart();
  return first === undefined
    ? 'unexpected end of JSON input'
    : `invalid character '${first}' looking for beginning of value`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const verb = init.method === 'POST' ? 'Post' : 'Get';
    throw new GoError(`${verb} "${url}": ${networkProblem(url, error)}`);
  }
}

function networkProblem(url: string, error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!/^https?:/.test(url)) return `unsupported protocol scheme "${/^\w+(?=:)/.exec(url)?.[0] ?? ''}"`;
  const { hostname } = new URL(url);
  if (code === 'ENOTFOUND') return `dial tcp: lookup ${hostname}: no such host`;
  if (code === 'ECONNREFUSED') return 'dial tcp: connect: connection refused';
  if (/CERT|SIGNATURE/.test(code))
    return 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
  return code === '' ? messageOf(cause ?? error) : code;
}

/** `url.QueryEscape`. */
const queryEscape = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
