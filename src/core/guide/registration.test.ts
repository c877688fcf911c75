import { describe, expect, test } from 'vitest';
import { endpointNames } from '../provider/provider';
import { nearest } from '../diagnostics/near';
import { admonitions, directives, isAdmonition, stepDirectives } from './directives';
import { sharedPlaceholders, storeKey } from './declaration';
import { type RegistrationField, registrationDefaults, registrationFields, registrationNames } from './registration';

const fields: [string, RegistrationField][] = Object.entries(registrationFields);

describe('the lines of register-client', () => {
  test('give each placeholder once, and none that a provider or the site gives', () => {
    expect(registrationNames).toEqual(fields.map(([, { placeholder }]) => placeholder));
    const all = [...registrationNames, ...endpointNames, ...Object.keys(sharedPlaceholders), 'application_name'];
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(fields)('%s is not taken for another line when its case differs', (label, { placeholder }) => {
    expect(nearest(label.toUpperCase(), Object.keys(registrationFields))).toBe(label);
    expect(placeholder).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  test('have labels that differ in more than case', () => {
    expect(new Set(fields.map(([label]) => label.toLowerCase())).size).toBe(fields.length);
  });

  test.each(Object.entries(registrationDefaults))(
    'have the default %s: %s, which the line itself accepts',
    (name, value) => {
      const field = fields.find(([, { placeholder }]) => placeholder === name)?.[1];
      expect(field).toBeDefined();
      expect(field?.values ?? [value]).toContain(value);
    },
  );
});

describe('directives', () => {
  test.each([...Object.entries(directives), ...Object.entries(stepDirectives)])(
    '%s requires only attributes that it accepts',
    (name, { attributes, required = [] }) => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(attributes).toEqual(expect.arrayContaining([...required]));
    },
  );

  test('include the admonitions, in guides and in steps', () => {
    for (const name of admonitions) {
      expect(isAdmonition(name)).toBe(true);
      expect(directives).toHaveProperty(name);
      expect(stepDirectives).toHaveProperty(name);
    }
    expect(isAdmonition('provider')).toBe(false);
    expect(isAdmonition('toString')).toBe(false);
  });

  test('of a provider’s steps do not register a client again', () => {
    expect(Object.keys(stepDirectives)).not.toContain('register-client');
    expect(Object.keys(directives)).not.toContain('when');
  });
});

test('values of a guide are kept apart from those of others and of the site', () => {
  const keys = [
    storeKey('realm', 'site', 'wiki-js'),
    storeKey('realm', 'guide', 'wiki-js'),
    storeKey('realm', 'guide', 'grafana'),
    storeKey('realm', 'site', 'grafana'),
  ];
  expect(keys).toEqual(['realm', 'wiki-js/realm', 'grafana/realm', 'realm']);
});
