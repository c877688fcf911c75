import { BlockList } from 'node:net';
import type { OidcConfig } from './driver-config';

/**
 * The guard of 0.27 before the server's calls to the identity provider, as issues 15255 and 15287 of AFFiNE describe it. Whether it follows
 * redirects is not known; here it does, as `fetch` did before it. It does not trust a private authority, which the model leaves out: the
 * test authority stands for a public one.
 */
export interface Guard {
  /** The address to which a name leads, as the server resolves it. */
  readonly resolve: (host: string) => string;
}

/** Addresses of which the guard of 0.27 keeps away. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
] as const)
  PRIVATE.addSubnet(network, prefix);

/** No request to a private address, unless the setting allows it for the issuer's own scheme, host and port. */
export function guardedFetch(
  { issuer, allowPrivateNetwork = false }: OidcConfig,
  { resolve }: Guard,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const { origin, hostname } = new URL(url);
  const isAllowed = allowPrivateNetwork && origin === new URL(issuer).origin;
  if (PRIVATE.check(resolve(hostname)) && !isAllowed) throw new Error('ssrf_blocked_error: Invalid URL');
  return fetch(url, init);
}
