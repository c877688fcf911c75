import { createHash, createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import { generate } from 'selfsigned';
import type { EmbeddedTls } from '../../providers/embedded/embedded-provider';

/** A certificate authority that lives as long as one run and is trusted by nothing outside it. */
export interface TestAuthority {
  /** Its certificate in PEM. */
  readonly ca: string;
  /** SHA-256 of the public key that all its certificates share, in Base64: what Chromium is told to trust. */
  readonly leafKeyHash: string;
  /** Key and certificate of a server that answers under these host names; the same names get the same ones again. */
  readonly certificateFor: (hosts: readonly string[]) => Promise<EmbeddedTls>;
}

const EC = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Makes an authority. Its key is in memory only, and nothing is written. */
export async function createTestAuthority(): Promise<TestAuthority> {
  const authority = await generate([{ name: 'commonName', value: 'SSO Recipes test authority' }], {
    ...EC,
    ...validity(),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  // One key for all servers: it is quicker, and Chromium can be told to trust this one and no other.
  const { private: privateKey, public: publicKey } = await generate([{ name: 'commonName', value: 'leaf' }], EC);
  const made = new Map<string, Promise<EmbeddedTls>>();

  const make = async (hosts: readonly string[]): Promise<EmbeddedTls> => {
    const altNames = hosts.map((host) =>
      isIP(host) === 0 ? ({ type: 2, value: host } as const) : ({ type: 7, ip: host } as const),
    );
    const { cert } = await generate([{ name: 'commonName', value: hosts[0] ?? 'no name' }], {
      ...EC,
      ...validity(),
      ca,
      keyPair: { privateKey, publicKey },
      extensions: [
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames },
      ],
    });
    return { key: privateKey, cert };
  };

  return {
    ca: ca.cert,
    leafKeyHash: hashOf(publicKey),
    certificateFor: (hosts) => {
      const name = hosts.join(' ');
      const certificate = made.get(name) ?? make(hosts);
      made.set(name, certificate);
      return certificate;
    },
  };
}

/** From an hour ago, for clocks that a test has set back, to tomorrow: nobody should come to rely on it. */
function validity(): { readonly notBeforeDate: Date; readonly notAfterDate: Date } {
  const hour = 3_600_000;
  return { notBeforeDate: new Date(Date.now() - hour), notAfterDate: new Date(Date.now() + 24 * hour) };
}

const hashOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('base64');
