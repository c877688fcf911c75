import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import type { Verdict } from './routes';

interface Patch {
  readonly judge: (host: string, port: number) => Verdict;
  /** The only root, in PEM, that connections to redirected names trust. */
  readonly ca: string;
  /** Told of each connection that is redirected, before it is made. */
  readonly onConnect: (name: string, socket: net.Socket) => void;
  /** Told of each that is refused. */
  readonly onRefuse: (error: Error) => void;
}

type Options = Readonly<Record<string, unknown>>;

/**
 * Sends the connections of this thread where a recipe says.
 *
 * In Node 20 and newer every connection, of `net`, `tls`, `http`, `https`, `http2` and `fetch`, is made by `net.Socket.prototype.connect`,
 * which it looks up each time; and every connection with TLS is begun by `tls.connect`, looked up on the module likewise. So these two are
 * enough, no matter how the caller got hold of them, except that a copy of `tls.connect` that CommonJS took beforehand does not know the
 * test authority: its connections fail by their certificate.
 *
 * @returns takes the patch away
 */
export function patchSockets({ judge, ca, onConnect, onRefuse }: Patch): () => void {
  const socketConnect = connectOf(net.Socket.prototype);
  const tlsConnect = connectOf(tls);

  function connect(this: net.Socket, ...args: unknown[]): unknown {
    const [options, listener] = normalised(args);
    const { host, port } = targetOf(options);
    // A path is a pipe, which stays on this machine.
    const verdict = isSet(options.path) ? undefined : judge(host, port);
    if (verdict === undefined || verdict.kind === 'untouched') return Reflect.apply(socketConnect, this, args);
    const rest = typeof listener === 'function' ? [listener] : [];
    if (verdict.kind === 'refused') {
      const { error } = verdict;
      onRefuse(error);
      // The way of a name that cannot be resolved: Node then does all that it does for one. An address would not be looked up.
      const lookup = (_host: string, _options: unknown, callback: (error: Error) => void): void => {
        process.nextTick(callback, error);
      };
      return Reflect.apply(socketConnect, this, [{ ...options, host: 'refused.invalid', lookup }, ...rest]);
    }
    onConnect(verdict.name, this);
    return Reflect.apply(socketConnect, this, [{ ...options, host: '127.0.0.1', port: verdict.port }, ...rest]);
  }

  function connectTls(...args: unknown[]): unknown {
    const { host, port } = targetOf(normalised(args)[0]);
    const isOurs = judge(host, port).kind === 'redirected';
    return Reflect.apply(tlsConnect, tls, isOurs ? withOption(args, { ca }) : args);
  }

  Reflect.set(net.Socket.prototype, 'connect', connect);
  Reflect.set(tls, 'connect', connectTls);
  // For those who import it by name.
  syncBuiltinESMExports();
  return () => {
    Reflect.set(net.Socket.prototype, 'connect', socketConnect);
    Reflect.set(tls, 'connect', tlsConnect);
    syncBuiltinESMExports();
  };
}

function connectOf(where: object): CallableFunction {
  const method: unknown = Reflect.get(where, 'connect');
  if (typeof method !== 'function') throw new TypeError('Expected a method connect.');
  return method;
}

/** Options and listener from the forms that `connect` takes: a list of both (Node's own calls), options, port and host, or a path. */
function normalised(args: readonly unknown[]): readonly [Options, unknown] {
  const [first, second] = args;
  if (Array.isArray(first)) return normalised(first);
  const listener = args.find((arg) => typeof arg === 'function');
  const options = args.find(isOptions) ?? {};
  if (isOptions(first)) return [first, listener];
  if (typeof first === 'string' && Number.isNaN(Number(first))) return [{ ...options, path: first }, listener];
  return [{ ...options, port: first, ...(typeof second === 'string' ? { host: second } : {}) }, listener];
}

function targetOf({ host, port }: Options): { readonly host: string; readonly port: number } {
  return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port: Number(port) };
}

/** Arguments with members put into their options, or with options where there are none. */
function withOption(args: readonly unknown[], added: Options): unknown[] {
  if (args.some(isOptions)) return args.map((arg) => (isOptions(arg) ? { ...arg, ...added } : arg));
  const listeners = args.filter((arg) => typeof arg === 'function');
  return [...args.filter((arg) => typeof arg !== 'function'), added, ...listeners];
}

const isOptions = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
