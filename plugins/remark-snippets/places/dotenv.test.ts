import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { shells } from '../../../tests/support/shells';
import { findDotenv } from './dotenv';

const ANY = 'plain:env-compose plain:env-dotenv plain:env-systemd plain:env-shell';

describe('the places in a file of environment variables', () => {
  test.each<[string, string, (string | undefined)[]]>([
    ['env=dotenv', 'AUTH_SECRET=«v»\nAUTH_ID=«w»', ['(env-dotenv): v', '(env-dotenv): w']],
    ['title=".env.local" env=dotenv', 'AUTH_URL=https://«app.company»', ['(env-dotenv): https://app.company']],
    [
      'env=dotenv',
      'A="«v»"\nB=\'x «w»\'\nC=`«x»`',
      ['env-dotenv-double: v', 'env-dotenv-single: x w', 'env-dotenv-backtick: x'],
    ],
    ['env=dotenv', 'A=«v»#«c»', ['(env-dotenv): v', 'comment: #c']],
    ['env=dotenv', 'A = «v» # «c»', ['(env-dotenv): v', 'comment: # c']],
    ['env=dotenv', 'A="two\nB=«v»\n"\nC=«w»', ['env-dotenv-double: two\nB=v\n', '(env-dotenv): w']],
    ['env=dotenv', 'A={"id":"«v»"}', ['(env-dotenv): {"id":"v"}']],
    ['env=compose', 'A=«v»\nexport B=«w» # «c»', ['(env-compose): v', '(env-compose): w', 'comment: # c']],
    ['env=compose', 'A=«v»#x', ['(env-compose): v#x']],
    ['env=compose', 'A: «v»', ['(env-compose): v']],
    ['env=compose', 'A="«v»" # «c»', ['env-compose-double: v', 'comment: # c']],
    ['env=compose', "A='it\\'s «v»'", ["env-compose-single: it\\'s v"]],
    ['env=compose', 'A=${HOST}/«v»', ['plain:env-compose: ${HOST}/v']],
    ['env=compose', 'A=${HOST:-«v»}\nB="${HOST:-«v»}"\nC=$HOST«v»', ['code: v', 'code: v', 'code: v']],
    ['env=compose', 'A="$HOST/«v»"', ['env-compose-double: $HOST/v']],
    ['env=compose', 'A="\\$«v»"', ['env-compose-double: \\$v']],
    ['env=compose', '«KEY»=1', ['code: KEY']],
    ['env=systemd', 'A=«v» # x', ['(env-systemd): v # x']],
    ['env=systemd', 'A=\\x/«v»\n; «c»', ['plain:env-systemd: \\x/v', 'comment: ; c']],
    ['env=systemd', "A='C:\\'\nB=«v»", ['(env-systemd): v']],
    ['env=shell', 'export A=«v»', ['(env-shell): v']],
    ['env=shell', 'A=$HOME/«v»', ['plain:env-shell: $HOME/v']],
    ['env=shell', 'A="$HOME/«v»"\nB=\'«w»\'', ['env-shell-double: $HOME/v', 'env-shell-single: w']],
    ['', 'A=«v»', [`${ANY}: v`]],
    ['title=".env"', 'A="«v»"', [`${ANY}: v`]],
    ['env=other', "A='«v»'", ['env-dotenv-single env-systemd-single env-compose-single env-shell-single: v']],
    ['', '# «c»\n\n  A=  # «d»', ['comment: # c', 'comment: # d']],
    ['', 'A=\nB=«v»', [`${ANY}: v`]],
    ['', 'A=x y «v»', [`${ANY}: x y v`]],
    ['', 'A="no end «v»', ['code: v']],
    ['env=dotenv', 'A=«a"b # c»', ['(env-dotenv): a"b # c']],
  ])('%s %s', (meta, snippet, places) => {
    expect(placesOf(findDotenv, snippet, meta)).toEqual(places);
  });
});

describe('a value in a file of environment variables comes back', () => {
  const dotenv = {
    find: findDotenv,
    language: 'dotenv',
    parser: `parseEnv of Node ${process.versions.node}`,
    meta: 'env=dotenv',
    read: (snippets: readonly string[]): unknown[] => snippets.map((snippet) => parseEnv(snippet).K),
  };
  const endsWithBackslash = (value: string): boolean => value.endsWith('\\');
  const noDouble = (value: string): boolean => value.includes('"') || endsWithBackslash(value) || /\\[nr]/.test(value);
  const needsQuotes = (value: string): boolean => /^['"`\s]|\s$|[#\u2028\u2029]/.test(value);
  const hasAllQuotes = (value: string): boolean => value.includes("'") && noDouble(value) && value.includes('`');

  test.each(['K=«v»', 'A=1\nexport K=«v»', 'K = «v» # c\nB=1'])('from %s of dotenv', (snippet) => {
    expectCircle({
      ...dotenv,
      snippet,
      refused: (value) => needsQuotes(value) && (hasAllQuotes(value) || endsWithBackslash(value)),
    });
  });
  test('from quotes of dotenv', () => {
    expectCircle({ ...dotenv, snippet: 'K="«v»"', refused: noDouble });
    expectCircle({
      ...dotenv,
      snippet: "A=1\nK='a «v»'",
      refused: (value) => value.includes("'") || endsWithBackslash(value),
      expected: (value) => `a ${value}`,
    });
  });

  describe.each(shells)('from a file that is sourced, read by $parser,', (shell) => {
    const circle = {
      find: findDotenv,
      language: 'a sourced file',
      parser: shell.parser,
      read: (snippets: readonly string[]): string[] =>
        shell.run(snippets.map((snippet) => `${snippet}\nprintf '%s\\0' "$K"\n`).join('')),
    };
    test.each(['K=«v»', 'export K="«v»" # c', "A=1\nK='«v»'"])('%s', (snippet) => {
      expectCircle({ ...circle, meta: 'env=shell', snippet });
    });
    test('written for no reader', () => {
      const isPlain = (value: string): boolean => /^[\w%+,./:=@?-]*$/.test(value);
      expectCircle({ ...circle, snippet: 'K=«v»', refused: (value) => !isPlain(value) });
      expectCircle({ ...circle, snippet: 'K="«v»"', refused: (value) => !isPlain(value) });
    });
  });

  test('from what is written for no reader', () => {
    const isPlain = (value: string): boolean => /^[\w%+,./:=@?-]*$/.test(value);
    expectCircle({ ...dotenv, meta: '', snippet: 'K=«v»', refused: (value) => !isPlain(value) });
    const noSingle = (value: string): boolean => /'|\\$|\p{Noncharacter_Code_Point}/u.test(value);
    expectCircle({ ...dotenv, meta: '', snippet: "K='«v»'", refused: noSingle });
  });
});
