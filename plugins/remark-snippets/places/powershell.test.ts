import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { findPowershell } from './powershell';

describe('the places in PowerShell', () => {
  test.each<[string, (string | undefined)[]]>([
    ['Invoke-RestMethod -Uri «v»', ['(powershell-bare): v']],
    ["Invoke-RestMethod -Uri 'https://«a.company»/x'", ['powershell-single: https://a.company/x']],
    [
      'Invoke-RestMethod -Uri "https://$h/«v»" `\n  -Method «Get»',
      ['powershell-double: https://$h/v', '(powershell-bare): Get'],
    ],
    ['cmd --url=«v» https://«a»/x', ['plain:powershell-bare: --url=v', '(powershell-bare): https://a/x']],
    ['cmd «a»,«b»', ['(powershell-bare): a', '(powershell-bare): b']],
    ['cmd $x«v» "$x«v»" `«v»', ['code: v', 'code: v', 'code: v']],
    ["cmd x'y'«v»", ['plain:powershell-bare: v']],
    ['$x = «v»\n$y = "«w»"\n$env:A = \'«x»\'', ['code: v', 'powershell-double: w', 'powershell-single: x']],
    ['$x -eq «v»', ['code: v']],
    ['«cmd» a', ['code: cmd']],
    ['$h = @{ A = «v»; «B» = "«w»" }', ['code: v', 'code: B', 'powershell-double: w']],
    ['if ($x) { cmd «v» } # «c»', ['(powershell-bare): v', 'comment: # c']],
    ['<# «c» #> cmd (Get-Item «v»)', ['block-comment: <# c #>', '(powershell-bare): v']],
    ['cmd "$(Get-Item «v»)" "say ""«w»"""', ['(powershell-bare): v', 'powershell-double: say ""w""']],
    ["cmd 'it''s «v»'", ["powershell-single: it''s v"]],
    ['$x = @"\nA=«v» "\n"@\ncmd «w»', ['powershell-double: A=v "', '(powershell-bare): w']],
    ["$x = @'\nA=«v»\n«w»'\n'@", [': A=v', "plain:powershell-bare: w'"]],
    ['PS C:\\> cmd «v»', ['(powershell-bare): v']],
    ['cmd "no end «v»', [undefined]],
    ['docker run -e KEY=«v» -p «80»:80 image', ['(powershell-bare): KEY=v', '(powershell-bare): 80:80']],
  ])('%s', (snippet, places) => {
    expect(placesOf(findPowershell, snippet)).toEqual(places);
  });
});

/** One string at the end of a line, or one word; with what the encoders may make of it, and nothing more. */
function read(snippet: string): string | undefined {
  const text = snippet.replace(/^.*?(?:-Uri|\$x =) /s, '');
  if (/^'(?:[^'‘-‛]|(['‘-‛])['‘-‛])*'$/u.test(text)) return text.slice(1, -1).replace(/['‘-‛](['‘-‛])/g, '$1');
  if (/^"(?:[^"`$“-„]|`["`$“-„])*"$/u.test(text)) return text.slice(1, -1).replace(/`(.)/gu, '$1');
  return /^[\w./\\:=%+?-]+$/.test(text) ? text : undefined;
}

describe('a value in PowerShell comes back, read by our own tokenizer,', () => {
  const circle = {
    find: findPowershell,
    language: 'PowerShell',
    parser: 'our own tokenizer',
    read: (snippets: readonly string[]): unknown[] => snippets.map(read),
  };
  test.each(['cmd -Uri «v»', "cmd -Uri '«v»'", 'cmd -Uri "«v»"', '$x = "«v»"'])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet });
  });
  test('from a part of a word', () => {
    expectCircle({ ...circle, snippet: 'cmd -Uri A=«v»/x', expected: (value) => `A=${value}/x` });
  });
});
