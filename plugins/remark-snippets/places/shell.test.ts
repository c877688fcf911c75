import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { shells } from '../../../tests/support/shells';
import { findConsole, findShell } from './shell';

describe('the places in a shell', () => {
  test.each<[string, (string | undefined)[]]>([
    ['curl «v»', ['shell-bare: v']],
    ['curl --url=https://«a»/x', ['shell-bare: --url=https://a/x']],
    ["curl --silent '«v»' | cat", ['shell-single: v']],
    ['curl "https://«a.company»/x"', ['shell-double: https://a.company/x']],
    ['X=«v» cmd', ['shell-bare: X=v']],
    ['export X="«v»"', ['shell-double: v']],
    ['A=(a «v» "«w»")', ['shell-bare: v', 'shell-double: w']],
    ['echo "$(echo \'«v»\' | cut -d/ -f3)" «w»', ['shell-single: v', 'shell-bare: w']],
    ['echo $(cat <(echo «v»))', ['shell-bare: v']],
    ["echo $'it\\'s «v»'", ['code: v']],
    ['echo $"«v»"', ['shell-double: v']],
    ['echo `cat «v»`', ['code: v']],
    [
      'echo "${X:-«v»}" $((1 + «2»)) $«X» "$HOST«v»" \\«v»',
      Array<string>(5)
        .fill('')
        .map((_, i) => `code: ${['v', '2', 'X', 'v', 'v'][i] ?? ''}`),
    ],
    ['echo "$HOST/«v»" ${HOST}«v»', ['shell-double: $HOST/v', 'shell-bare: ${HOST}v']],
    ["a # it's «c»\nb «v»", ["comment: # it's c", 'shell-bare: v']],
    ['a#«v»', ['shell-bare: a#v']],
    ['docker run \\\n  -e KEY=«v» \\\n  -p «80»:80', ['shell-bare: KEY=v', 'shell-bare: 80:80']],
    ["echo 'it'\\''s «v»'", ['shell-single: s v']],
    ['a > «f» 2>&1 && b «v»', ['shell-bare: f', 'shell-bare: v']],
    ['if [[ $a =~ ^x ]]; then echo "«v»"; fi', ['shell-double: v']],
    ['for a in x; do echo «v»; done', ['shell-bare: v']],
    ['((a = «1»))\necho «v»', ['code: 1', 'shell-bare: v']],
    ['cat <<< «v»', ['shell-bare: v']],
    [
      "cat <<EOF > .env\nA=«v»\n  B='$X «w»'\nEOF\necho «x»",
      ['shell-heredoc: A=v', "shell-heredoc:   B='$X w'", 'shell-bare: x'],
    ],
    ["cat <<'EOF'\nA=«v» $(\nEOF\necho «x»", ['shell-heredoc-quoted: A=v $(', 'shell-bare: x']],
    ['cat <<-"END OF" | tee x\n\tA=«v»\n\tEND OF\necho «x»', ['shell-heredoc-quoted: A=v', 'shell-bare: x']],
    ['cat <<A <<B\na «v»\nA\nb «w»\nB', ['shell-heredoc: a v', 'shell-heredoc: b w']],
    [
      'cat <<EOF\n«v»\nE«v»\nX«v»\n$(echo "«w»") ${X«v»}\nEOF',
      ['code: v', 'code: v', 'shell-heredoc: Xv', 'shell-double: w', 'code: v'],
    ],
    // A sample may be anything.
    ['echo «a b; c» "«d"»"', ['shell-bare: a b; c', 'shell-double: d"']],
    ['echo "no end «v»', [undefined]],
    ['echo $(no end «v»', [undefined]],
    ['$ curl «v»\nit\'s «w»\n$ echo "«x»"', ['shell-bare: v', ": it's w", 'shell-double: x']],
    ['$ curl \\\n>   «v»\nHTTP/2 «200»', ['shell-bare: v', ': HTTP/2 200']],
    ['me@host:~$ cat <<EOF\na «v»\nEOF\nout «w»', ['shell-heredoc: a v', ': out w']],
    // From guides
    [
      "docker compose exec affine node -e 'fetch(process.argv[1]).then((r) => console.log(r.status))' '«v»'",
      ['shell-single: v'],
    ],
    ["docker compose exec affine node -e 'x' \"$(echo '«v»' | cut -d/ -f3 | cut -d: -f1)\"", ['shell-single: v']],
    [
      "curl --user '«id»' --data-urlencode 'redirect_uri=«uri»' '«token»'",
      ['shell-single: id', 'shell-single: redirect_uri=uri', 'shell-single: token'],
    ],
    ['openssl s_client -showcerts -connect «a.company»:443 </dev/null', ['shell-bare: a.company:443']],
    [
      'psql "postgres://app:«pw»@db:5432/app" -c "DELETE FROM x WHERE id = \'«id»\'"',
      ['shell-double: postgres://app:pw@db:5432/app', "shell-double: DELETE FROM x WHERE id = 'id'"],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findShell, snippet)).toEqual(places);
  });

  test.each<[string, (string | undefined)[]]>([
    ['# apt install «v»\n> «w»', ['shell-bare: v', 'shell-bare: w']],
    ['[root@host ~]# curl «v»', ['shell-bare: v']],
    ['C:\\> curl "«v»"\nok «w»', ['shell-double: v', ': ok w']],
    ['curl «v»', ['shell-bare: v']],
  ])('as a terminal shows it, %s', (snippet, places) => {
    expect(placesOf(findConsole, snippet)).toEqual(places);
  });
});

describe.each(shells)('a value comes back, read by $parser,', (shell) => {
  const { parser } = shell;
  const read = (snippets: readonly string[]): string[] => shell.run(snippets.map((snippet) => `${snippet}\n`).join(''));
  const cut = (snippets: readonly string[]): string[] => read(snippets).map((text) => text.slice(0, -1));
  const circle = { find: findShell, language: 'a shell', parser };
  const P = `printf '%s\\0'`;

  test.each([
    `${P} «v»`,
    `${P} '«v»'`,
    `${P} "«v»"`,
    `X=«v»\n${P} "$X"`,
    `X='«v»' && ${P} "$X" # don't`,
    `${P} "$(printf '%s' "«v»")"`,
    `${P} \\\n  "$(printf %s '«v»')"`,
  ])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet, read });
  });

  test('from a part of a word', () => {
    const expected = (value: string): string => `a=${value}/x`;
    for (const snippet of [`${P} a=«v»/x`, `${P} "a=«v»/x"`, `${P} a='«v»'/x`])
      expectCircle({ ...circle, snippet, read, expected });
  });

  test.each([
    `cat <<EOF; printf '\\0'\na=«v»\nEOF`,
    `cat <<'EOF'; printf '\\0'\na=«v»\nEOF`,
    `cat <<-\\EOF; printf '\\0'\n\ta=«v»\n\tEOF`,
  ])(
    'from a here-document, %s',
    (snippet) => {
      expectCircle({ ...circle, snippet, read: cut, expected: (value) => `a=${value}` });
    },
    60_000,
  );

  test('from what a terminal shows', () => {
    const commands = (snippets: readonly string[]): string[] =>
      read(snippets.map((snippet) => snippet.replace('$ ', '').replace(/\nit's.*$/s, '')));
    expectCircle({ ...circle, snippet: `$ ${P} «v»\nit's`, read: commands });
  });
});
