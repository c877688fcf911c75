import { describe, expect, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { encodeFor } from '.';

const none = (): boolean => false;

describe('a value in a URL', () => {
  test('as a segment of the path is read back by new URL and decodeURIComponent', () => {
    expectReadBack('url-path', {
      parser: 'new URL and decodeURIComponent',
      around: [
        ['', ''],
        ['application-', '-x'],
        ['', 'b'],
      ],
      read: (written) =>
        written.map((text) => {
          const { pathname, search, hash, host } = new URL(`https://auth.example/a/${text}/b`);
          expect({ search, hash, host }).toEqual({ search: '', hash: '', host: 'auth.example' });
          const [, a, segment = '', b, ...rest] = pathname.split('/');
          expect([a, b, rest]).toEqual(['a', 'b', []]);
          return decodeURIComponent(segment);
        }),
      refused: (value) => value === '.' || value === '..',
    });
  });

  test('of one or two points is a step in the path, even with percent signs', () => {
    expect(new URL('https://auth.example/a/%2E%2e/b').pathname).toBe('/b');
  });

  test('as name and value in the query is read back by URLSearchParams', () => {
    expectReadBack('url-query', {
      parser: 'URLSearchParams',
      around: [
        ['', ''],
        ['a', 'b'],
      ],
      read: (written) =>
        written.map((text) => {
          const { search, hash } = new URL(`https://auth.example/?${text}=1&b=${text}&c=2#d`);
          expect(hash).toBe('#d');
          const [[name] = [], [, value] = [], [c] = [], ...rest] = [...new URLSearchParams(search)];
          expect([name, c, rest]).toEqual([value, 'c', []]);
          return value;
        }),
      refused: none,
    });
  });

  test('as user and password is read back by new URL and decodeURIComponent', () => {
    expectReadBack('url-userinfo', {
      parser: 'new URL and decodeURIComponent',
      read: (written) =>
        written.map((text) => {
          const { username, password, host, pathname } = new URL(`postgres://u${text}:${text}@db.example:5432/x`);
          expect({ host, pathname }).toEqual({ host: 'db.example:5432', pathname: '/x' });
          expect(decodeURIComponent(username)).toBe(`u${decodeURIComponent(password)}`);
          return decodeURIComponent(password);
        }),
      refused: none,
    });
  });

  test('in the query of a URL in a JSON string is read back by both', () => {
    expectReadBack('url-query json-string', {
      parser: 'JSON.parse and URLSearchParams',
      read: (written) =>
        written.map((text) => new URL(String(JSON.parse(`"https://a.example/?q=${text}"`))).searchParams.get('q')),
      refused: none,
    });
  });

  test.each(['url-path', 'url-query', 'url-userinfo'])(
    'as %s is refused when half a character stands in it',
    (context) => {
      for (const value of ['\ud800', 'a\udc00', '\udc00\ud800'])
        expect(encodeFor(value, context)).toHaveProperty('refusedBy');
      expect(encodeFor('\ud83d\ude00', context)).toEqual({ text: '%F0%9F%98%80' });
    },
  );
});
