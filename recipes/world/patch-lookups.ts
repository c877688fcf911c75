import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import type { Verdict } from './routes';

type Judge = (host: string) => Verdict;

/** What asks a name server, whatever `/etc/hosts` says. */
const QUESTIONS = ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx'].concat([
  'resolveNaptr',
  'resolveNs',
  'resolvePtr',
  'resolveSoa',
  'resolveSrv',
  'resolveTxt',
  'reverse',
  'lookupService',
]);

/**
 * Keeps the questions of this thread for names on this machine: a name of the recipe is 127.0.0.1, any other one is not found. For
 * libraries that look a name up before they connect. Datagrams are refused altogether.
 *
 * @param onRefuse told of each name that is not found
 * @returns takes the patch away
 */
export function patchLookups(decide: Judge, onRefuse: (error: Error) => void): () => void {
  const judge: Judge = (host) => {
    const verdict = decide(host);
    if (verdict.kind === 'refused') onRefuse(verdict.error);
    return verdict;
  };
  const undo = [
    replace(dns, 'lookup', (original) => (host: string, ...rest: unknown[]) => {
      const callback = rest.find((arg) => typeof arg === 'function');
      const verdict = judge(host);
      if (verdict.kind === 'untouched' || callback === undefined)
        return Reflect.apply(original, dns, [host, ...rest]) as unknown;
      if (verdict.kind === 'refused') process.nextTick(callback, verdict.error);
      else if (wantsAll(rest[0])) process.nextTick(callback, null, [HERE]);
      else process.nextTick(callback, null, HERE.address, HERE.family);
      return {};
    }),
    replace(dns.promises, 'lookup', (original) => (host: string, ...rest: unknown[]) => {
      const verdict = judge(host);
      if (verdict.kind === 'untouched') return Reflect.apply(original, dns.promises, [host, ...rest]) as unknown;
      if (verdict.kind === 'refused') return Promise.reject(verdict.error);
      return Promise.resolve(wantsAll(rest[0]) ? [HERE] : HERE);
    }),
    ...QUESTIONS.flatMap((name) => [
      ...[dns, dns.Resolver.prototype].map((where) =>
        replace(where, name, () => (host: unknown, ...rest: unknown[]) => {
          const callback = rest.find((arg) => typeof arg === 'function');
          if (callback !== undefined) process.nextTick(callback, noServer(name, host));
        }),
      ),
      ...[dns.promises, dns.promises.Resolver.prototype].map((where) =>
        replace(where, name, () => (host: unknown) => Promise.reject(noServer(name, host))),
      ),
    ]),
    ...['send', 'connect'].map((name) =>
      replace(dgram.Socket.prototype, name, () => () => {
        throw Object.assign(new Error(`${name} ENETUNREACH (no datagrams in a recipe)`), { code: 'ENETUNREACH' });
      }),
    ),
  ];
  syncBuiltinESMExports();
  return () => {
    for (const step of undo) step();
    syncBuiltinESMExports();
  };
}

const HERE = { address: '127.0.0.1', family: 4 };

const wantsAll = (options: unknown): boolean =>
  typeof options === 'object' && options !== null && 'all' in options && options.all === true;

const noServer = (name: string, host: unknown): Error =>
  Object.assign(new Error(`${name} ENOTFOUND ${String(host)} (no name server in a recipe)`), { code: 'ENOTFOUND' });

/** Puts a function in the place of a method, where there is one. */
function replace(where: object, name: string, make: (original: CallableFunction) => unknown): () => void {
  const original: unknown = Reflect.get(where, name);
  if (typeof original !== 'function') return () => undefined;
  const isOwn = Object.hasOwn(where, name);
  Reflect.set(where, name, make(original));
  return () => {
    if (isOwn) Reflect.set(where, name, original);
    else Reflect.deleteProperty(where, name);
  };
}
