import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { readPhp } from '../../../tests/support/readers/php';
import { each } from '../../../tests/support/readers/quoted';
import { findPhp } from './php';

describe('the places in PHP', () => {
  test.each<[string, (string | undefined)[]]>([
    ["<?php\n$a['«key»'] = '«v»'; // «c»", ['php-single: key', 'php-single: v', 'php-comment comment:  c']],
    [
      "'oidc_login_client_id' => '«id»',\n# it's «c»\n'a' => \"«b»\"",
      ['php-single: id', "php-comment comment:  it's c", 'php-double: b'],
    ],
    [
      '$a = "https://«host»/$b/{$c[\'«d»\']}/«e»";',
      ["php-double: https://host/$b/{$c['d']}/e", 'code: d', "php-double: https://host/$b/{$c['d']}/e"],
    ],
    [
      '"$«a»" . "$b«c»" . "${«d»}" . "$e->«f»" . "\\$ «g»"',
      ['code: a', 'code: c', 'code: d', 'code: f', 'php-double: \\$ g'],
    ],
    ["'\\«a»' . '\\\\«b»' . \"\\x4«1»\"", ['code: a', 'php-single: \\\\b', 'code: 1']],
    [
      '$a = <<<EOT\n  a "«v»" $b\n  «w»\n  EO«x»\n  EOT;\n$c = "«y»";',
      ['php-heredoc:   a "v" $b\n  w\n  EOx\n', 'code: w', 'code: x', 'php-double: y'],
    ],
    ['$a = <<<\'EOT\'\na "«v»" $b\nEOT;', [': a "v" $b\n']],
    [
      '/* «a» */ #[A("«b»")]\nf(«80»); // a ?> «html» <?php f("«c»");',
      ['block-comment:  a ', 'php-double: b', 'number: 80', 'code: html', 'php-double: c'],
    ],
    ["$a = 'no end «v»;", [undefined]],
    // Nextcloud
    [
      "$CONFIG = array (\n  'oidc_login_provider_url' => '«https://a.company/application/o/b/»',\n);",
      ['php-single: https://a.company/application/o/b/'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findPhp, snippet)).toEqual(places);
  });
});

describe('a value in PHP comes back', () => {
  const circle = { find: findPhp, language: 'PHP', parser: 'our own tokenizer', read: each(readPhp) };
  test.each(["<?php\n$a = '«v»';", '$a = "«v»";'])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet });
  });

  test.each([
    ['$a = <<<EOT\nx: «v» "\nEOT;', (value: string) => `x: ${value} "`],
    ["$a = <<<'EOT'\nx: «v»\nEOT;", (value: string) => `x: ${value}`],
    ['$a = "{«v»}";', (value: string) => `{${value}}`],
  ])('from a part of a text: %s', (snippet, expected) => {
    expectCircle({ ...circle, snippet, expected });
  });
});
