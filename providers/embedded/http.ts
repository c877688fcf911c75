/** A request, as far as the models look at it. */
export interface Call {
  readonly method: string;
  /** Scheme and host as the request names them; the vendors make issuer and endpoints of these. */
  readonly origin: string;
  /** The path as it came, neither decoded nor normalised. */
  readonly path: string;
  /** The query as it came, without the question mark. */
  readonly search: string;
  readonly query: URLSearchParams;
  /** The body, when it is a form; else empty. */
  readonly form: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  /** A header by its name in small letters. */
  readonly header: (name: string) => string | undefined;
  /** Writes down a cause that the client is not told. */
  readonly note: (cause: string) => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

export type Handle = (call: Call) => Promise<Answer> | Answer;

type Headers = Answer['headers'];

export const redirect = (location: string, headers: Headers = {}): Answer => ({
  status: 302,
  headers: { Location: location, ...headers },
  body: '',
});

export const html = (status: number, body: string, headers: Headers = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  body,
});

export const json = (status: number, value: unknown, headers: Headers = {}, indent = 0): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(value, null, indent),
});

export const empty = (status: number, headers: Headers = {}): Answer => ({ status, headers, body: '' });

/** For what the vendor serves and the model does not: loud, so that nobody takes it for the vendor's refusal. */
export const notModelled = (what: string): Answer => ({
  status: 501,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: `Not modelled: ${what}`,
});

export const withHeaders = (answer: Answer, headers: Headers): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

/** A URI with parameters added; what it has stays as it is. `undefined` values are left out. */
export function withParams(
  uri: string,
  params: readonly (readonly [string, string | undefined])[],
  mark: '?' | '#' = '?',
): string {
  const added = params.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`],
  );
  if (added.length === 0) return uri;
  return `${uri}${uri.includes(mark) ? '&' : mark}${added.join('&')}`;
}

/** The value of a `Bearer` header. */
export function bearerOf(call: Call): string | undefined {
  return /^Bearer +(\S+)$/i.exec(call.header('authorization') ?? '')?.[1];
}

/** Name and password of a `Basic` header, as they stand in it: what is percent-encoded stays so. */
export function basicOf(call: Call): { readonly user: string; readonly password: string } | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(call.header('authorization') ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? { user: text, password: '' } : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** A percent-encoded text decoded; as it stands when it is not well-formed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
