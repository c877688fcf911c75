import type { LogEntry } from '../../providers/embedded/embedded-provider';
import { masker } from '../../providers/embedded/log';

interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  /** The header `Cookie`; only names are written. */
  readonly cookie?: string;
  /** The body of a form. */
  readonly form?: string | undefined;
}

interface LoggedAnswer {
  readonly status: number;
  readonly location?: string | undefined;
  /** Headers `Set-Cookie`; values are not written. */
  readonly setCookie?: readonly string[];
  readonly text?: string;
}

/** More of a page than this is not written, in characters. */
const LONGEST_TEXT = 500;

/** What passes between a browser and servers, one line each, secrets masked. */
export class ExchangeLog {
  readonly entries: LogEntry[] = [];
  readonly #secrets = new Set<string>();
  #mask = masker([]);
  #exchange = 0;

  constructor(secrets: readonly string[] = []) {
    for (const secret of secrets) this.addSecret(secret);
  }

  /** Masks a text from now on, too. */
  addSecret(secret: string): void {
    if (this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    // As forms write it: a blank is a plus.
    this.#secrets.add(new URLSearchParams({ s: secret }).toString().slice('s='.length));
    this.#mask = masker([...this.#secrets]);
  }

  request({ method, url, cookie = '', form = '' }: LoggedRequest): void {
    this.#exchange += 1;
    const names = cookie.split('; ').map((pair) => pair.replace(/=.*/s, '=***'));
    this.#write('request', [
      `${method} ${url}`,
      ...(cookie === '' ? [] : [`Cookie: ${names.join('; ')}`]),
      ...(form === '' ? [] : [`form ${form}`]),
    ]);
  }

  answer({ status, location, setCookie = [], text = '' }: LoggedAnswer): void {
    // Masked before it is cut, or half a secret might stay.
    const line = this.#mask(text).replace(/\s+/g, ' ');
    this.#write('response', [
      String(status),
      ...(location === undefined ? [] : [`Location: ${location}`]),
      ...setCookie.map((cookie) => `Set-Cookie: ${cookie.replace(/=[^;]*/, '=***')}`),
      ...(line === '' ? [] : [line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line]),
    ]);
  }

  /** Why something came out as it did. */
  cause(text: string): void {
    this.#write('cause', [text]);
  }

  #write(kind: LogEntry['kind'], parts: readonly string[]): void {
    this.entries.push({ exchange: this.#exchange, kind, text: this.#mask(parts.join(' | ')) });
  }
}
