/**
 * What the core uses of its host: the WHATWG URL Standard, the same in browsers and in Node.
 * Every other name of a host is unknown here, so that using one is a type error.
 */

interface URL {
  readonly hash: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly origin: string;
  readonly password: string;
  readonly pathname: string;
  readonly port: string;
  readonly protocol: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
  readonly username: string;
  toString: () => string;
}

interface URLSearchParams extends Iterable<[string, string]> {
  append: (name: string, value: string) => void;
  get: (name: string) => string | null;
  getAll: (name: string) => string[];
  has: (name: string) => boolean;
  toString: () => string;
}

declare const URL: {
  /** @throws TypeError when the text is no URL */
  new (url: string, base?: string | URL): URL;
};

declare const URLSearchParams: {
  new (init?: string | Iterable<readonly [string, string]>): URLSearchParams;
};
