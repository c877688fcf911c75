import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { patchLookups } from './patch-lookups';
import { patchSockets } from './patch-sockets';
import { Routes } from './routes';
import type { TestAuthority } from './test-authority';

/** Names that lead to this machine, and no others. */
export interface NameRedirection {
  /** From host and port to the port on 127.0.0.1, as of now. */
  readonly routes: ReadonlyMap<string, number>;
  /** What was asked for and refused, in order: why, once for each time. */
  readonly refused: readonly string[];
  /**
   * @param name a host, with its port where that is not 443
   * @throws RangeError when the name leads somewhere already
   */
  readonly add: (name: string, port: number) => void;
  /** Ends a route and the connections made by it, also those that clients keep for later. */
  readonly remove: (name: string) => Promise<void>;
  /** The substitutions, one in a line, for the record of a run. */
  readonly describe: () => readonly string[];
  /** Variables with which a child process of Node has the same names, as they are now. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** Removes all routes; from then on the names of this thread are what they were. */
  readonly stop: () => Promise<void>;
}

/** The variable from which `preload.ts` reads. */
export const VARIABLE = 'SSO_RECIPES_NAMES';

let running = false;

/**
 * From now on a connection of this thread to a name that was added goes to a port on 127.0.0.1, and trusts the test authority and nothing
 * else. URL, `Host` header, server name and certificate check stay as they are. Loopback addresses stay what they are. Any other connection
 * is refused before it leaves: an unknown host as one that cannot be resolved, another port of a known host as one where nobody listens.
 *
 * There is one at a time in a thread, because clients keep connections by name and would take those of another recipe: recipes that run at
 * the same time run in threads or processes of their own.
 *
 * @param routes the first names
 * @throws Error when there is one already
 */
export function redirectNames(
  { ca }: Pick<TestAuthority, 'ca'>,
  routes: ReadonlyMap<string, number> = new Map(),
): NameRedirection {
  if (running)
    throw new Error('Unexpected second redirection of names in this thread, expected the first to be stopped.');
  const table = new Routes();
  for (const [name, port] of routes) table.add(name, port);
  const refused: string[] = [];
  const sockets = new Map<Socket, string>();
  const onRefuse = ({ message }: Error): void => {
    refused.push(message);
  };

  running = true;
  const undo = [
    patchSockets({
      ca,
      judge: (host, port) => table.judge(host, port),
      onRefuse,
      onConnect: (name, socket) => {
        sockets.set(socket, name);
        socket.once('close', () => sockets.delete(socket));
      },
    }),
    patchLookups((host) => table.judgeName(host), onRefuse),
  ];

  const close = async (isGone: (name: string) => boolean): Promise<void> => {
    const gone = [...sockets].filter(([, name]) => isGone(name)).map(([socket]) => socket);
    const closed = gone.filter((socket) => !socket.closed).map((socket) => once(socket, 'close'));
    for (const socket of gone) socket.destroy();
    await Promise.allSettled(closed);
  };

  return {
    routes: table.all,
    refused,
    add: (name, port) => {
      table.add(name, port);
    },
    remove: async (name) => {
      const full = table.remove(name);
      await close((other) => other === full);
    },
    describe: () => [
      ...[...table.all].map(([name, port]) => `${name} -> 127.0.0.1:${port}, TLS root: test authority`),
      'any other name: not found',
    ],
    environment: () => environmentFor(ca, table.all),
    stop: async () => {
      for (const name of [...table.all.keys()]) table.remove(name);
      await close(() => true);
      for (const step of undo.splice(0)) step();
      running = false;
    },
  };
}

function environmentFor(ca: string, routes: ReadonlyMap<string, number>): Readonly<Record<string, string>> {
  const typescript = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;
  const preload = pathToFileURL(`${import.meta.dirname}/preload.ts`).href;
  const own = process.env.NODE_OPTIONS;
  return {
    NODE_OPTIONS: [...(own === undefined ? [] : [own]), `--import=${typescript}`, `--import=${preload}`].join(' '),
    [VARIABLE]: JSON.stringify({ ca, routes: [...routes] }),
  };
}
