import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestAuthority } from './test-authority';

test('makes certificates for the names asked for, each once', async () => {
  const authority = await createTestAuthority();
  const { key, cert } = await authority.certificateFor(['wiki.company', 'authentik.company', '127.0.0.1']);
  const certificate = new X509Certificate(cert);
  const ca = new X509Certificate(authority.ca);
  expect(certificate.subjectAltName).toBe('DNS:wiki.company, DNS:authentik.company, IP Address:127.0.0.1');
  expect(certificate.verify(ca.publicKey)).toBe(true);
  expect([ca.ca, certificate.ca]).toEqual([true, false]);
  expect(key).toContain('PRIVATE KEY');
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  expect(createHash('sha256').update(spki).digest('base64')).toBe(authority.leafKeyHash);
  expect(await authority.certificateFor(['wiki.company', 'authentik.company', '127.0.0.1'])).toEqual({ key, cert });
  const other = await createTestAuthority();
  expect(certificate.verify(new X509Certificate(other.ca).publicKey)).toBe(false);
  expect(other.leafKeyHash).not.toBe(authority.leafKeyHash);
});
