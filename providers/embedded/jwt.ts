import type { IdTokenFault } from './embedded-provider';
import { processKey, sharedSecret, type Signer } from './keys';

export type Claims = Readonly<Record<string, unknown>>;

/** A signed JSON Web Token. Claims that are `undefined` are left out. */
export function signJwt(claims: Claims, signer: Signer): string {
  const header = { alg: signer.alg, typ: 'JWT', ...(signer.kid === undefined ? {} : { kid: signer.kid }) };
  const data = `${encode(header)}.${encode(claims)}`;
  return `${data}.${signer.sign(data)}`;
}

/** The claims of a token, without looking at its signature; `undefined` when it is no token. */
export function claimsOf(token: string): Claims | undefined {
  const [, payload] = token.split('.');
  if (payload === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** The claims of a token whose signature is right; its times are not looked at. */
export function verifiedClaims(token: string, signer: Signer): Claims | undefined {
  const dot = token.lastIndexOf('.');
  return dot > 0 && signer.verify(token.slice(0, dot), token.slice(dot + 1)) ? claimsOf(token) : undefined;
}

/** A token with a fault put into it, signed anew by the same key, or by another one when the fault is the signature. */
export async function spoilJwt(token: string, fault: IdTokenFault, signer: Signer): Promise<string> {
  const claims = claimsOf(token) ?? {};
  switch (fault) {
    case 'issuer':
      return signJwt({ ...claims, iss: 'https://another-issuer.example/' }, signer);
    case 'audience':
      return signJwt({ ...claims, aud: 'another-client' }, signer);
    case 'nonce':
      return signJwt({ ...claims, nonce: 'another-nonce' }, signer);
    case 'expired': {
      const now = Math.floor(Date.now() / 1000);
      return signJwt({ ...claims, iat: now - 7200, exp: now - 3600 }, signer);
    }
    case 'signature': {
      const other =
        signer.alg === 'HS256'
          ? sharedSecret('another secret')
          : await processKey(signer.alg === 'RS256' ? 'RSA' : 'EC', 'other');
      const { kid } = signer;
      return signJwt(claims, { ...other, ...(kid === undefined ? {} : { kid }) });
    }
  }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
