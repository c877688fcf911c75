import { describe, test } from 'vitest';
import { expectReadBack, values } from '../../../../tests/support/read-back';
import { readJavaScript, readJsx } from '../../../../tests/support/readers/javascript';

/** The value, when the regular expression matches nothing but it. */
function readMatch(literal: string, value: string): unknown {
  const wrong = [`${value}x`, `x${value}`, value.replace('.', 'x')].filter((text) => text !== value);
  const script = `var a = ${literal}; a = [a.test(${JSON.stringify(value)}), ${JSON.stringify(wrong)}.some((b) => a.test(b))].join()`;
  return readJavaScript(script) === 'true,false' ? value : undefined;
}

const parser = `node:vm of Node.js ${process.versions.node.split('.')[0] ?? ''}`;
const refused = (): boolean => false;
const around = [
  ['', ''],
  ['https://', '/callback'],
  ['\u00fc ', ' }'],
] as const;

describe('a value in JavaScript', () => {
  test.each([
    ['js-single', "'"],
    ['js-double', '"'],
    ['js-template', '`'],
  ])('between quotes: %s', (context, quote) => {
    const read = (written: readonly string[]): unknown[] =>
      written.map((text) => readJavaScript(`var a = ${quote}${text}${quote};`));
    expectReadBack(context, { parser, around, read, refused });
  });

  test('in a template, before a brace', () => {
    expectReadBack('js-template', {
      parser,
      around: [['', '{x']],
      read: (written) => written.map((text) => readJavaScript(`var a = \`${text}\`;`)),
      refused,
    });
  });

  test('in a regular expression, with and without flags', () => {
    for (const flags of ['', 'u', 'v', 'i']) {
      expectReadBack('regexp js-regexp', {
        parser,
        read: (written) => written.map((text, index) => readMatch(`/^${text}$/${flags}`, values[index] ?? '')),
        refused,
      });
    }
  });
});

describe('a value in JSX', () => {
  test.each(['"', "'"])('as an attribute, in %s', (quote) => {
    expectReadBack('jsx-attribute', {
      parser: 'TypeScript 6.0',
      around,
      read: (written) =>
        readJsx(written.map((text) => `<p title=${quote}${text}${quote} />`)).map(({ title }) => title),
      refused,
    });
  });

  test('as text', () => {
    expectReadBack('jsx-text', {
      parser: 'TypeScript 6.0',
      around: [
        ['', ''],
        ['https://', '/callback'],
        ['a ', ' b'],
      ],
      read: (written) => readJsx(written.map((text) => `<p>${text}</p>`)).map(({ text }) => text),
      refused,
    });
    expectReadBack('jsx-text', {
      parser: 'TypeScript 6.0',
      read: (written) => readJsx(written.map((text) => `<p>\n  ${text}\n</p>`)).map(({ text }) => text),
      refused,
    });
  });
});
