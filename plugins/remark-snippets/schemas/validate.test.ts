import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaOf } from '.';
import { schemas } from './registry';
import type { Schema } from './schema';
import { jsonTree } from './tree-json';
import { validate } from './validate';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** For ajv: `oneOf` is read as `anyOf` here, and annotations that it does check are taken away. */
function forAjv(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forAjv);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) =>
          !(typeof value === 'string' && ['$schema', '$id', 'format'].includes(key)) &&
          !(key === 'uniqueItems' && value === true),
      )
      .map(([key, value]) => [key === 'oneOf' && Array.isArray(value) ? 'anyOf' : key, forAjv(value)]),
  );
}

const SCALARS: readonly Json[] = ['a', 'b1', 1, 2.5, -1, true, null];

/** Values that nearly fit a schema: its own keys, words and types, with some mistakes. */
function near(schema: Schema, root: Schema, depth: number): fc.Arbitrary<Json> {
  const target =
    schema.$ref === undefined ? schema : (root.definitions?.[schema.$ref.replace('#/definitions/', '')] ?? {});
  const types = target.type === undefined ? [] : [target.type].flat();
  const fitting = SCALARS.filter(
    (one) => one !== null && types.some((type) => typeof one === (type === 'integer' ? 'number' : type)),
  );
  const scalars = fc.oneof(
    { weight: fitting.length > 0 ? 20 : 0, arbitrary: fc.constantFrom<Json>(...fitting, 1) },
    { weight: 1, arbitrary: fc.constantFrom<Json>(...SCALARS) },
  );
  const words = [...(target.enum ?? []), ...(target.const === undefined ? [] : [target.const])];
  const branches = [...(target.anyOf ?? []), ...(target.oneOf ?? [])];
  if (depth === 0 || (fitting.length > 0 && words.length === 0)) return scalars;
  const parts: fc.Arbitrary<Json>[] = [scalars];
  if (words.length > 0)
    return fc.oneof({ weight: 1, arbitrary: scalars }, { weight: 9, arbitrary: fc.constantFrom<Json>(...words) });
  parts.push(...branches.map((one) => near(one, root, depth - 1)));
  if (target.items) parts.push(fc.array(near(target.items, root, depth - 1), { maxLength: 2 }));
  const values = target.additionalProperties;
  const then = (target.allOf ?? []).flatMap((one) =>
    one.if && one.then ? [{ ...one.then.properties, ...one.if.properties }] : [],
  );
  const properties: Record<string, Schema> = { ...target.properties };
  const objects = [properties, ...then].map((known) => {
    const names = Object.keys(known);
    const name = fc.oneof(
      { weight: 9, arbitrary: names.length > 0 ? fc.constantFrom(...names) : fc.constant('k') },
      fc.constantFrom('k', 'x-k'),
    );
    return fc
      .uniqueArray(name, { maxLength: 4 })
      .chain((chosen) =>
        fc.record(
          Object.fromEntries(
            [...new Set([...chosen, ...(target.required ?? [])])].map((key) => [
              key,
              near(
                known[key] ??
                  properties[key] ??
                  (typeof values === 'object' ? values : (Object.values(target.patternProperties ?? {})[0] ?? {})),
                root,
                depth - 1,
              ),
            ]),
          ),
        ),
      );
  });
  return fc.oneof(
    { weight: 1, arbitrary: fc.oneof(...parts) },
    ...objects.map((arbitrary) => ({ weight: 6, arbitrary })),
  );
}

describe.each(schemas)('$name', (entry) => {
  test('accepts and refuses what ajv does', { timeout: 60_000 }, async () => {
    const schema = await schemaOf(entry);
    const accepts = new Ajv({ strict: false, validateFormats: false }).compile(forAjv(schema) as object);
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(near(schema, schema, 6), (value) => {
        const tree = jsonTree(JSON.stringify(value));
        const own = tree !== undefined && validate(tree, schema).length === 0;
        verdicts.add(own);
        expect(own).toBe(accepts(value));
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(verdicts.size).toBe(2);
  });
});

test('what is wrong in the meant form of a value is reported, and not the other forms', () => {
  const schema: Schema = {
    anyOf: [{ type: 'string' }, { type: 'object', properties: { a: {} }, additionalProperties: false }],
  };
  const tree = jsonTree('{"b": 1}');
  expect(tree && validate(tree, schema)).toMatchObject([{ what: 'key', actual: 'b', start: 1, end: 4 }]);
});
