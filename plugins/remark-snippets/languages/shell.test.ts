import { expect, test } from 'vitest';
import { dropEach, survivors, unmarked } from '../../../tests/support/snippet-mutants';
import type { CheckLanguage } from './language';
import { checkPowershell } from './powershell';
import { checkConsole, checkShell } from './shell';

const script = `docker run -d \\
  --name "app" \\
  -e ISSUER='https://auth.example.org' \\
  example:1
for file in *.pem; do
  if [ -f "$file" ]; then
    echo "$(cat "$file")"
  fi
done
case $1 in
  start) run ;;
  *) exit 1 ;;
esac
cat > file <<EOF
it's "fine
EOF
f() {
  curl -d '{"a": 1, "b": [2]}' http://localhost
}
`;
const powershell = `$settings = @{
    Issuer = "https://auth.example.org"
    Scopes = @('openid', 'email')
}
New-Item -Path 'C:\\app' \`
    -ItemType "directory"
if ($true) { Write-Host "$($settings.Issuer)" }
`;

test('accepts a script and a terminal', async () => {
  expect(await checkShell(script)).toEqual([]);
  expect(await checkShell("$ echo 'a'\nit's what it wrote (\n$ ls")).toEqual([]);
  expect(await checkConsole('# apt install x\nDon\'t ask "\n# ls')).toEqual([]);
  expect(await checkPowershell(powershell)).toEqual([]);
});

test('catches what is dropped', async () => {
  const words = dropEach(script, /^ *(?:fi|done|esac|EOF|\})$|\b(?:do|then)(?=\n)| \\(?=\n)/gm);
  expect(await survivors(checkShell, words)).toEqual([]);
  const marks = dropEach(script.replace('it\'s "fine', 'text'), /["'[\]{}]|\)(?= )/g);
  expect(await survivors(checkShell, marks)).toEqual([]);
  // Within a text both make text of the expression.
  const expected = ['( of 7:27', ') of 7:44'];
  expect(await survivors(checkPowershell, dropEach(powershell, /["'(){}]|,(?= )|`(?=\n)/g))).toEqual(expected);
});

test.each<[string, CheckLanguage, string]>([
  ['a command with an environment', checkShell, 'A=1 docker compose -f x up\nA=2 docker compose -f y up\n'],
  ['an environment file by its title', (text) => checkShell(text, 'title=".env"'), 'A=b c\nB=d e\n'],
  ['a list of options', checkShell, '--a=b\n--c=d\n'],
  ['arrays, tests, arithmetic', checkShell, 'a=(\n  -x\n  y\n)\n[[ -n $a && $b =~ (x) ]] && echo $((1 + 2))\n'],
  ['patterns in a substitution', checkShell, 'x=$(case $1 in a) echo b ;; esac)\n'],
  ['JSON with variables', checkShell, 'curl -d \'{"a": "\'$B\'"}\' x\n'],
  ['data of another type', checkShell, "curl -H 'Content-Type: text/plain' -d 'package a\n\nb {\n}' x\n"],
  ['programs with an environment', checkShell, 'NAME=a ./run.sh\nNAME=a ./test.sh\n'],
  ['an apostrophe in a comment', checkShell, "# don't\nls\n"],
  ['what is left out', checkShell, 'a\n...\nb\n'],
  ['a here-string of PowerShell', checkPowershell, '$a = @"\nit\'s "x\n"@\nPS C:\\> ls\n'],
])('accepts %s', async (_, check, text) => {
  expect(await check(text)).toEqual([]);
});

test.each<[CheckLanguage, string, string, string]>([
  [checkShell, 'echo ‸"a\nls', 'snippet-syntax', 'Unexpected end of `"a`, expected `"`'],
  [checkShell, 'ls \\‸ \n  -l\n', 'snippet-continuation', 'Unexpected space behind `\\`, expected the end of the line'],
  [
    checkShell,
    'docker run‸\n  --name x\n',
    'snippet-continuation',
    'Unexpected end of the command before `--name`, expected `\\` at the end of the line, which continues it',
  ],
  [
    checkShell,
    'a \\\n  -b‸\n  -c \\\n  d\n',
    'snippet-continuation',
    'Unexpected end of the command before `-c`, expected `\\` at the end of the line, which continues it',
  ],
  [checkShell, 'if a; then\n  b‸\n', 'snippet-syntax', 'Unexpected end, expected `fi` for the `if` of line 1'],
  [
    checkShell,
    'for x in a\n  b\n‸done\n',
    'snippet-syntax',
    'Unexpected `done`, expected `do` for the `for` of line 1',
  ],
  [checkShell, 'if [ -f x‸; then\n  b\nfi\n', 'snippet-syntax', 'Unexpected end of `[ -f x`, expected ` ]`'],
  [
    checkShell,
    '‸cat <<EOF\na\n',
    'snippet-syntax',
    'Unexpected end of the text that `cat <<EOF` begins, expected a line with `EOF` alone',
  ],
  [
    checkShell,
    'A=‸b c\nD=e\n',
    'snippet-env-value',
    'Unexpected space in `b c`, which runs `c`, expected quotes around the value',
  ],
  [
    checkShell,
    'ls "$(dirname "$find /lib -name x‸)")/y"',
    'snippet-stray-bracket',
    'Unexpected `)` in `$find /lib -name x)`, expected its pair too',
  ],
  [checkShell, 'curl -d \'{"a": 1‸ "b": 2}\' x', 'snippet-syntax', 'Unexpected `"b"` after `1`, expected `,` or `}`'],
  [
    checkPowershell,
    'a `‸ \n  -B c\n',
    'snippet-continuation',
    'Unexpected space behind the backtick, expected the end of the line',
  ],
  [checkPowershell, "@('a'‸ 'b')", 'snippet-syntax', "Unexpected `'b'` after `'a'`, expected `,`"],
])('%o finds the fault of %j', async (check, marked, ruleId, message) => {
  const { text, offset } = unmarked(marked);
  const [fault] = await check(text);
  expect(fault).toMatchObject({ offset, ruleId, message });
});
