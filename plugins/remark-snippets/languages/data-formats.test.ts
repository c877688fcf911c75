import { describe, expect, test } from 'vitest';
import { dropEach, survivors, unmarked } from '../../../tests/support/snippet-mutants';
import { checkEnv } from './env';
import { checkIni, checkProperties } from './ini';
import { checkJson, checkJson5, checkJsonc } from './json';
import type { CheckLanguage } from './language';
import { checkToml } from './toml';
import { checkYaml } from './yaml';

const yaml = `services:
  app:
    image: "example:1"
    environment:
      - OIDC_ISSUER=https://auth.example.org
      - 'OIDC_NAME=Sign in'
    labels:
      rule: Host(\`app.example.org\`)
    command: ["run", "--port", "80"]
`;
const json =
  '{\n  "issuer": "https://auth.example.org",\n  "scopes": ["openid", "email"],\n  "pkce": true,\n  "n": [1, { "a": null }]\n}\n';
const toml = 'title = "x"\n\n[oidc]\nissuer = "https://a"\nscopes = ["openid", "email"]\nmap = { a = 1, b = \'2\' }\n';
const env = 'A=1\nOIDC_ISSUER="https://a"\nOIDC_NAME=\'Sign in\'\nOIDC_FILTER=(&(a=b)(c=d))\nURL=https://${HOST}/x\n';
const ini = '[auth]\nenabled = true\nname = "Sign in"\nfilter = (&(a=b))\n\n[server]\nname = other\n';

describe.each<[string, CheckLanguage, string, RegExp, string[]]>([
  ['yaml', checkYaml, yaml, /["'`[\]()]|(?<=:) |(?<=-) /g, []],
  ['json', checkJson, json, /[",[\]{}]|:(?= )/g, []],
  ['toml', checkToml, toml, /["'=[\]{}]|,(?= )/g, []],
  // A name alone hands on a variable.
  ['env', checkEnv, env, /["'(){}]|(?<=^[A-Z_]+)=/gm, ['= of 1:2']],
  ['ini', checkIni, ini, /["[\]()]|(?<= )=(?= )/g, []],
])('%s', (_, check, good, marks, equal) => {
  test('accepts the good text', async () => {
    expect(await check(good)).toEqual([]);
  });
  test('catches every mark that is dropped', async () => {
    expect(await survivors(check, dropEach(good, marks))).toEqual(equal);
  });
});

test.each<[string, CheckLanguage, string]>([
  ['a part of an object', checkJson, '"auth": {\n  "pkce": true\n},\n"url": "x"'],
  ['what is left out', checkJson, '{\n  ...\n  "a": 1,\n  ...\n}'],
  ['several values', checkJson, '{"a": 1}\n{"a": 2}'],
  ['comments and trailing commas', checkJsonc, '{ // x\n "a": [1,], /* y */\n}'],
  ['JSON5', checkJson5, "{a: 'x', b: .5, c: +Infinity, 'd': 0xF, }"],
  ['a tsconfig.json', (text) => checkJson(text, 'title="tsconfig.json"'), '{ /* x */ "a": 1, }'],
  ['tags, anchors and merge keys', checkYaml, 'a: &x !Find [b, [c, d]]\nb: { <<: *x }\nc:\n  <<: *x\n'],
  ['several documents', checkYaml, 'a: 1\n---\na: 2\n'],
  ['templating', checkYaml, 'a: {{ .Values.a }}\n{{- if .b }}\nb: 1\n{{- end }}\nc: "{{ x | quote }}"\n'],
  ['two branches of a template', checkYaml, '{{- if a }}\na: 1\n{{- else }}\na: 2\n{{- end }}\n'],
  ['what is left out', checkYaml, 'a:\n  ...\n  b: 1\n  - ...\n'.replace('  - ...\n', '')],
  ['a highlighted line', checkYaml, 'a:\n  // highlight-next-line\n  b: 1\n'],
  ['alternatives with a comment above each', checkYaml, '# old\na: 1\n\n# new\na: 2\n'],
  ['an apostrophe and inches', checkYaml, "a: the user's name\nb: 5\" disk\nc: admins' group\n"],
  ['a script in a block', checkYaml, 'a: |\n  if x; then\n\techo "y\n  fi\n'.replace('\t', '    ')],
  ['arrays of tables', checkToml, '[[a]]\nb = 1\n[[a]]\nb = 2\n...\n'],
  ['export, comments, empty values', checkEnv, '# x\nexport A=1\nB=\nC= # y\n\nD="a\nb"\n'],
  ['spaces, as dotenv and Compose read them', (text) => checkEnv(text, 'env=dotenv'), 'A = b c\n'],
  ['values with spaces', checkEnv, 'SCOPES=openid profile email\n'],
  ['several entries with one name', checkIni, '[Service]\nEnvironment=A=1\nEnvironment=B=2\n'],
  ['colons, lists, continued lines', checkIni, 'a: b\nb[] = 1\nb[] = 2\nc = x\n  y\n; d\n# e\n'],
  ['another way to do it, and lists without sections', checkIni, '# a\nserver=1\n# b\nserver=2\nserver=3\n'],
  ['apostrophes', checkIni, "name = Don't use users' names\n"],
  ['apostrophes beside quotes', checkYaml, 'a: The user\'s "b" and users\' c\n'],
  ['an empty section, and why it is', checkYaml, 'oidc:\n# none\nenabled: true\nclients:\n\nissuer: a\n'],
  ['quotes within the brackets of a pattern', checkIni, '[a]\nb = ^c="[^"]*"$\n'],
  ['a value of several lines in single quotes', checkIni, 'A_B=\'\n{"c": 1}\n\'\n'],
  ['properties', checkProperties, '# x\na.b=1\nc: 2\nd=long \\\n  line\n'],
])('accepts %s', async (_, check, text) => {
  expect(await check(text)).toEqual([]);
});

test.each<[CheckLanguage, string, string, string]>([
  [
    checkYaml,
    'config:\n  oidc:\n  ‸clientID: a\n',
    'snippet-syntax',
    'Unexpected `clientID` as far to the left as the empty `oidc` above it, expected it indented below that',
  ],
  [checkJson, '{\n  "a": 1‸\n  "b": 2\n}', 'snippet-syntax', 'Unexpected `"b"` after `1`, expected `,` or `}`'],
  [
    checkJson,
    '{\n  "a": {\n    "b": 1‸\n  "c": 2\n}',
    'snippet-syntax',
    'Unexpected `"c"` after `1`, expected `,` or `}`',
  ],
  [checkJson, '{\n  "a": {\n    "b": 1‸\n', 'snippet-syntax', 'Unexpected end, expected `}` for the `{` of line 2'],
  [checkJson, '{ "a": 1‸, }', 'snippet-syntax', 'Unexpected `,` before a closing bracket, expected `}` alone'],
  [
    checkJson,
    '{ "a": 1, ‸"a": 2 }',
    'snippet-duplicate-key',
    'Unexpected second `"a"`, expected it once only: it is given in line 1 too',
  ],
  [checkJson, '{ "a": ‸"b }', 'snippet-syntax', 'Unexpected end of the line in a string, expected `"`'],
  [checkJson, '{ "a": ‸\'b\' }', 'snippet-syntax', "Unexpected quotes of `'b'`, expected `\"`"],
  [checkJson, '{ "a": [1, 2‸} }', 'snippet-syntax', 'Unexpected `}`, expected `,` or `]`'],
  [
    checkJson,
    '{ "a": 1 } ‸// x',
    'snippet-json-comment',
    'Unexpected comment, expected none, or another language after the fence: JSON has no comments',
  ],
  [
    checkYaml,
    'a: 1\n‸a: 2\n',
    'snippet-duplicate-key',
    'Unexpected second `a`, expected it once only: it is given in line 1 too',
  ],
  [checkYaml, 'a: x‸"\n', 'snippet-stray-quote', 'Unexpected `"` in `x"`, expected its pair too'],
  [
    checkYaml,
    'a: ‸"x\nb: "y"\n',
    'snippet-syntax',
    'Unexpected end of the line in `"x`, expected `"` at the end of the text',
  ],
  [
    checkYaml,
    'a:\n  - A=1\n    ‸B=2\n',
    'snippet-folded-line',
    'Unexpected `B=2` as the end of the text in the line before, expected an entry of its own, indented and written as those around it',
  ],
  [checkYaml, 'a:\n‸\t- b\n', 'snippet-syntax', 'Unexpected tab, expected spaces'],
  [
    checkYaml,
    'a: "{{ user.name }}‸}"\n',
    'snippet-stray-bracket',
    'Unexpected `}` in `___user_name___}`, expected its pair too',
  ],
  [checkYaml, '‸a:b\n', 'snippet-syntax', 'Unexpected `a:b`, expected a space behind `:`'],
  [
    checkToml,
    'a = 1\n‸a = 2\n',
    'snippet-duplicate-key',
    'Unexpected second definition of a key, expected it once only',
  ],
  [
    checkEnv,
    'A‸ = 1\n',
    'snippet-env-value',
    'Unexpected space beside `=`, expected `A=` and the value right behind it',
  ],
  [
    checkEnv,
    'A=1\nB‸_URLhttps://x\n'.replace('B‸', '‸B'),
    'snippet-syntax',
    'Unexpected line `B_URLhttps://x` without `=`, expected `NAME=value`',
  ],
  [checkEnv, 'A=‸"x\nB="y"\n', 'snippet-syntax', 'Unexpected end of `"x`, expected `"` as at its start'],
  [
    (text) => checkEnv(text, 'env=shell'),
    'A=‸b c\n',
    'snippet-env-value',
    'Unexpected space in `b c`, which runs `c`, expected quotes around the value',
  ],
  [checkYaml, 'a: b("@")[0]‸\'\n', 'snippet-stray-quote', 'Unexpected `\'` in `b("@")[0]\'`, expected its pair too'],
  [
    checkEnv,
    '# x\nA=1\n‸A=2\n',
    'snippet-duplicate-key',
    'Unexpected second `A`, expected it once only: it is given in line 2 too',
  ],
  [
    checkIni,
    '[Service]\nType=simple\n‸Type=forking\nEnvironment=A=1\nEnvironment=B=1\n',
    'snippet-duplicate-key',
    'Unexpected second `Type`, expected it once only: it is given in line 2 too',
  ],
  [
    checkIni,
    "path = a(b, 'c) && 'D' || 'E‸'\n",
    'snippet-stray-quote',
    "Unexpected `'` in `a(b, 'c) && 'D' || 'E'`, expected its pair too",
  ],
  [checkIni, '‸[a\nb = 1\nc = 2\n', 'snippet-syntax', 'Unexpected end of `[a`, expected `]`'],
  [checkIni, 'a = 1\n‸b 2\nc = 3\n', 'snippet-syntax', 'Unexpected line `b 2` without `=`, expected `name = value`'],
  [
    checkProperties,
    'a=1\n‸a=2\n',
    'snippet-duplicate-key',
    'Unexpected second `a`, expected it once only: it is given in line 1 too',
  ],
])('%o finds the fault of %j', async (check, marked, ruleId, message) => {
  const { text, offset } = unmarked(marked);
  const [fault] = await check(text);
  expect(fault).toMatchObject({ offset, ruleId, message });
});
