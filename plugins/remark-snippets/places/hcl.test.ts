import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { readHcl } from '../../../tests/support/readers/hcl';
import { each } from '../../../tests/support/readers/quoted';
import { findHcl } from './hcl';

describe('the places in HCL', () => {
  test.each<[string, (string | undefined)[]]>([
    ['resource "a" "«b»" {\n  c = "«v»" # «d»\n}', ['hcl-string: b', 'hcl-string: v', 'comment:  d']],
    [
      'a = "https://«host»/${var.b["«c»"]}/«d»"',
      ['hcl-string: https://host/${var.b["c"]}/d', 'code: c', 'hcl-string: https://host/${var.b["c"]}/d'],
    ],
    ['a = "$«b»" \nc = "«d»{"\ne = "\\«f»"\ng = "$${«h»}"', ['code: b', 'code: d', 'code: f', 'hcl-string: $${h}']],
    [
      'a = <<-EOT\n  b "«v»" ${c}\n  «w»\nEOT\nd = "«x»"',
      ['hcl-heredoc:   b "v" ${c}\n  w\n', 'code: w', 'hcl-string: x'],
    ],
    ['a = «80» // it\'s "«b»\n/* «c» */', ['number: 80', 'comment:  it\'s "b', 'block-comment:  c ']],
    ['a = "no end «v»\nb = 1', [undefined]],
    // The authentik provider
    [
      'allowed_redirect_uris = [\n  { matching_mode = "strict", url = "https://«app.company»/cb" },\n]',
      ['hcl-string: https://app.company/cb'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findHcl, snippet)).toEqual(places);
  });
});

describe('a value in HCL comes back', () => {
  const circle = {
    find: findHcl,
    language: 'HCL',
    parser: 'our own tokenizer',
    read: each(readHcl),
    refused: (value: string) => value !== value.normalize() || /^\p{M}/u.test(value),
  };
  test.each([
    ['a = "«v»"\n', (value: string) => value],
    ['# "\na = "{«v»}"\n', (value: string) => `{${value}}`],
    ['a = <<EOT\nx: «v» "\nEOT\n', (value: string) => `x: ${value} "`],
  ])('from %s', (snippet, expected) => {
    expectCircle({ ...circle, snippet, expected });
  });
});
