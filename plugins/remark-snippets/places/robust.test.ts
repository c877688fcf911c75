import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finders } from '.';
import { innerContext } from './inner';

const pieces = [
  ...Array.from(`"'\`\\$#@{}[]()<>=:;,|&!*~-+./ \n\t\r`),
  ...[
    'a',
    'x1',
    '<<EOF',
    '<<-"E"',
    'EOF',
    '@"\n',
    "\n'@",
    '"""',
    "'''",
    '|-\n',
    '>',
    '---',
    '$((',
    '${',
    '$(',
    '))',
    '$ ',
    '# ',
    '/*',
    '//',
    '\r\n',
  ],
  ...[
    'https://',
    '@',
    '?',
    '%3A%2F%2F',
    '(uid=',
    'cn=',
    ',dc=',
    '^',
    '$',
    'export K=',
    'k: ',
    '- ',
    '«',
    '«',
    '»',
    'services:\n  a:\n    image: b\n',
  ],
];
const snippet = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });

test.each([
  ...['console', 'dotenv', 'env', 'ini', 'conf', 'json', 'powershell', 'properties', 'shell', 'toml', 'yaml'],
])(
  'whatever stands in a snippet of %s, every placeholder has a place around it or none',
  (language) => {
    const find = finders.get(language);
    fc.assert(
      fc.property(
        snippet,
        fc.constantFrom('', 'title="compose.yaml"', 'env=shell', 'env=compose', 'title=".env"'),
        (parts, meta) => {
          let text = '';
          const holes: { start: number; end: number }[] = [];
          for (const part of parts) {
            if (part === '«') {
              holes.push({ start: text.length, end: text.length + 3 });
              text += 'v:"';
            } else if (part !== '»') text += part;
          }
          const places = find?.(text, holes, meta);
          expect(places?.length).toBe(holes.length);
          places?.forEach((place, index) => {
            const hole = holes[index];
            if (!place || !hole) return;
            expect(place.content.start).toBeLessThanOrEqual(hole.start);
            expect(place.content.end).toBeGreaterThanOrEqual(hole.end);
            const { start, end } = place.content;
            innerContext(text.slice(start, end), { start: hole.start - start, end: hole.end - start });
          });
        },
      ),
      { seed: 20261121, numRuns: 2000 },
    );
  },
  60_000,
);
