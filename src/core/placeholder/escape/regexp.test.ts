import { describe, test } from 'vitest';
import { expectReadBack, run, values, versionOf } from '../../../../tests/support/read-back';

/** Expressions, each with its value. */
const pairs = (written: readonly string[]): string =>
  written.map((pattern, index) => `${pattern}\0${values[index] ?? ''}\0`).join('');

const refused = (): boolean => false;

/** Gives the text that an expression matches as a whole: the value, when nothing in it has a meaning. */
const PYTHON = `
import re, sys
parts = sys.stdin.buffer.read().decode().split('\\0')[:-1]
for pattern, text in zip(parts[::2], parts[1::2]):
    match = re.fullmatch(pattern, text)
    sys.stdout.buffer.write(((match and match.group(0)) or '').encode() + b'\\0')
`;
const python = versionOf('python3', ['--version'], /(\d+\.\d+)/);
const perl = versionOf('perl', ['-v'], /v(\d+\.\d+)/);
const PERL = String.raw`
use utf8; binmode(STDIN, ':utf8'); binmode(STDOUT, ':utf8'); no warnings; undef $/;
my @parts = split(/\0/, <STDIN>, -1); pop @parts;
while (@parts) { my $pattern = shift @parts; my $text = shift @parts; print($text =~ /\A(?:$pattern)\z/ ? $& : '!', "\0"); }
`;

describe('a value in a regular expression matches itself and nothing else', () => {
  test.each(['', 'u'])('with ECMAScript, flags “%s”', (flags) => {
    expectReadBack('regexp', {
      parser: `RegExp of Node.js, flags “${flags}”`,
      read: (written) => written.map((pattern, index) => readMatch(pattern, values[index] ?? '', flags)),
      refused,
    });
  });

  test.runIf(python)(`with re of Python ${python ?? ''}`, () => {
    expectReadBack('regexp', {
      parser: `re of Python ${python ?? ''}`,
      read: (written) => run('python3', ['-c', PYTHON], pairs(written)),
      refused,
    });
  });

  test.runIf(perl)(`with Perl ${perl ?? ''}`, () => {
    expectReadBack('regexp', {
      parser: `Perl ${perl ?? ''}`,
      read: (written) => run('perl', ['-e', PERL], pairs(written)),
      refused,
    });
  });
});

/** The value, when the expression matches it, and none of the texts that it would match if something in it had a meaning. */
function readMatch(pattern: string, value: string, flags: string): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, flags);
  const wrong = [`${value}x`, `x${value}`, value.slice(1), value.replace('.', 'x')].filter((text) => text !== value);
  return whole.test(value) && !wrong.some((text) => whole.test(text)) ? value : undefined;
}
