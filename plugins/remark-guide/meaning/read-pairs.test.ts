import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPairs } from './read-pairs';

const pairs = (text: string): string[] =>
  readPairs(text).map(({ key, start, end }) => `${key}=${text.slice(start, end)}`);

test.each([
  ['dotenv', 'A_B=one two\nC="three"  # four\n# D=5\nE=', ['A_B=one two', 'C=three']],
  ['a shell', "export A='one'\nB=two", ['A=one', 'B=two']],
  ['YAML', 'a:\n  b: one two # three\n  c: "four"\n  d: |\n    text', ['b=one two', 'c=four']],
  ['a list in YAML', 'scopes:\n  - openid\n  - profile\nx: 1', ['scopes=openid', 'scopes=profile', 'x=1']],
  ['Compose', 'environment:\n  - A=one\n  - B=two three', ['A=one', 'B=two three']],
  ['JSON', '{ "a": "one", "b": { "c": "two" },\n  "d": 3 }', ['a=one', 'c=two', 'd=3']],
  ['TypeScript', "const a = { clientId: 'one',\n  issuer: `two` } // b: 'c'", ['clientId=one', 'issuer=two', 'b=c']],
  ['PHP', "'client_id' => 'one',", ['client_id=one']],
  ['INI', '[a]\nb = one two\n; c = d', ['b=one two']],
  ['flags', 'app --oidc-issuer=https://x.company/ --scope "openid" -v', ['oidc-issuer=https://x.company/']],
  ['docker run', 'docker run \\\n  -e A=one \\\n  -e B="two" \\', ['A=one', 'B=two']],
  ['URLs', 'a: https://x.company/y?z=1', ['a=https://x.company/y?z=1']],
])('reads %s', (_language, text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test('any text gives places within one line', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z_=:"'`#\- \n{}<>\\]{0,60}$/), (text) => {
      for (const { start, end } of readPairs(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).not.toContain('\n');
      }
    }),
    { seed: 20261121, numRuns: 1000 },
  );
});
