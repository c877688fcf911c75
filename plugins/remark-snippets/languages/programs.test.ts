import { describe, expect, test } from 'vitest';
import { dropEach, MARK, survivors, unmarked } from '../../../tests/support/snippet-mutants';
import { checkCss } from './css';
import { checkGo } from './go';
import { checkPhp } from './php';
import { checkPython } from './python';
import { checkRuby } from './ruby';
import { checkJavaScript, checkTsx, checkTypeScript } from './script';
import { checkSql } from './sql';

const checks = {
  css: checkCss,
  go: checkGo,
  javascript: checkJavaScript,
  php: checkPhp,
  python: checkPython,
  ruby: checkRuby,
  sql: checkSql,
  tsx: checkTsx,
  typescript: checkTypeScript,
} as const;
type Language = keyof typeof checks;

/** Texts without a fault, in which each quote and bracket counts. */
const programs: readonly (readonly [Language, string])[] = [
  [
    'typescript',
    `import NextAuth from "next-auth"\n\nexport const { handlers, auth } = NextAuth({\n  providers: [Keycloak({ issuer: "https://x" })],\n  callbacks: {\n    jwt: ({ token }: Args) => token,\n  },\n})\n`,
  ],
  [
    'tsx',
    `export default function Page() {\n  return (\n    <form action={signIn}>\n      <button type="submit">Don't</button>\n    </form>\n  )\n}\n`,
  ],
  [
    'javascript',
    `const app = express();\napp.use(auth({\n  issuer: 'https://x',\n  base: \`https://\${host}/a\`,\n  scope: ["openid"],\n}));\n`,
  ],
  [
    'python',
    `SOCIAL_AUTH = {\n    "key": "abc",\n    'scopes': ["openid", "email"],\n}\n\ndef f(x):\n    return x("a")\n`,
  ],
  ['php', `<?php\n$CONFIG = array(\n  'id' => 'abc',\n  'scopes' => ['openid', "email"],\n);\nrun($CONFIG);\n`],
  [
    'ruby',
    `gitlab_rails['providers'] = [\n  {\n    name: "oidc",\n    scope: ['openid', 'email'],\n    args: { id: 'x' }\n  }\n]\n`,
  ],
  [
    'go',
    `package main\n\nfunc main() {\n\tcfg := oauth2.Config{\n\t\tID: "abc",\n\t\tScopes: []string{"openid", "email"},\n\t}\n\trun(cfg)\n}\n`,
  ],
  [
    'sql',
    `CREATE DATABASE app;\nCREATE USER app WITH PASSWORD 'abc';\nINSERT INTO t (a, b) VALUES ('x', 1), ('y', 2);\nGRANT ALL ON app TO "app";\n`,
  ],
  ['css', `@media (min-width: 1px) {\n  .a, a:hover {\n    background: url("x.png");\n  }\n}\n`],
];

test.each(programs)(
  '%s: a program parses, and without any one of its quotes and brackets it does not',
  async (language, text) => {
    expect(await checks[language](text)).toEqual([]);
    expect(
      await survivors(
        checks[language],
        dropEach(text, /["'`()[\]{}]/g).filter(({ text: mutant }) => !mutant.includes('>Dont<')),
      ),
    ).toEqual([]);
  },
);

/** Commas and semicolons that are not the last of their list, which nobody misses. */
test.each([
  ['typescript', /,(?!\n *[)\]}])/g],
  ['javascript', /,(?!\n *[)\]}])/g],
  ['python', /,(?!\n *[)\]}])/g],
  ['php', /,(?!\n *[)\]}])|;/g],
  ['ruby', /,/g],
  ['go', /,/g],
  ['sql', /,|;(?!\n$)/g],
] as const)('%s: without any one of its commas it does not parse', async (language, pattern) => {
  const [, text = ''] = programs.find(([one]) => one === language) ?? [];
  expect(await survivors(checks[language], dropEach(text, pattern))).toEqual([]);
});

describe('the place and the words of a fault', () => {
  const faults: readonly (readonly [Language, string, string])[] = [
    ['typescript', 'a({\n  b: 1‸\n  c: 2,\n})', 'Unexpected end of the line, expected `,`'],
    ['typescript', 'const a = {\n  b: {\n    c: 1,‸\n  d: 2,\n}', 'Unexpected end, expected `}` for the `{` of `b: {`'],
    [
      'typescript',
      'const a = { b: 1, ‸b: 2 }',
      'Unexpected second `b`, expected it once only: it is given in line 1 too',
    ],
    ['typescript', 'a(`x ‸$name} y`)', 'Unexpected ‸, expected ‸'],
    ['typescript', 'foo(‸"a, 1)', 'Unexpected end of the string `"a, 1)`, expected `"`'],
    [
      'javascript',
      'const a: ‸string = b',
      'Unexpected `string`: type annotations can only be used in TypeScript files',
    ],
    ['tsx', 'const a = <div><‸p>x</div>', "Unexpected `p`: JSX element 'p' has no corresponding closing tag"],
    ['python', 'A = {\n  "a": "b"‸\n  "c": 1,\n}', 'Unexpected end of the line, expected `,`'],
    ['python', 'A = [\n  "a"‸\n  "b",\n]', 'Unexpected string right behind a string, expected `,` between them'],
    [
      'python',
      'def f():\n‸\tfor a in b:\n        c()\n',
      'Unexpected tab, expected spaces, as before the lines around it',
    ],
    ['python', 'if é == 1‸\n  return 2', 'Unexpected end of the line, expected `:`'],
    ['python', 'A = {"a": 1, ‸"a": 2}', 'Unexpected second `"a"`, expected it once only'],
    ['python', 'def f():\n    a()\n‸      b()', 'Unexpected indentation'],
    ['php', "$a = [\n  'x' => 1‸\n  'y' => 2,\n];", 'Unexpected end of the line, expected `,` or `]`'],
    ['php', "$a = [\n  'x' => 1,\n]‸\n", 'Unexpected end of the line, expected `;`'],
    ['php', "['a' => 1, ‸'a' => 2]", "Unexpected second `'a'`, expected it once only: it is given in line 1 too"],
    [
      'ruby',
      "é['x'] = [\n  {\n    name: 'a'‸\n    b: 1\n  }\n]",
      'Unexpected end of the line, expected a `,` separator for the array elements',
    ],
    ['ruby', "a = ['b'‸ 'c']", "Unexpected string right behind `'b'`, expected `,` between them"],
    ['ruby', 'é = { ‸a: 1, a: 2 }', 'Unexpected `:a`, which is given again later, expected each key once'],
    [
      'go',
      'cfg := T{\n\tID: "x"‸\n\tB: "y",\n}',
      'Unexpected end of the line behind `"x"`, expected `,` or what completes it',
    ],
    ['sql', '‸SELEC * FROM a;', 'Unexpected `SELEC`, expected `SELECT`'],
    [
      'sql',
      'CREATE DATABASE x‸\nGRANT ALL ON x TO y;',
      'Unexpected end of the line, expected `;` before the next statement, `GRANT`',
    ],
    ['sql', "INSERT INTO t (a‸ b) VALUES (1, 'x');", 'Unexpected `b` behind `a`, expected `,` between them'],
    ['css', 'a { ‸color red; }', 'Unexpected `color red`, expected a declaration such as `color: red;`'],
  ];
  test.each(faults)('%s: %j', async (language, marked, message) => {
    const { text, offset } = unmarked(marked);
    const [first] = await checks[language](text);
    expect(first?.offset).toBe(offset);
    if (!message.includes(MARK)) expect(first?.message).toBe(message);
  });
});

describe('what is left out, stands for something or is a piece of a program is no fault', () => {
  const pieces: readonly (readonly [Language, string])[] = [
    ['typescript', 'a: 1,\nb: { c: 2 },'],
    ['typescript', '// members\nasync jwt({ token }) {\n  return token\n},'],
    ['typescript', 'const a = await b(...)\n...\nconst c = { d: ..., e: [...], ... }'],
    ['typescript', 'const a = { id: <Client ID from authentik>, b: <YOUR_ID>, c: {{ name }} }'],
    ['typescript', 'export const P = () => <div>x</div>\nconst m = new Map<string, number>()'],
    ['typescript', 'return yield x'],
    ['typescript', 'const a = 1\nconst a = 2'],
    ['javascript', '{\n  "a": 1\n}'],
    ['javascript', '{\n  a: 1,\n  b: c\n},\n{ a: 2 },'],
    ['typescript', "case 'a':\n  return b\ndefault:\n  return c"],
    ['python', 'return {"a": request.user.email}'],
    ['python', 'yield 1\nawait f()'],
    ['python', '    a = 1\n    return a'],
    ['python', '"a": 1,\n"b": <client_id>,\n...'],
    ['python', '>>> print(1)\n1'],
    ['php', "'a' => 1,\n'b' => ...,"],
    ['php', "['a' => 1]"],
    ['php', 'public function a() { return 1; }'],
    ['php', '<p><?= $a ?></p>'],
    ['php', '<?php\nnamespace A;\n$a = 1;'],
    ['ruby', "name: 'a',\nargs: { ... },"],
    ['ruby', 'Rails.config.use A do\n  provider :oidc, { b: 1 }\nend'],
    ['go', 'ID: "x",\nSecret: "<client_secret>",'],
    ['go', 'Name string `json:"name"`\nAge int\n'],
    ['go', 'if err != nil {\n\t...\n}'],
    ['sql', "mysql> GRANT ALL ON a.* TO 'b'@'%';\nmysql> \\q"],
    ['sql', 'ALTER TABLE a\n  DROP COLUMN b,\n  ADD c int;\n\\c app'],
    ['sql', 'INSERT INTO a VALUES (1)\nON CONFLICT DO\nUPDATE SET b = 2;'],
    ['sql', 'RELOAD;\nPAUSE app;'],
    ['css', 'color: red;'],
    ['css', 'a {\n  ...\n}'],
  ];
  test.each(pieces)('%s: %j', async (language, text) => {
    expect(await checks[language](text)).toEqual([]);
  });
});
