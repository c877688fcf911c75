import { describe, expect, test } from 'vitest';
import { unmarked } from '../../tests/support/snippet-mutants';
import { encodingFaults } from './encoding';
import { markupFaults } from './markup';

test.each([
  ['yaml', 'url: https://x/?a=b‸&amp;c=d', '&'],
  ['dotenv', 'A=‸&quot;b&quot;', '"'],
  ['js', 'if (a ‸&amp;&amp; b) {}', '&'],
  ['js', 'const f = () =‸&gt; 1', '>'],
  ['json', '{ "a": "‸**bold**" }', 'bold'],
  ['yaml', 'issuer: ‸[https://x](https://x)', 'https://x'],
  ['yaml', 'name: ‸“authentik”', '"authentik"'],
  ['json', '{ ‸“a”: 1 }', '"a"'],
  ['python', 'a = ‸‘b’', "'b'"],
  ['shell', 'echo ‸“hi”', '"hi"'],
  ['shell', 'NAME=‸“a b” --title=“c”', '"a b"'],
  ['shell', 'set --set-string a.b=‸“c” x', '"c"'],
  ['html', '<p class=‸“a”>“b”</p>', '"a"'],
  ['shell', 'docker run ‸–rm x', '--rm'],
  ['bash', 'docker ‸—v', '-v'],
  ['yaml', 'a:\n‸\u00a0\u00a0b: 1', '  '],
  ['json', '{ "a":‸\u00a01 }', ' '],
  ['yaml', 'a‸\u200b: 1', ''],
])('%s: %j is refused, and what is meant is certain', (language, marked, fix) => {
  const { text, offset } = unmarked(marked);
  const [first] = markupFaults(language, text);
  expect(first).toMatchObject({ offset, fix, ruleId: 'snippet-markup' });
  expect(first?.message).toMatch(/^Unexpected .+, expected .+/s);
});

describe('is accepted', () => {
  test.each([
    ['html', '<p title="&quot;">a &amp; b</p>'],
    ['xml', '<a>&lt;</a>'],
    ['markdown', '**bold** [a](https://x) “quotes”'],
    ['text', '**bold** – “quotes” &amp;'],
    ['tsx', '<p>don’t &amp; “x”</p>'],
    ['php', 'echo "&nbsp;";'],
    ['js', "s.replace(/&/g, '&amp;').replace(/</g, '&lt;')"],
    ['yaml', 'message: <b>a &amp; b</b>'],
    ['yaml', 'description: The “best” app – don’t ask'],
    ['yaml', 'description: See [the docs](https://x) and **this**'.replace(' and **this**', '')],
    ['yaml', 'text: "Er sagte: “ja”, ‘nein’"'],
    ['yaml', '# “a” **b** &amp; \u00a0'],
    ['python', 'f(**a, **b)\nx = 2**3 * 4**5\ng(**kwargs)'],
    ['shell', 'ls src/**/*.ts **/x** && rm **/*.md'],
    ['js', '/**\n * **bold** “x”\n */\nconst a = 1 // **b** &amp;&amp;'],
    ['json', '{ "a": "Se connecter\u00a0?", "b": "👨‍👩‍👧", "c": "don’t" }'],
    ['shell', 'echo "a – b"\n# use –rm'],
    ['dotenv', 'PASSWORD=****\nA=**'],
    ['js', 'const a = b[c](d)'],
    ['lua', 'a = “b”'],
    ['', '**a**'],
  ])('%s: %j', (language, text) => {
    expect(markupFaults(language, text)).toEqual([]);
  });
});

test.each([
  ['donâ€™t', 'â€™', '’'],
  ['cafÃ©', 'Ã©', 'é'],
  ['aÂ\u00a0b', 'Â\u00a0', ' '],
  ['â†’ x', 'â†’', '→'],
  ['ðŸ˜€', 'ðŸ˜€', '😀'],
  ['ï»¿a', 'ï»¿', ''],
  ['\ufeffa', '\ufeff', ''],
  ['a\ufffdb', '\ufffd', undefined],
])('%j is garbled', (text, actual, fix) => {
  expect(encodingFaults(text)).toMatchObject([
    {
      offset: text.indexOf(actual),
      length: actual.length,
      actual,
      ruleId: 'snippet-encoding',
      ...(fix === undefined ? {} : { fix }),
    },
  ]);
});

test.each(['café – “Menü” „MENÜ“ naïve', 'IRMÃ”', 'ÂNGELA', 'â', '→ ✓ 😀 ±'])('%j is not garbled', (text) => {
  expect(encodingFaults(text)).toEqual([]);
});
