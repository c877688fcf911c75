import {
  createHash,
  createHmac,
  generateKeyPair,
  sign,
  timingSafeEqual,
  verify,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';

export type SigningAlgorithm = 'RS256' | 'ES256' | 'HS256';

/** What a token is signed with, and checked with. */
export interface Signer {
  readonly alg: SigningAlgorithm;
  /** Absent for HS256: nobody looks a shared secret up. */
  readonly kid?: string;
  readonly sign: (data: string) => string;
  readonly verify: (data: string, signature: string) => boolean;
}

/** A key pair with its halves as JSON Web Keys. */
export interface SigningKey extends Signer {
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
}

const generate = promisify(generateKeyPair);

const made = new Map<string, Promise<SigningKey>>();

/**
 * The key pair of this process: making one takes longer than all else that a model does at its start. `other` is one that no model signs
 * with but by mistake.
 */
export function processKey(kind: 'RSA' | 'EC', which: 'own' | 'other' = 'own'): Promise<SigningKey> {
  const name = `${which} ${kind}`;
  const key = made.get(name) ?? makeKey(kind);
  made.set(name, key);
  return key;
}

/** A new key pair. RSA has 2048 bits, for speed; the vendors' own keys have 2048 and 4096. */
async function makeKey(kind: 'RSA' | 'EC'): Promise<SigningKey> {
  const { publicKey, privateKey } =
    kind === 'RSA' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ec', { namedCurve: 'P-256' });
  const alg = kind === 'RSA' ? 'RS256' : 'ES256';
  const publicHalf = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify(publicHalf)).digest('hex').slice(0, 32);
  const shared = { alg, kid, use: 'sig' };
  return {
    alg,
    kid,
    publicJwk: { ...publicHalf, ...shared },
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...shared },
    sign: (data) => sign('sha256', Buffer.from(data), asymmetric(privateKey)).toString('base64url'),
    verify: (data, signature) =>
      verify('sha256', Buffer.from(data), asymmetric(publicKey), Buffer.from(signature, 'base64url')),
  };
}

/** A client secret as a key for HS256. */
export function sharedSecret(secret: string): Signer {
  const digest = (data: string): Buffer => createHmac('sha256', secret).update(data).digest();
  return {
    alg: 'HS256',
    sign: (data) => digest(data).toString('base64url'),
    verify: (data, signature) => {
      const [have, want] = [Buffer.from(signature, 'base64url'), digest(data)];
      return have.length === want.length && timingSafeEqual(have, want);
    },
  };
}

/** RFC 7518 wants the two halves of an ECDSA signature one after the other; without this Node writes DER. */
const asymmetric = (key: KeyObject): { key: KeyObject; dsaEncoding: 'ieee-p1363' } => ({
  key,
  dsaEncoding: 'ieee-p1363',
});
