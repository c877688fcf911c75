import { once } from 'node:events';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { htmlPage as htmlOf } from '../../recipes/index';

/** An application's side of the web standard. */
export type Handler = (request: Request) => Promise<Response>;

/** Where an application listens behind its reverse proxy: Next.js's own default, and the port in the guide's Express server. */
export const BEHIND_PROXY = 'http://localhost:3000';

/** What a reverse proxy that ends TLS passes on: name and protocol in headers, while the application sees its own address. */
export function driverWeb(handle: Handler): RequestListener {
  return (request, response) => {
    void (async () => {
      try {
        await respond(response, await handle(await toRequest(request)));
      } catch (error) {
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(String(error));
      }
    })();
  };
}

async function toRequest(request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  headers.set('x-forwarded-proto', 'https');
  headers.set('x-forwarded-host', request.headers.host ?? '');
  const { method = 'GET', url = '/' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, BEHIND_PROXY), {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(await bodyOf(request)) } : {}),
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function respond(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

export const htmlPage = (body: string): Response =>
  new Response(htmlOf('Application', body), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });

export const redirectTo = (location: string, status = 302): Response =>
  new Response(null, { status, headers: { Location: location } });

/** A server behind a reverse proxy. */
export interface Proxied {
  readonly listener: RequestListener;
  readonly stop: () => Promise<void>;
}

/** Starts an application's own server on loopback, at any port, and a reverse proxy before it that passes on `Host`. */
export async function behindProxy(application: RequestListener): Promise<Proxied> {
  const server = createServer(application).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port.');
  const { port } = address;
  return {
    listener: (request, response) => {
      const { method, url, headers } = request;
      const forwarded = { ...headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' };
      const passed = send(
        { host: '127.0.0.1', port, method, path: url, headers: forwarded, agent: false },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      passed.on('error', (error) => response.writeHead(502).end(error.message));
      request.pipe(passed);
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
