import type { ParseResult } from './kinds';

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

interface Pasted {
  readonly host: string;
  readonly port: string;
  /** What was in the input and is not part of the host, in words. */
  readonly dropped: string[];
}

/**
 * Reads a host out of anything: a name, a name with port, a URL, an issuer.
 *
 * @returns the host in ASCII lower case with its port if it is not the scheme's own, or the reason why there is none
 */
export function parseHost(input: string): ParseResult {
  const pasted = readHost(input);
  if ('reason' in pasted) return { ok: false, reason: pasted.reason };
  return withNote(input, pasted.host + pasted.port, pasted.dropped);
}

/**
 * Reads the domain that stands for `company` in all hosts. An IP address is refused, because no name can stand before it.
 */
export function parseBaseDomain(input: string): ParseResult {
  const wildcard = /^\s*\*\./.test(input);
  const pasted = readHost(wildcard ? input.replace('*.', '') : input);
  if ('reason' in pasted) return { ok: false, reason: pasted.reason };
  if (IPV4.test(pasted.host) || pasted.host.startsWith('[')) {
    return {
      ok: false,
      reason: `${pasted.host} is an IP address, and names such as auth.${pasted.host} do not exist. Enter the address for each host below instead.`,
    };
  }
  const dropped = [...(wildcard ? ['without *.'] : []), ...pasted.dropped];
  return withNote(input, pasted.host + pasted.port, dropped);
}

function withNote(input: string, value: string, dropped: readonly string[]): ParseResult {
  if (value === input) return { ok: true, value };
  const why = dropped.length > 0 ? ` (${dropped.join(', ')})` : '';
  return { ok: true, value, understood: `Understood as ${value}${why}.` };
}

function readHost(input: string): Pasted | { reason: string } {
  const text = input.trim();
  if (text === '') return { reason: 'Expected a host name such as auth.example.org.' };
  const authority = authorityOf(text);
  if (authority === undefined) return { reason: `“${text}” starts like a URL but has no host.` };
  const badCharacter = /[\s"'`<>\\^{}|$,;!()&*+=~%]/.exec(authority.host);
  if (badCharacter) return { reason: `A host name cannot contain ${nameOf(badCharacter[0])}.` };
  const dropped = [...authority.dropped];
  let url: URL;
  try {
    url = new URL(`https://${authority.host}`);
  } catch {
    return { reason: reasonFor(authority.host) };
  }
  const ascii = url.hostname.replace(/\.$/, '');
  if (url.hostname.endsWith('.')) dropped.push('without the final dot');
  const typed = authority.host.replace(/:\d*$/, '').replace(/\.$/, '');
  if (/[^ -~]/.test(typed)) dropped.push(`${typed} in the ASCII form that DNS uses`);
  else if (typed !== ascii && typed.toLowerCase() === ascii) dropped.push('in lower case');
  else if (typed !== ascii && !typed.startsWith('[')) {
    return { reason: `“${typed}” would be read as the address ${ascii}. Expected a host name or a full IP address.` };
  }
  const reason = ascii.startsWith('[') ? undefined : checkLabels(ascii);
  if (reason) return { reason };
  return { host: ascii, port: portOf(authority), dropped };
}

interface Authority {
  readonly host: string;
  readonly scheme: string;
  readonly dropped: string[];
}

function authorityOf(text: string): Authority | undefined {
  const dropped: string[] = [];
  // `https:/auth.example.org` has lost a slash; its host is not `https`.
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? /^(https?):\/?(?=[^\d/])/i.exec(text);
  const rest = (scheme ? text.slice(scheme[0].length) : text).replace(/^\/\//, '');
  const end = rest.search(/[/?#]/);
  let host = end < 0 ? rest : rest.slice(0, end);
  if (scheme?.[1]) dropped.push(`${scheme[1].toLowerCase()}:// belongs to the guide`);
  if (end >= 0 && rest.slice(end) !== '/') dropped.push(`without ${rest.slice(end)}`);
  const at = host.lastIndexOf('@');
  if (at >= 0) {
    dropped.push('without the part before @');
    host = host.slice(at + 1);
  }
  if (host === '') return undefined;
  return { host, scheme: scheme?.[1]?.toLowerCase() ?? '', dropped };
}

/** 443 goes, because guides write `https://` and issuers are compared character by character; 80 only with the `http://` that it belongs to. */
function portOf({ host, scheme }: Authority): string {
  const port = /:(\d+)$/.exec(host)?.[1];
  if (port === undefined) return '';
  const number = Number(port);
  return number === 443 || (number === 80 && scheme === 'http') ? '' : `:${number}`;
}

function checkLabels(host: string): string | undefined {
  if (host.length > 253) return 'A host name has at most 253 characters.';
  for (const label of host.split('.')) {
    if (label === '') return 'A host name cannot have two dots in a row.';
    if (label.length > 63) return 'The part of a host name between two dots has at most 63 characters.';
    if (!LABEL.test(label))
      return `“${label}” cannot be part of a host name: expected letters, digits and hyphens inside.`;
  }
  return undefined;
}

function reasonFor(host: string): string {
  if (/^[\da-f]*:[\da-f:.]*:[\da-f:.]*$/i.test(host)) return `An IPv6 address stands in square brackets: [${host}].`;
  const port = /:(.*)$/.exec(host.replace(/^\[.*\]/, ''))?.[1];
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65535)) {
    return `“${port}” is not a port: expected a number up to 65535.`;
  }
  if (/^[\d.]+$/.test(host)) return `“${host}” is not a complete IP address.`;
  if (host.includes('..')) return 'A host name cannot have two dots in a row.';
  return `“${host}” is not a host name. Expected something like auth.example.org.`;
}

function nameOf(character: string): string {
  if (character === ' ') return 'a space';
  if (/\s/.test(character)) return 'white space';
  return character === "'" ? 'an apostrophe' : character === '"' ? 'a quotation mark' : `“${character}”`;
}
