import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { run, versionOf } from '../../../tests/support/read-back';
import { findIni, findProperties } from './ini';

describe('the places in an INI file', () => {
  test.each<[string, string, (string | undefined)[]]>([
    ['title="grafana.ini"', '[auth.generic_oauth]\nclient_id = «v»', ['ini-bare-not-php: v']],
    ['title="config.ini.php"', 'a = «v»', ['ini-bare: v']],
    ['', 'a = «v»', ['ini-bare: v']],
    ['', 'a = "«v»"\nb=\'x «w»\'', ['ini-double: v', 'ini-single: x w']],
    ['title="app.ini"', 'URL: https://«a.company»/x', ['ini-bare-not-php: https://a.company/x']],
    ['title="redis.conf"', 'requirepass «v»', ['ini-bare-not-php: v']],
    ['', '[«section»]\n«key» = 1', ['code: section', 'code: key']],
    ['', '; «c»\n# «d»\na = 1 ; «e»', ['comment: ; c', 'comment: # d', 'ini-bare comment:  ; e']],
    ['', 'a = «b ; c»', ['ini-bare: b ; c']],
    ['', 'a = x\\«n»', ['code: n']],
    [
      'title=".env"',
      'AFFINE_SERVER_EXTERNAL_URL=https://«affine.company»',
      ['plain:env-compose plain:env-dotenv plain:env-systemd plain:env-shell: https://affine.company'],
    ],
    ['title=".env" env=compose', 'A=«v»', ['(env-compose): v']],
    [
      'title="app.service"',
      '[Service]\nEnvironment="A=«v»"\nExecStart=/bin/x «w»',
      ['plain:env-shell ini-bare-not-php: A=v', 'plain:env-shell ini-bare-not-php: /bin/x w'],
    ],
  ])('%s %s', (meta, snippet, places) => {
    expect(placesOf(findIni, snippet, meta)).toEqual(places);
  });
});

describe('the places in a properties file', () => {
  test.each<[string, (string | undefined)[]]>([
    ['a=«v»\nb: «w»\nc «x»', ['properties-value: v', 'properties-value: w', 'code properties-value: x']],
    ['a.b = https://«a.company»/«x» y', Array<string>(2).fill('properties-value: https://a.company/x y')],
    ['# «c»\n  ! «d»', ['comment: # c', 'comment:   ! d']],
    ['«key»=1', ['code: key']],
    ['a=x \\\n  «v»\nb=\\u00«41»\nc=\\«n»', ['properties-value: x \\\n  v', 'code: 41', 'code: n']],
    ['a\\ b=«v»', ['properties-value: v']],
  ])('%s', (snippet, places) => {
    expect(placesOf(findProperties, snippet)).toEqual(places);
  });
});

const PYTHON = `
import configparser, sys
for document in sys.stdin.buffer.read().decode('utf-8').split('\\0')[:-1]:
    config = configparser.ConfigParser()
    config.read_string(document)
    sys.stdout.buffer.write(config['a']['k'].encode('utf-8') + b'\\0')
`;
const python = versionOf('python3', ['--version'], /(\d+\.\d+)/);

describe.runIf(python !== undefined)('a value in an INI file comes back, read by configparser,', () => {
  const circle = {
    find: findIni,
    language: 'INI',
    parser: `configparser of Python ${python ?? ''}`,
    read: (snippets: readonly string[]) =>
      run('python3', ['-c', PYTHON], snippets.map((snippet) => `${snippet}\0`).join('')),
  };
  const notBare = (value: string): boolean => /[#;"'`\\%]|\$[{_(]|\$$/.test(value) || value.trim() !== value;

  test.each(['[a]\nk = «v»', '[b]\nk = 1\n[a]\nj: 2\nk: «v»\n'])('from %s', (snippet) => {
    expectCircle({ ...circle, meta: 'title="app.ini"', snippet, refused: notBare });
  });
  test('from a part of a value', () => {
    expectCircle({
      ...circle,
      meta: 'title="app.ini"',
      snippet: '[a]\nk=https://x/«v»/y',
      refused: notBare,
      expected: (value) => `https://x/${value}/y`,
    });
  });
});

/** A value as java.util.Properties.load describes it: the last of the file. */
function readProperty(snippet: string): string {
  const text = snippet.replace(/^k\s*[=:]?\s*/, '').replace(/\\\n\s*/g, '');
  return text.replace(/\\(?:u([\dA-F]{4})|(.))/g, (_, code?: string, char?: string) =>
    code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

describe('a value in a properties file comes back, read by our own tokenizer,', () => {
  test.each(['k=«v»', '# c\na=1\nk: «v»'])('from %s', (snippet) => {
    expectCircle({
      find: findProperties,
      language: 'properties',
      parser: 'our own tokenizer',
      snippet,
      read: (snippets) => snippets.map((one) => readProperty(one.split('\n').at(-1) ?? '')),
    });
  });
});
