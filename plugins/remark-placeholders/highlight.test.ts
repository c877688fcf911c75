import fc from 'fast-check';
import { refractor } from 'refractor/all';
import { describe, expect, test } from 'vitest';
import type { SnippetPart } from '../../src/core/page-contract';
import { normalize, type Template, type TemplatePart } from '../../src/core/placeholder/template';
import { placeholdersOf } from '../../tests/support/placeholders-of';
import { highlight } from './highlight';

/** The template that the parts were made of. */
const concatenate = (parts: readonly SnippetPart[]): Template =>
  normalize(parts.flatMap((part): Template => (isToken(part) ? part.parts : [part])));
const isToken = (part: SnippetPart): part is Extract<SnippetPart, { token: string }> =>
  typeof part === 'object' && 'token' in part;

const part = fc.oneof(
  fc.constantFrom<TemplatePart>(
    ['wiki.company'],
    ['wiki.company', 'wiki.company:8443'],
    ['wiki-js/client_id', '<client_id>'],
    ['g/x', '<x>'],
    {
      'authentik default': ['https://', ['authentik.company'], '/o/'],
      keycloak: ['https://', ['keycloak.company'], '/realms/', ['realm', '<realm>']],
    },
  ),
  fc.constantFrom(
    '\n',
    '  ',
    ': ',
    '=',
    '"',
    "'",
    'https://',
    '/login',
    '# note\n',
    'key',
    '{',
    '}',
    '[',
    ']',
    '-',
    ',',
    '<',
    '>',
    '&',
    '$',
    '\\',
    'SELECT',
    'if ',
    '123',
    '.',
    '<?php ',
    '{{',
    '`',
    '\r\n',
    'ü',
  ),
  fc.string({ maxLength: 6 }),
);
const template = fc.array(part, { maxLength: 14 }).map(normalize);

describe('highlighting changes no snippet', () => {
  const common = [
    'yaml',
    'json',
    'bash',
    'ini',
    'env',
    'toml',
    'properties',
    'nginx',
    'caddyfile',
    'php',
    'ruby',
    'python',
    'js',
    'ts',
    'xml',
    'html',
    'sql',
    'hcl',
    'docker',
    'handlebars',
    'text',
    'markdown',
    'unknown',
    '',
  ];

  test.each(common)('in %s: the parts give the template again', (language) => {
    fc.assert(
      fc.property(template, (given) => {
        const parts = highlight(given, language);
        expect(concatenate(parts)).toEqual(given);
        expect(placeholdersOf(concatenate(parts))).toEqual(placeholdersOf(given));
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  test('in every language that the highlighter knows', () => {
    const given: Template = [
      '# see https://',
      ['wiki.company'],
      '/x\nkey: "',
      ['g/client_id', '<client_id>'],
      '"\n<a href="',
      ['wiki.company', 'wiki.company:8443'],
      '">{{ ',
      ['g/x', '<x>'],
      ' }}</a> <?php echo 1; ?>\n',
    ];
    const changed = refractor
      .listLanguages()
      .filter((language) => JSON.stringify(concatenate(highlight(given, language))) !== JSON.stringify(given));
    expect(refractor.listLanguages().length).toBeGreaterThan(250);
    expect(changed).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString', 'no-such-language', 'a b'])(
    'in “%s”, which is no language: plain',
    (language) => {
      expect(highlight(['a: ', ['wiki.company']], language)).toEqual(['a: ', ['wiki.company']]);
    },
  );
});

describe('a placeholder', () => {
  test('stays whole where the grammar would split its text', () => {
    for (const language of ['js', 'python', 'css', 'yaml', 'nginx', 'sql']) {
      const parts = highlight(['url = a.', ['wiki.company'], '.b(1.', ['g/port', '<port>'], ')'], language);
      expect(placeholdersOf(concatenate(parts)), language).toEqual([['wiki.company'], ['g/port', '<port>']]);
    }
  });

  test('takes the class of the token that it stands in', () => {
    expect(highlight(['issuer: "https://', ['wiki.company'], '/"'], 'yaml')).toEqual([
      { token: 'key atrule', parts: ['issuer'] },
      { token: 'punctuation', parts: [':'] },
      ' ',
      { token: 'string', parts: ['"https://', ['wiki.company'], '/"'] },
    ]);
  });

  test('may be all there is', () => {
    expect(concatenate(highlight([['wiki.company']], 'yaml'))).toEqual([['wiki.company']]);
    expect(highlight([], 'yaml')).toEqual([]);
    expect(highlight([], 'unknown')).toEqual([]);
  });
});

test.each([
  ['env', 'KEY=value'],
  ['dotenv', 'KEY=value'],
  ['conf', '[section]'],
  ['console', 'echo "x"'],
  ['terraform', 'a = "b"'],
  ['jsonc', '{"a": 1}'],
  ['YAML', 'a: 1'],
])('the name %s is known', (language, text) => {
  expect(highlight([text], language).some(isToken)).toBe(true);
});

test.each(['text', 'txt', 'output'])('the name %s is plain text', (language) => {
  expect(highlight(['a: "b" # c'], language)).toEqual(['a: "b" # c']);
});
