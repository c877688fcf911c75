import { BlockList, isIP } from 'node:net';
import { nearest } from '../../src/core/diagnostics/near';

/** What becomes of a connection. */
export type Verdict =
  | { readonly kind: 'redirected'; readonly name: string; readonly port: number }
  | { readonly kind: 'untouched' }
  | { readonly kind: 'refused'; readonly error: NodeJS.ErrnoException };

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** The names of a recipe, each with the port on 127.0.0.1 that answers for it. */
export class Routes {
  readonly #ports = new Map<string, number>();

  get all(): ReadonlyMap<string, number> {
    return this.#ports;
  }

  /**
   * @param name host and port, `wiki.company:443`; the port of https when it is left out
   * @throws RangeError when the name is none, or leads somewhere already
   */
  add(name: string, port: number): void {
    const full = fullName(name);
    const taken = this.#ports.get(full);
    if (taken !== undefined)
      throw new RangeError(`Unexpected second route for ${full}, it leads to 127.0.0.1:${taken}. Remove that first.`);
    this.#ports.set(full, port);
  }

  /** Returns the full name that was removed. A name that is not there is no fault. */
  remove(name: string): string {
    const full = fullName(name);
    this.#ports.delete(full);
    return full;
  }

  /** What becomes of a connection to a host and a port. */
  judge(host: string, port: number): Verdict {
    const bare = bareHost(host);
    if (isLoopback(bare)) return { kind: 'untouched' };
    const name = `${bare}:${port}`;
    const to = this.#ports.get(name);
    if (to !== undefined) return { kind: 'redirected', name, port: to };
    if (isIP(bare) !== 0)
      return refused('ENETUNREACH', 'connect', host, `connect ENETUNREACH ${host}:${port}`, this.#isNoHost(bare));
    const ports = this.#portsOf(bare);
    if (ports.length === 0) return this.#unknown(host, bare);
    const answers = `nothing answers there in this recipe; ${bare} answers on ${ports.join(', ')}`;
    return refused('ECONNREFUSED', 'connect', host, `connect ECONNREFUSED ${host}:${port}`, answers);
  }

  /** What becomes of a question for the address of a host. */
  judgeName(host: string): Verdict {
    const bare = bareHost(host);
    if (isLoopback(bare)) return { kind: 'untouched' };
    const [port] = this.#portsOf(bare);
    return port === undefined ? this.#unknown(host, bare) : { kind: 'redirected', name: bare, port };
  }

  #unknown(host: string, bare: string): Verdict {
    return refused('ENOTFOUND', 'getaddrinfo', host, `getaddrinfo ENOTFOUND ${host}`, this.#isNoHost(bare));
  }

  #isNoHost(host: string): string {
    const hosts = [...new Set([...this.#ports.keys()].map(hostOf))];
    const near = nearest(host, hosts);
    const known = hosts.length === 0 ? 'it has none' : `its hosts are ${hosts.join(', ')}`;
    return `${host} is no host of this recipe; ${known}${near === undefined ? '' : `; did you mean ${near}?`}`;
  }

  #portsOf(host: string): number[] {
    return [...this.#ports.keys()].filter((name) => hostOf(name) === host).map((name) => Number(name.split(':')[1]));
  }
}

/**
 * An error as Node makes one. Its message begins with Node's own words, because applications print them and guides quote them; why it came
 * to this stands behind, in brackets.
 */
function refused(code: string, syscall: string, hostname: string, message: string, why: string): Verdict {
  return { kind: 'refused', error: Object.assign(new Error(`${message} (${why})`), { code, syscall, hostname }) };
}

const hostOf = (name: string): string => name.split(':')[0] ?? '';
/** Names differ neither by case nor by the dot at their end, addresses not by brackets. */
const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[(.*)\]$/, '$1');

function isLoopback(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? host === 'localhost' : loopback.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

function fullName(name: string): string {
  const [, host, port = '443'] = /^([^:/\s]+)(?::(\d+))?$/.exec(name) ?? [];
  if (host === undefined || isLoopback(bareHost(host)) || isIP(host) !== 0)
    throw new RangeError(`Unexpected name ${name}, expected a host name such as wiki.company, or wiki.company:80.`);
  return `${bareHost(host)}:${port}`;
}
