import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { TestAuthority } from './test-authority';

/** An application that runs. */
export interface ServedApp {
  /** Scheme and host as on the page, without a slash at the end. */
  readonly url: string;
  /** The port on 127.0.0.1. */
  readonly port: number;
  /** Closes all connections and resolves when the port is free. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves an application over https on 127.0.0.1, under a host of the page. The name leads there once the port is added to the names of the
 * recipe.
 *
 * @param host without a port: readers' applications stand behind port 443
 * @param handler what the application gives to `http.createServer`; a promise that it returns is looked at: when it is rejected, the
 * answer is 500 with the error in it, for a listener of Node would end the process
 * @param port on 127.0.0.1; default: any that is free. A browser that is running knows names by their ports, so an application that comes
 * again takes the port that it had.
 * @throws when the port is taken
 */
export async function serveApp(
  host: string,
  authority: TestAuthority,
  handler: (...args: Parameters<RequestListener>) => unknown,
  port = 0,
): Promise<ServedApp> {
  const server = createServer(await authority.certificateFor([host]), (request, response) => {
    const failed = (error: unknown): void => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(String(error));
    };
    try {
      Promise.resolve(handler(request, response)).catch(failed);
    } catch (error) {
      failed(error);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port.');
  return {
    url: `https://${host}`,
    port: address.port,
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
