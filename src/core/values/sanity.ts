import type { GuideField, ProviderData } from '../page-contract';
import { type ReaderValues, valueOf } from '../placeholder/substitute';
import type { FieldKind } from './kinds';

/** A word of advice about a value. It never stands in the way of the value. */
export interface Advice {
  /** The field's store key; empty for the base domain. */
  readonly key: string;
  readonly message: string;
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const nameOf = (host: string): string => host.replace(/:\d+$/, '');

/**
 * Looks for what is often a mistake, in each value and between them. Messages never hold a value.
 *
 * @param fields those that the page shows
 */
export function adviceOn(
  reader: ReaderValues,
  fields: readonly GuideField[],
  providers: readonly Pick<ProviderData, 'host'>[],
): Advice[] {
  const providerHosts = new Set(providers.map(({ host }) => host));
  const given = fields.flatMap((field) => {
    const value = valueOf([field.key], reader);
    return value === undefined || value === ''
      ? []
      : [{ ...field, value, own: Object.hasOwn(reader.values, field.key) }];
  });
  const advice: Advice[] = [];
  if (reader.baseDomain) {
    for (const message of adviceOnValue('base-domain', reader.baseDomain)) advice.push({ key: '', message });
  }
  for (const field of given) {
    // What follows from the base domain is said there.
    if (field.own) {
      for (const message of adviceOnValue(field.kind, field.value)) advice.push({ key: field.key, message });
      if (field.written === '<realm>' && field.value === 'master')
        advice.push({
          key: field.key,
          message: 'The realm “master” is meant for administrators; applications usually have a realm of their own.',
        });
    }
    for (const other of given) {
      const message = other === field ? undefined : between(field, other, providerHosts);
      if (message !== undefined) advice.push({ key: field.key, message });
    }
  }
  return advice;
}

interface Given extends GuideField {
  readonly value: string;
}

function between(field: Given, other: Given, providerHosts: ReadonlySet<string>): string | undefined {
  if (field.value !== other.value) return undefined;
  if (field.kind === 'secret' || other.kind === 'secret')
    return `The same as ${other.written}. Was one of them pasted into the wrong field?`;
  if (field.kind !== 'host' || other.kind !== 'host') return undefined;
  const [one, two] = [providerHosts.has(field.key), providerHosts.has(other.key)];
  // A reader has one of the providers, and an application may have several names for one host.
  if (one && two) return undefined;
  if (one || two)
    return `The same host as ${other.written}. Identity provider and application usually have a host each.`;
  if (field.key.endsWith(`.${other.key}`) || other.key.endsWith(`.${field.key}`)) return undefined;
  return `The same host as ${other.written}. Two applications usually have a host each.`;
}

/** What is to be said about a value by itself. */
export function adviceOnValue(kind: FieldKind, value: string): string[] {
  switch (kind) {
    case 'base-domain':
      return [
        ...adviceOnHost(value),
        ...(/:\d+$/.test(value)
          ? ['Every host gets this port. If only one application has it, enter it in that host’s own field.']
          : []),
      ];
    case 'host':
      return adviceOnHost(value);
    case 'url':
      return adviceOnUrl(value);
    case 'slug':
      return /\p{Lu}/u.test(value)
        ? ['Upper and lower case differ here. Write it exactly as the identity provider shows it.']
        : [];
    case 'identifier':
      return value.endsWith('/') ? ['Ends with a slash. Does the slash belong to it?'] : [];
    default:
      return [];
  }
}

function adviceOnUrl(value: string): string[] {
  const advice: string[] = [];
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(value)?.[1]?.toLowerCase() ?? '';
  if (/^http:/i.test(value) && !isLoopback(nameOf(host)))
    advice.push('Without encryption, what is sent at sign-in can be read on the way. Use https:// if you can.');
  if (/[^/]\/$/.test(value))
    advice.push('Ends with a slash. If an application adds a path to it, two slashes would follow each other.');
  return [...advice, ...adviceOnHost(host)];
}

function adviceOnHost(value: string): string[] {
  const host = nameOf(value);
  if (isLoopback(host))
    return ['Inside a container this is the container itself. Use a name that containers reach too.'];
  if (IPV4.test(host) || host.startsWith('['))
    return ['A bare IP address. Certificates are usually made out to names, and many applications insist on https.'];
  const advice: string[] = [];
  if (host.endsWith('.local'))
    advice.push('Names under .local are usually found by multicast DNS, which does not work in most containers.');
  if (host.endsWith('.internal'))
    advice.push('Names under .internal are in no public DNS. Browsers and containers must both be able to look it up.');
  if (/\p{Lu}/u.test(host))
    advice.push('Upper case makes no difference in a host, but issuers are compared letter by letter.');
  if (/(?:^|\.)xn--/.test(host))
    advice.push('Holds letters beyond a to z, which can look like others. Make sure that it is the name you mean.');
  return advice;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d+){3}$/.test(host) || host === '[::1]';
}
