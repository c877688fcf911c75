import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULTS, fillTemplate, hintsIn, judgeName, judges, type NewGuide } from './new-guide';
import { titleOf } from './new-questions';

const template = (file: string): string => readFileSync(join(import.meta.dirname, '../docs/_template', file), 'utf8');
const guide: NewGuide = {
  ...DEFAULTS,
  name: 'ada-notes',
  title: 'Ada’s Notes: new',
  homepage: 'https://notes.example.org/',
  category: 'documentation',
  version: '3.1',
};
const FILES = ['index.md', 'recipe.ts', 'driver.ts'];

describe('fillTemplate', () => {
  test.each(FILES)('leaves nothing of the template in %s', (file) => {
    const text = fillTemplate(template(file), file, guide);
    expect(text).not.toMatch(/Example App|example-app|example\.com\b/);
    expect(text).toContain('ada-notes');
  });

  test('writes front matter that is YAML', () => {
    expect(fillTemplate(template('index.md'), 'index.md', guide).split('\n').slice(1, 10)).toEqual([
      'title: "Ada’s Notes: new"',
      'sidebar_label: "Ada’s Notes: new"',
      'description: "Sign in to Ada’s Notes: new with your own identity provider."',
      'category: documentation # Fact missing: is this where readers look for it?',
      'support_level: community',
      'protocol: oidc',
      'providers: [authentik, keycloak]',
      'app: { homepage: https://notes.example.org/, version: "3.1" } # Fact missing: the version that you have in front of you.',
      '---',
    ]);
  });

  test('a path of its own stands in guide and driver alike', () => {
    const own = { ...guide, redirectPath: '/auth/callback' };
    const text = fillTemplate(template('index.md'), 'index.md', own);
    expect(text).toContain('- Redirect URI: `https://ada-notes.company/auth/callback`');
    expect(text).toContain('OIDC_REDIRECT_URI: https://ada-notes.company/auth/callback');
    expect(fillTemplate(template('driver.ts'), 'driver.ts', own)).toContain('`https://${host}/auth/callback`');
  });

  test('a quotation mark does not end a string of the recipe', () => {
    expect(fillTemplate(template('recipe.ts'), 'recipe.ts', { ...guide, title: "Ada's" })).toContain("name: 'Ada’s'");
  });
});

test('every file of the template says where a fact is missing', () => {
  for (const file of FILES) expect(hintsIn(template(file)).length, file).toBeGreaterThan(0);
  expect(hintsIn('a\n- b <!-- Fact missing: c. -->\n  // Fact missing: d.')).toEqual([
    { line: 2, text: 'c.' },
    { line: 3, text: 'd.' },
  ]);
});

describe('answers', () => {
  test.each(['Example', 'a_b', 'a--b', '-a', '', '../a', 'a.b', 'a'.repeat(41), 'wiki-js'])('no name: %s', (name) => {
    expect(judgeName(['wiki-js'])(name)).toMatch(/^Unexpected name .*expected/);
  });

  test.each([
    ['title', ''],
    ['title', 'a `b`'],
    ['title', '<b>'],
    ['title', 'a\nb'],
    ['homepage', 'example.com'],
    ['homepage', 'javascript:alert(1)'],
    ['category', 'background'],
    ['category', 'docs'],
    ['version', '1 0'],
    ['redirectPath', 'callback'],
    ['redirectPath', '/a?b'],
    ['redirectPath', '/<other>'],
  ] as const)('no %s: %s', (key, answer) => {
    expect(judges[key](answer)).toMatch(/^Unexpected /);
  });

  test('the defaults are taken', () => {
    const faults = Object.entries(DEFAULTS).map(([key, answer]) => judges[key as keyof typeof DEFAULTS](answer));
    expect(faults).toEqual([undefined, undefined, undefined, undefined]);
    expect([judgeName([])('2fauth'), judges.title(titleOf('example-app'))]).toEqual([undefined, undefined]);
    expect(titleOf('example-app')).toBe('Example App');
  });
});
