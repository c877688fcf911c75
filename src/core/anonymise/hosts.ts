import { EXAMPLE_DOMAIN } from '../placeholder/example-domain';
import { characterPattern, END, restOfEscape, START, valuePattern } from './pattern';
import { type Piece, replaceIn } from './pieces';

/** A host of the reader's, and the placeholder that stands for it. */
export interface KnownHost {
  readonly written: string;
  /** Name or address, without a port. */
  readonly name: string;
  readonly port: string;
}

/** Splits `auth.example.org:9443`; brackets around an IPv6 address are not part of it. */
export function splitHost(value: string): { readonly name: string; readonly port: string } {
  const [, name = value, port = ''] = /^(.*?)(?::(\d+))?$/.exec(value) ?? [];
  return { name: name.replace(/^\[|\]$/g, '').toLowerCase(), port };
}

/** Whether a host stands under a domain that could give away whose it is: `auth.example.org`, but no address and no `localhost`. */
export function hasDomain(name: string): boolean {
  return name.includes('.') && !name.includes(':') && !/^[\d.]+$/.test(name);
}

/** A host and all domains above it, down to two labels. */
export function domainsOf(name: string): string[] {
  if (!hasDomain(name)) return [];
  const labels = name.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

const DOT = characterPattern('.');
// Bounded, as names are: a run of thousands of letters would be tried from each of them.
const LABELS = `(?:[\\p{L}\\p{N}_-]{1,63}${DOT}){0,10}`;
const NUMBER = /-(?:\d+)(?=\.|$)/;

/** Writes hosts, addresses of e-mail and directory names under the reader's domains as examples. */
export class HostReplacer {
  readonly #hosts: ReadonlyMap<string, KnownHost>;
  readonly #domains: ReadonlySet<string>;
  /** Names that were made up for hosts and people, so that the same one gets the same. */
  readonly #made = new Map<string, string>();
  readonly #hostPattern: RegExp | undefined;
  readonly #mailPattern: RegExp | undefined;
  readonly #directoryPattern: RegExp | undefined;

  /** @param baseDomains domains that stand for `company` */
  constructor(hosts: readonly KnownHost[], baseDomains: readonly string[]) {
    this.#hosts = new Map(hosts.filter(({ name }) => hasDomain(name)).map((host) => [host.name, host]));
    this.#domains = new Set([...this.#hosts.keys(), ...baseDomains].flatMap(domainsOf));
    const domains = [...this.#domains].sort((a, b) => b.length - a.length);
    if (domains.length === 0) return;
    const any = `(?:${domains.map((domain) => valuePattern(domain, true)).join('|')})`;
    this.#hostPattern = new RegExp(
      `${START}(?<host>${LABELS}${any})${END}(?:(?<colon>${characterPattern(':')})(?<port>\\d{1,5})(?!\\d))?`,
      'gu',
    );
    this.#mailPattern = new RegExp(
      `(?<person>[\\p{L}\\p{N}._+-]{1,64})(?<at>${characterPattern('@')})(?<host>${LABELS}${any})${END}`,
      'gu',
    );
    const directory = domains.map((domain) =>
      domain
        .split('.')
        .map((label) => `[dD][cC]\\s*${characterPattern('=')}\\s*${valuePattern(label, true)}`)
        .join(`\\s*${characterPattern(',')}\\s*`),
    );
    this.#directoryPattern = new RegExp(`${START}(?:${directory.join('|')})${END}`, 'gu');
  }

  replace(pieces: readonly Piece[]): Piece[] {
    let result = [...pieces];
    if (this.#mailPattern)
      result = replaceIn(result, this.#mailPattern, ({ groups = {} }, before) => {
        const { person = '', at = '', host = '' } = groups;
        const rest = restOfEscape(before, person);
        const address = `${person.slice(rest.length)}@${plainHost(host)}`;
        return [rest, { written: this.#makeUp(address.toLowerCase(), 'user').replace('@', at) }];
      });
    if (this.#hostPattern)
      result = replaceIn(result, this.#hostPattern, ({ groups = {} }, before) => {
        const { host = '', colon = '', port } = groups;
        const rest = restOfEscape(before, host);
        const name = plainHost(host.slice(rest.length));
        // What looked like the end of an escape was part of the name, or the other way round.
        const known = this.#hosts.get(name) ?? this.#hosts.get(plainHost(host));
        const written = known?.written ?? (this.#domains.has(name) ? EXAMPLE_DOMAIN : this.#makeUp(name, 'something'));
        const ownPort = port === undefined || port === known?.port ? [] : [`${colon}${port}`];
        return [rest, { written }, ...ownPort];
      });
    if (this.#directoryPattern)
      result = replaceIn(result, this.#directoryPattern, () => [{ written: `dc=${EXAMPLE_DOMAIN}` }]);
    return result;
  }

  /** `something.company`, `something-2.company`; `user@company` for people. */
  #makeUp(original: string, word: 'something' | 'user'): string {
    const made = this.#made.get(original);
    if (made !== undefined) return made;
    const count = [...this.#made.values()].filter((one) => one.replace(NUMBER, '').startsWith(word)).length + 1;
    const next = `${word}${count > 1 ? `-${count}` : ''}${word === 'user' ? '@' : '.'}${EXAMPLE_DOMAIN}`;
    this.#made.set(original, next);
    return next;
  }
}

/** A host as it is without the escapes around its dots. */
function plainHost(text: string): string {
  return text
    .replace(new RegExp(DOT, 'gu'), '.')
    .replace(/%(?:25)*2d/gi, '-')
    .toLowerCase();
}
