import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { EmbeddedTls, LogEntry } from './embedded-provider';
import type { Answer, Call, Handle } from './http';
import { describeAnswer, describeCall, masker } from './log';

interface ServerOptions {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly tls: EmbeddedTls | undefined;
  /** Whether `X-Forwarded-Proto` of a proxy is believed. */
  readonly trustProxy: boolean;
  /** What must not appear in the log. */
  readonly secrets: readonly string[];
  readonly handle: Handle;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly log: readonly LogEntry[];
  readonly stop: () => Promise<void>;
}

/** Bodies beyond this are refused; forms of OpenID Connect are far smaller. */
const LARGEST_BODY = 64 * 1024;

/**
 * Starts a server on 127.0.0.1.
 *
 * @throws when the port is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log: LogEntry[] = [];
  const mask = masker(options.secrets);
  let exchanges = 0;

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    exchanges += 1;
    const exchange = exchanges;
    const write = (kind: LogEntry['kind'], text: string): void => {
      log.push({ exchange, kind, text: mask(text) });
    };
    void answerTo(request, options, write).then((answer) => {
      write('response', describeAnswer(answer));
      for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
      response.statusCode = answer.status;
      response.end(answer.body);
    });
  };

  const server = options.tls === undefined ? createPlainServer(listener) : createTlsServer(options.tls, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port.');
  const scheme = options.tls === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://${options.host ?? `127.0.0.1:${address.port}`}`,
    port: address.port,
    log,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

/** Never rejects: a fault of the model itself is answered 500 and written down with its stack. */
async function answerTo(
  request: IncomingMessage,
  options: ServerOptions,
  write: (kind: LogEntry['kind'], text: string) => void,
): Promise<Answer> {
  try {
    const call = await readCall(request, options, (cause) => {
      write('cause', cause);
    });
    write('request', describeCall(call));
    return await options.handle(call);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    write('cause', `The model failed: ${text}`);
    return {
      status: 500,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'The model failed; see its log.',
    };
  }
}

async function readCall(request: IncomingMessage, options: ServerOptions, note: Call['note']): Promise<Call> {
  const { url = '/', method = 'GET' } = request;
  const [path, search] = split(url, '?');
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const forwarded = options.trustProxy && header('x-forwarded-proto') === 'https';
  const scheme = options.tls !== undefined || forwarded ? 'https' : 'http';
  const body = await readBody(request);
  const isForm = header('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  return {
    method,
    origin: `${scheme}://${header('host') ?? '127.0.0.1'}`,
    path,
    search,
    query: new URLSearchParams(search),
    form: new URLSearchParams(isForm ? body : ''),
    cookies: new Map((header('cookie') ?? '').split(/; */).map((pair) => split(pair, '='))),
    header,
    note,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > LARGEST_BODY) throw new Error('Unexpected body of more than 64 KiB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A text in two at the first mark; the second is empty without one. */
function split(text: string, mark: string): [string, string] {
  const index = text.indexOf(mark);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
