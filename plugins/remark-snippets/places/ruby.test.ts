import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { each } from '../../../tests/support/readers/quoted';
import { readRuby } from '../../../tests/support/readers/ruby';
import { findRuby } from './ruby';

describe('the places in Ruby', () => {
  test.each<[string, (string | undefined)[]]>([
    ["a['«key»'] = '«v»' # «c»", ['ruby-single: key', 'ruby-single: v', 'comment:  c']],
    [
      '"https://«host»/#{a["«b»"]}/«c»"',
      ['ruby-double: https://host/#{a["b"]}/c', 'code: b', 'ruby-double: https://host/#{a["b"]}/c'],
    ],
    ['"#«a»" + "#@b«c»" + "\\#«d»"', ['code: a', 'code: c', 'code: d']],
    ["'\\«a»' + '\\\\«b»'", ['code: a', 'ruby-single: \\\\b']],
    [
      "f(<<~EOT, '«x»')\n  a \"«v»\" #{b}\n  «w»\nEOT\n'«y»'",
      ['ruby-single: x', 'ruby-heredoc:   a "v" #{b}\n  w\n', 'code: w', 'ruby-single: y'],
    ],
    ["a = <<~'EOT'\n  a #{«v»}\nEOT\n", [':   a #{v}\n']],
    ['a =~ /^«v»$/ ? b / 2 : "«w»"', ['regexp ruby-regexp: ^v$', 'ruby-double: w']],
    ['scope: %w[openid «profile»], port: «443»', ['code: profile', 'number: 443']],
    ['=begin\nat «v»\n=end\na = "«w»"', ['comment: \nat v', 'ruby-double: w']],
    ["a = 'no end «v»", [undefined]],
    // GitLab
    [
      "gitlab_rails['omniauth_providers'] = [\n  {\n    name: 'openid_connect', # don't\n    args: { client_options: { secret: '«s»' } }\n  }\n]",
      ['ruby-single: s'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findRuby, snippet)).toEqual(places);
  });
});

describe('a value in Ruby comes back', () => {
  const circle = { find: findRuby, language: 'Ruby', parser: 'our own tokenizer', read: each(readRuby) };
  test.each(["a = '«v»'\n", 'a = "«v»"\n', "# don't\na = '«v»'\n"])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet });
  });

  test.each([
    ['a = <<~EOT\nx: «v» "\nEOT\n', (value: string) => `x: ${value} "`],
    ["a = <<~'EOT'\nx: «v»\nEOT\n", (value: string) => `x: ${value}`],
    ['a = "{«v»{}"\n', (value: string) => `{${value}{}`],
  ])('from a part of a text: %s', (snippet, expected) => {
    expectCircle({ ...circle, snippet, expected });
  });
});
