import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { nativeRequire } from './driver-packages';
import { behindProxy, type Proxied } from './driver-web';

/**
 * Runs the guide's Express server, Express 5 itself, behind a reverse proxy that ends TLS. Only the port is another one.
 *
 * @param start loads the server's file, with this in the place of `express`
 * @throws Error when the server does not listen; whatever Express throws
 */
export async function driverExpress(start: (express: unknown) => Promise<void>): Promise<Proxied> {
  const express = nativeRequire('express-5') as () => Express;
  const listening: RequestListener[] = [];
  const standIn = (): Express => {
    const app = express();
    const listen = (port: unknown): void => {
      if (typeof port !== 'number') throw new TypeError(`Unexpected port ${String(port)}, expected a number.`);
      listening.push((request, response) => {
        app(request, response);
      });
    };
    return Object.assign(app, { listen });
  };
  await start({ __esModule: true, default: standIn });
  const [listener] = listening;
  if (!listener) throw new Error('Expected the server to call `listen`.');
  return behindProxy(listener);
}
