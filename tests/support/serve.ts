import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

export interface ServeOptions {
  /** Where the site stands on its host, with slashes at both ends. Default `/`. */
  readonly base?: string;
}

export interface Server {
  /** The address of the site's home page, with a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site as static hosts do: a folder is its `index.html`, a folder without its slash redirects, what is unknown
 * is `404.html` with status 404. Nothing is cached, neither here nor in the browser.
 *
 * @param dir the build's folder
 * @throws Error when the folder or its `404.html` does not exist
 */
export async function serve(dir: string, { base = '/' }: ServeOptions = {}): Promise<Server> {
  const notFound = readFileSync(join(dir, '404.html'));
  const sendNotFound = (response: ServerResponse): void => {
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(notFound);
  };
  // `dev`: every request reads the disk, and answers with `Cache-Control: no-store`.
  const files = sirv(dir, { dev: true, extensions: ['html'] });
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(base)) {
      sendNotFound(response);
      return;
    }
    const path = pathname.slice(base.length - 1);
    if (!path.endsWith('/') && isFolder(dir, path)) {
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
      return;
    }
    request.url = path + search;
    files(request, response, () => {
      sendNotFound(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${base}`,
    close: async () => {
      // A browser keeps connections open, which `close` alone would wait for.
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isFolder(dir: string, path: string): boolean {
  try {
    return statSync(join(dir, decodeURIComponent(path))).isDirectory();
  } catch {
    return false;
  }
}
