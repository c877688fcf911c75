import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { frontMatterSchema } from './front-matter';
import { categories, protocols, supportLevels } from './labels';

/** Every key of the front matter with its description, those within others as `app.version`. */
function describedKeys(schema: z.ZodObject, prefix = ''): [string, string | undefined][] {
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const described = value as z.ZodType;
    const inner: unknown = described instanceof z.ZodOptional ? described.unwrap() : described;
    return [
      [`${prefix}${key}`, described.description],
      ...(inner instanceof z.ZodObject ? describedKeys(inner, `${key}.`) : []),
    ];
  });
}

describe('every key', () => {
  const keys = describedKeys(frontMatterSchema);

  test('is known to this test, those within others included', () => {
    expect(keys.map(([key]) => key)).toEqual([
      ...['title', 'sidebar_label', 'description', 'category', 'support_level', 'protocol', 'providers'],
      ...['app', 'app.homepage', 'app.version', 'literal'],
    ]);
  });

  test.each(keys)('%s is described by a sentence', (_key, description) => {
    expect(description).toMatch(/^[A-Z].+\.$/);
  });
});

describe('the front matter', () => {
  test('needs a title only', () => {
    expect(frontMatterSchema.parse({ title: 'Wiki.js' })).toEqual({
      title: 'Wiki.js',
      category: 'other',
      support_level: 'community',
      protocol: 'oidc',
      literal: [],
    });
  });

  test('may be complete', () => {
    const complete = {
      title: 'Integrate with Wiki.js',
      sidebar_label: 'Wiki.js',
      description: 'Sign in to Wiki.js.',
      category: 'documentation',
      support_level: 'vendor',
      protocol: 'saml',
      providers: ['keycloak', 'authentik'],
      app: { homepage: 'https://js.wiki', version: '2.5' },
      literal: ['user.company'],
    };
    expect(frontMatterSchema.parse(complete)).toEqual(complete);
  });

  test.each(Object.entries({ category: categories, support_level: supportLevels, protocol: protocols }))(
    'knows every %s that has a label',
    (key, labels) => {
      for (const id of Object.keys(labels))
        expect(frontMatterSchema.safeParse({ title: 'x', [key]: id }).success, id).toBe(true);
    },
  );

  test.each([
    [{}, 'title'],
    [{ title: '' }, 'title'],
    [{ title: 5 }, 'title'],
    [{ title: 'x', category: 'docs' }, 'category'],
    [{ title: 'x', category: 'toString' }, 'category'],
    [{ title: 'x', support_level: 'official' }, 'support_level'],
    [{ title: 'x', providers: [] }, 'providers'],
    [{ title: 'x', providers: 'authentik' }, 'providers'],
    [{ title: 'x', app: { version: 2.5 } }, 'app'],
    [{ title: 'x', app: { homepage: 'js.wiki' } }, 'app'],
    [{ title: 'x', app: { homepage: 'javascript:alert(1)' } }, 'app'],
    [{ title: 'x', literal: 'user.company' }, 'literal'],
  ])('refuses %j at %s', (data, key) => {
    expect(frontMatterSchema.safeParse(data).error?.issues[0]?.path[0]).toBe(key);
  });

  test('refuses keys that do not exist', () => {
    expect(frontMatterSchema.safeParse({ title: 'x', titel: 'y' }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['titel'], path: [] },
    ]);
    expect(frontMatterSchema.safeParse({ title: 'x', app: { url: 'y' } }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['url'], path: ['app'] },
    ]);
  });
});
