import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUrls } from './find-urls';

test.each([
  ['in code', 'see `https://authentik.company/a/` now', ['https://authentik.company/a/']],
  ['in a link', '[a](https://authentik.company/a/)', ['https://authentik.company/a/']],
  ['at the end of a sentence', 'Open https://authentik.company/a/.', ['https://authentik.company/a/']],
  ['in bold', '**https://authentik.company/a/**', ['https://authentik.company/a/']],
  ['in quotes with an escape', String.raw`\"https://authentik.company/a/\"`, ['https://authentik.company/a/']],
  ['with names', 'x=https://<your host>/realms/<your realm>', ['https://<your host>/realms/<your realm>']],
  ['with variables', '"https://${HOST}/realms/{realm}"', ['https://${HOST}/realms/{realm}']],
  ['with templating', 'https://{{ host }}/realms/x', ['https://{{ host }}/realms/x']],
  ['with entities', 'https://a.company/&lt;slug&gt;/b', ['https://a.company/<slug>/b']],
  ['with escapes of Markdown', String.raw`https://a.company/my\_slug/`, ['https://a.company/my_slug/']],
  ['in a table', '| https://a.company/b | c |', ['https://a.company/b']],
  ['between tags', '<kbd>https://<em>a.company</em>/o/<em>slug</em>/</kbd>', ['https://a.company/o/slug/']],
  ['before a tag', 'https://a.company/b<br/>c', ['https://a.company/b']],
  ['cut off', 'https://a.company/... and https://a.company/b…', []],
  ['put together', '"https://a.company/realms/" + realm', []],
  ['put together in PHP', "'https://a.company/realms/' . $realm", []],
  ['of other schemes', 'ftp://a.company/ and a.company/b', []],
])('%s', (_where, text, urls) => {
  expect(findUrls(text).map(({ url }) => url)).toEqual(urls);
});

test('a place covers the URL as it is written', () => {
  const text = 'a <kbd>https://<em>a.company</em>/o/</kbd> b';
  const [found] = findUrls(text);
  expect(text.slice(found?.start, found?.end)).toBe('https://<em>a.company</em>/o/');
});

test('any text gives places within it, in order', () => {
  const piece = fc.constantFrom(
    'https://',
    'a.company',
    '/',
    '<em>',
    '</em>',
    '<x>',
    '${',
    '}',
    '.',
    '`',
    ' ',
    '\\',
    '*',
    '…',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const found of findUrls(text)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(found.end).toBeGreaterThan(found.start);
        end = found.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});
