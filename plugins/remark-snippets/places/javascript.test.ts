import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { each } from '../../../tests/support/readers/quoted';
import { readJavaScript, readJsx } from '../../../tests/support/readers/javascript';
import { findJavaScript } from './javascript';

describe('the places in JavaScript and TypeScript', () => {
  test.each<[string, (string | undefined)[]]>([
    ["const secret: string = '«v»';", ['js-single: v']],
    ['const a = { "«key»": "https://«host»/x" };', ['js-double: key', 'js-double: https://host/x']],
    [
      'const a = `https://«host»/${path}/«b»${c}«d»`;',
      ['js-template: https://host/', 'js-template: /b', 'js-template: d'],
    ],
    ['const a = String.raw`«v»`;', ['code: v']],
    ['const a = `$«v»`;', ['code: v']],
    [String.raw`const a = '\\«w»' + "\n«x»" + '\x4«1»';`, ['js-single: \\\\w', 'js-double: \\nx', 'code: 1']],
    [
      String.raw`const a = '\\«w»' + "\n«x»" + '\u0041«2»';`,
      ['js-single: \\\\w', 'js-double: \\nx', 'js-single: \\u00412'],
    ],
    ['listen(«3000», 80«80»); «name»();', ['number: 3000', 'code: 80', 'code: name']],
    ['// at «v»\nf(); /* «w» */ // «x»\n', ['comment:  at v', 'block-comment:  w ', 'comment:  x']],
    ['/**\n * At «v».\n */\nfunction f() {}', ['block-comment: *\n * At v.\n ']],
    ['/** *«v» */', ['code: v']],
    ['const a = /^https:\\/\\/«host»\\/[«x»]/i;', ['regexp js-regexp: ^https:\\/\\/host\\/[x]', 'code: x']],
    [
      'const a = <a href="«v»" b={\'«w»\'}>«x» {/* «y» */}</a>;',
      ['jsx-attribute: v', 'js-single: w', 'jsx-text: x ', 'block-comment:  y '],
    ],
    ['<p>\n  «a» &«b»\n</p>', ['jsx-text: \n  a &b\n', 'code: b']],
    // A piece of an object, as guides have it.
    ["clientId: '«id»',\nclientSecret: '«secret»', // «c»", ['js-single: id', 'js-single: secret', 'comment:  c']],
    [
      "import { a } from '«b»';\nawait f({ issuer: new URL('«https://a.company/»') });",
      ['js-single: b', 'js-single: https://a.company/'],
    ],
    ["const a = 'no end «v»", [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findJavaScript, snippet)).toEqual(places);
  });
});

describe('a value in JavaScript comes back', () => {
  const circle = { find: findJavaScript, language: 'JavaScript', parser: 'node:vm' };
  test.each([
    "var a = '«v»';",
    'var a = "«v»";',
    'var a = `«v»`; // "',
    "var b = /'/, a = '«v»';",
    "var { a } = { 'a': `«v»` };",
  ])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet, read: each(readJavaScript) });
  });

  test('from a part of a template', () => {
    const snippet = 'var a = `${1 + 1}«v»{${"}"}`;';
    expectCircle({ ...circle, snippet, read: each(readJavaScript), expected: (value) => `2${value}{}` });
  });

  test('from JSX', () => {
    const read = (snippets: readonly string[]): unknown[] =>
      readJsx(snippets).map(({ text, title }) => `${String(title)}${text}`);
    const parser = 'TypeScript 6.0';
    expectCircle({ ...circle, parser, snippet: '<p title="«v»">a</p>', read, expected: (value) => `${value}a` });
    expectCircle({ ...circle, parser, snippet: '<p title="b">\n  «v»\n</p>', read, expected: (value) => `b${value}` });
  });
});
