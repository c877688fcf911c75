import { expect, test } from 'vitest';
import { provider as authentik } from '../../../providers/authentik/provider';
import { provider as keycloak } from '../../../providers/keycloak/provider';
import type { ProviderData } from '../../core/page-contract';
import { NO_VALUES, substitute } from '../../core/placeholder/substitute';
import { exampleEnvironment, exampleSettings } from './example';

const providers: ProviderData[] = [
  { id: 'authentik', ...authentik },
  { id: 'keycloak', ...keycloak },
];

const issuer = exampleSettings(providers).find(({ label }) => label === 'Issuer')?.value ?? [];

test('the first provider is shown to readers who chose none', () => {
  expect(substitute(issuer, NO_VALUES)).toBe('https://authentik.company/application/o/wiki-js/');
});

test('a value that the site asks for stays a placeholder', () => {
  const reader = { provider: 'keycloak', baseDomain: 'example.org', values: {} };
  expect(substitute(issuer, reader)).toBe('https://keycloak.example.org/realms/<realm>');
  expect(substitute(issuer, { ...reader, values: { realm: 'home' } })).toBe('https://keycloak.example.org/realms/home');
});

test('every provider has every line', () => {
  for (const { id } of providers) {
    for (const { value } of [...exampleSettings(providers), ...exampleEnvironment(providers)]) {
      expect(substitute(value, { provider: id, values: {} })).toMatch(/^https:\/\/[a-z]+\.company/);
    }
  }
});
