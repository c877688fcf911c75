import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { run, versionOf } from '../../../tests/support/read-back';
import { findToml } from './toml';

describe('the places in TOML', () => {
  test.each<[string, (string | undefined)[]]>([
    ['a = "«v»"', ['toml-basic: v']],
    ["a = 'x «v»'", ['toml-literal: x v']],
    ['a = """\nx «v»\n"""', ['toml-multiline-basic: \nx v\n']],
    ["a = '''it's «v»''''", ["toml-multiline-literal: it's v'"]],
    ['port = «8080»', ['toml-bare: 8080']],
    ['port = 80«80»', ['code: 80']],
    ['«key» = 1\n[«table»]\n[[«list»]]', ['code: key', 'code: table', 'code: list']],
    ['"«key»" = 1\n["«table»"]', ['toml-basic: key', 'toml-basic: table']],
    [
      'a = ["«v»", «1», [«2»], { b = «3», «c» = 1 }]\n«d» = 1',
      ['toml-basic: v', 'toml-bare: 1', 'toml-bare: 2', 'toml-bare: 3', 'code: c', 'code: d'],
    ],
    ['a = [ # «c»\n  «1»,\n]', ['comment: # c', 'toml-bare: 1']],
    ['a = 1 # it\'s «c»\nb = "«v»"', ["comment: # it's c", 'toml-basic: v']],
    ['a = "\\«n»"\nb = "\\u00«41»"', ['code: n', 'code: 41']],
    ['a = """x \\\n   «v»"""', ['code: v']],
    ['a = "«"»"', ['toml-basic: "']],
    ['a = "no end «v»\nb = "«w»"', [undefined, undefined]],
    // OAuth2 Proxy, and Traefik
    ['client_id = "«id»"\nemail_domains = [ "«a.company»" ]', ['toml-basic: id', 'toml-basic: a.company']],
    ['[http.routers.app]\n  rule = "Host(`«a.company»`)"', ['toml-basic: Host(`a.company`)']],
  ])('%s', (snippet, places) => {
    expect(placesOf(findToml, snippet)).toEqual(places);
  });
});

const PYTHON = `
import json, sys, tomllib
for document in sys.stdin.buffer.read().decode('utf-8').split('\\0')[:-1]:
    try:
        read = tomllib.loads(document)
        result = next(iter(read['t'])) if 't' in read else read['k'][0] if isinstance(read['k'], list) else read['k']
    except Exception as error:
        result = None
    sys.stdout.write(json.dumps(result) + '\\0')
`;
const python = versionOf('python3', ['-c', 'import sys, tomllib; print(sys.version)'], /^(\d+\.\d+)/);

describe.runIf(python !== undefined)(`a value in TOML comes back, read by tomllib of Python ${python ?? ''},`, () => {
  const read = (snippets: readonly string[]): unknown[] =>
    run('python3', ['-c', PYTHON], snippets.map((snippet) => `${snippet}\0`).join('')).map(
      (line) => JSON.parse(line) as unknown,
    );
  const circle = { find: findToml, language: 'TOML', parser: `tomllib of Python ${python ?? ''}`, read };

  test.each(['k = "«v»"', 'k = """«v»"""', 'a = """x""" # "\nk = ["«v»", 1]', '[t]\n"«v»" = 1'])(
    'from %s',
    (snippet) => {
      expectCircle({ ...circle, snippet });
    },
  );
  test('from a part of a text', () => {
    expectCircle({ ...circle, snippet: 'k = """\na \\"«v»\nb"""', expected: (value) => `a "${value}\nb` });
  });
  test('from single quotes', () => {
    expectCircle({ ...circle, snippet: "k = '«v»'", refused: (value) => value.includes("'") });
    expectCircle({ ...circle, snippet: "k = '''\n«v»'''", refused: (value) => /^'|'''|'$/.test(value) });
  });
});
