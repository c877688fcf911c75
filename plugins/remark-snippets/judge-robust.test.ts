import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessLanguage, judgeSnippet } from './judge';

const LANGUAGES = ['css', 'go', 'js', 'php', 'python', 'ruby', 'sql', 'ts', 'tsx'] as const;

/** Pieces of which programs are made, and which parsers trip over when they are out of place. */
const PIECES = [
  ...'{}[]()<>"\'`,;:=.#/*\\$%&|\n \t-'.split(''),
  '...',
  '=>',
  '<?php',
  '?>',
  '${',
  '{{ x }}',
  '<Client ID>',
  '//',
  '/*',
  '*/',
  '"""',
  '<<<A\n',
  '<<~A\n',
  'def f',
  'end',
  'function ',
  'class A ',
  'return ',
  'é',
  '😀',
  '\u00a0',
  '“',
  '&amp;',
  'a',
  'key',
  '1',
  '--',
  '\r\n',
  '\0',
  '\ufeff',
  'â€™',
];

test('whatever a snippet is, its faults have a message and a place in it', async () => {
  const snippets = fc.record({
    language: fc.constantFrom(...LANGUAGES),
    text: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  });
  await fc.assert(
    fc.asyncProperty(snippets, async ({ language, text }) => {
      for (const { offset, length, message } of await judgeSnippet({ language, meta: '', text, isStrict: true })) {
        expect(message).toMatch(/^Unexpected ./);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(length).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
      }
      await guessLanguage(text);
    }),
    { seed: 20261121, numRuns: 600 },
  );
}, 120_000);
