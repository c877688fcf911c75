import { expect, test } from 'vitest';
import { z } from 'zod';
import { keysOf } from './keys-of';

test('the paths of all keys of a closed schema', () => {
  const schema = z.strictObject({ on: z.boolean(), claims: z.strictObject({ name: z.string(), email: z.string() }) });
  expect(keysOf(schema)).toEqual(['on', 'claims.name', 'claims.email']);
});

test('an object that takes any keys is not closed', () => {
  expect(() => keysOf(z.strictObject({ claims: z.object({ name: z.string() }) }))).toThrow(
    'Expected a strict object at `claims`.',
  );
});
