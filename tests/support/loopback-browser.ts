import { request } from 'node:http';

/** An answer, with what tests look at. */
export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The header `Location`; empty without one. */
  readonly location: string;
}

/**
 * A browser that keeps cookies, follows no redirect and finds every host on 127.0.0.1: what is sent and answered is seen as it is.
 */
export class LoopbackBrowser {
  readonly #port: number;
  readonly #host: string;
  readonly #cookies = new Map<string, string>();

  /** @param host what the header `Host` says. Default: address and port. */
  constructor(port: number, host = `127.0.0.1:${String(port)}`) {
    this.#port = port;
    this.#host = host;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.send('GET', path, undefined, headers);
  }

  post(
    path: string,
    form: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.send('POST', path, new URLSearchParams(form).toString(), headers);
  }

  /** @param path a path with its query, or a URL, of which host and port are not looked at */
  send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const options = {
      host: '127.0.0.1',
      port: this.#port,
      method,
      path: path.replace(/^https?:\/\/[^/]*/, ''),
      headers: {
        Host: this.#host,
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.#keep(line);
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
            ),
            body: Buffer.concat(chunks).toString('utf8'),
            location: response.headers.location ?? '',
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
  }
}
