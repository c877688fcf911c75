import { describe, expect, test } from 'vitest';
import { guessLanguage, judgeSnippet } from './judge';
import { nearLabel, plainLabel } from './language-names';

const labelFaults = async (language: string, text: string, isStrict = false): Promise<readonly (readonly string[])[]> =>
  (await judgeSnippet({ language, meta: '', text, isStrict }))
    .filter(({ ruleId }) => ruleId === 'snippet-language')
    .map(({ expected = [] }) => expected);

test.each([
  ['Bash', 'bash'],
  ['{.yaml}', 'yaml'],
  ['yaml{1,3}', 'yaml'],
  ['js:title', 'js'],
  ['yaml,linenos', 'yaml'],
  ['{note}', ''],
])('the label %s is %s', (label, plain) => {
  expect(plainLabel(label)).toBe(plain);
});

test.each([
  ['jsno', 'json'],
  ['ymal', 'yaml'],
  ['yam', 'yaml'],
  ['pyhton', 'python'],
  ['dockrefile', 'dockerfile'],
  ['Yaml', undefined],
  ['jsonl', undefined],
  ['scss', undefined],
  ['rust', undefined],
  ['mermaid', undefined],
  ['{note}', undefined],
])('the label %s means %s', (label, near) => {
  expect(nearLabel(label)).toBe(near);
});

const samples = {
  yaml: 'services:\n  app:\n    image: x\n    ports:\n      - "80:80"\n',
  json: '{\n  "issuer": "https://x",\n  "scopes": ["openid"]\n}\n',
  toml: '[auth]\nid = "x"\nenabled = true\n',
  ini: '[auth.generic_oauth]\nenabled = true\nscopes = openid profile email\n',
  dotenv: 'OIDC_ID=abc\nOIDC_NAME=My great app\n',
  python: 'if ak_is_group_member(user, name="x"):\n    return True\nreturn False\n',
  php: "<?php\n$CONFIG = array(\n  'a' => 'b',\n);\n",
  ruby: "gitlab_rails['a'] = [\n  {\n    name: 'oidc',\n  }\n]\n",
  go: 'package main\n\nfunc main() {\n\tx := 1\n}\n',
  js: "const express = require('express');\nexpress().listen(3000);\n",
  ts: "import type { A } from 'a';\nexport const x: A = { b: 'c' };\n",
  shell: 'docker compose pull\ndocker compose up -d\n',
  nginx: 'server {\n  listen 80;\n  location / {\n    proxy_pass http://x;\n  }\n}\n',
  hcl: 'resource "authentik_application" "x" {\n  name = "a"\n}\n',
  dockerfile: 'FROM debian\nRUN apt-get update\n',
  sql: "CREATE USER x WITH PASSWORD 'y';\nGRANT ALL ON DATABASE a TO x;\n",
} as const;
const names = Object.keys(samples) as (keyof typeof samples)[];
/** What parses and looks alike in both. */
const kin = [
  ['toml', 'ini'],
  ['ts', 'js'],
  ['dotenv', 'ini'],
];

describe.each(names)('%s', (name) => {
  test('is not refused under its own label', async () => {
    expect(await judgeSnippet({ language: name, meta: '', text: samples[name] })).toEqual([]);
    expect(await labelFaults(name, samples[name], true)).toEqual([]);
  });

  test('is what a fence without a label looks like', async () => {
    expect(await guessLanguage(samples[name])).toBe(name);
  });

  test('is refused under every other label, with its own in the message', async () => {
    const others = names.filter(
      (one) =>
        one !== name && !kin.some((two) => two[0] === name && two[1] === one) && !(name === 'js' && one === 'ts'),
    );
    const missed: string[] = [];
    for (const other of others) {
      const found = await labelFaults(other, samples[name], true);
      if (found[0]?.[0] !== name) missed.push(other);
    }
    expect(missed).toEqual([]);
    // All parsers are loaded here, one after another.
  }, 60_000);
});

describe('a label that is right by chance', () => {
  test.each([
    ['yaml', samples.json, ['json']],
    ['bash', samples.dotenv, ['dotenv']],
    ['yaml', samples.dotenv, ['dotenv']],
    ['yaml', samples.python, ['python']],
    ['bash', 'OIDC_ID=abc\nOIDC_SECRET=def\n', undefined],
    ['ts', 'export const P = () => <div>x</div>\n', undefined],
    ['bash', 'ORIGIN=https://x node build\n', undefined],
    ['shell', 'export A=b\nexport C=d e\n', undefined],
    ['env', 'key=value\n', undefined],
    ['ini', samples.dotenv, undefined],
    ['js', samples.json, undefined],
    ['text', samples.yaml, undefined],
    ['console', samples.shell, undefined],
    ['conf', samples.nginx, undefined],
  ])('%s %j', async (label, text, expected) => {
    expect((await labelFaults(label, text))[0]).toEqual(expected);
  });

  test.each([
    ['yaml', 'type A struct {\n\tB string `json:"b"`\n}\n', 'go'],
    ['yaml', '<param-name>a b</param-name>\n<param-value>c</param-value>\n', 'xml'],
    ['yaml', 'nix-channel --update\nnix-env -iA x\n', 'text'],
    ['bash', '<saml>\n  <name>c</name>\n</saml>\n', 'xml'],
    ['bash', 'UPDATE a\nSET b = 1;\n', 'text'],
    ['dotenv', 'issuer: x\nid: y\n', 'yaml'],
    ['html', 'import { a } from "a"\nexport const B = () => <p>c</p>\n', 'jsx'],
    ['js', '<p class="a">b</p>\n', 'html'],
    ['ruby', "A = {\n  'b': True,\n}\n", 'text'],
  ])('%s %j has nothing of its label', async (label, text, expected) => {
    expect((await labelFaults(label, text, true))[0]).toEqual([expected]);
  });

  test.each([
    ['yaml', 'word\n'],
    ['yaml', '# a comment\n'],
    ['yaml', '"a": b\n'],
    ['dotenv', '# A=b\n'],
    ['dotenv', 'A_NAME\n'],
    ['jsx', '<A b="c" />\n'],
    ['python', "A = '''\na: \"b\"\n'''\n"],
    ['ini', '[a]\n'],
  ])('%s %j may be right', async (label, text) => {
    expect(await labelFaults(label, text, true)).toEqual([]);
  });

  test('is refused in our guides', async () => {
    expect(await labelFaults('bash', 'OIDC_ID=abc\nOIDC_SECRET=def\n', true)).toEqual([['dotenv']]);
    expect(await labelFaults('ts', 'export const P = () => <div>x</div>\n', true)).toEqual([['tsx']]);
    expect(await labelFaults('js', samples.json, true)).toEqual([['json']]);
  });
});

test('a fault of the syntax stays one, whatever else the text may look like', async () => {
  const [first] = await judgeSnippet({ language: 'json', meta: '', text: '{\n  "a": 1\n  "b": 2\n}' });
  expect(first?.ruleId).toBe('snippet-syntax');
});

test.each([
  ['https://app.company/callback\n', 'text'],
  ['a b c\n', undefined],
])('without a label %j is %s', async (text, label) => {
  expect(await guessLanguage(text)).toBe(label);
});
