import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { finders } from '.';
import { readEnv } from '../../../tests/support/readers/dockerfile';
import { goParser, readGo } from '../../../tests/support/readers/go';
import { each } from '../../../tests/support/readers/quoted';
import { readSql, sqlParser } from '../../../tests/support/readers/sql';
import { dockerfileFinder } from './dockerfile';
import { findGo } from './go';
import { findShell } from './shell';
import { findSql } from './sql';

const findDockerfile = dockerfileFinder(findShell);

describe('the places in a Dockerfile', () => {
  test.each<[string, (string | undefined)[]]>([
    [
      'FROM a:«1»\n# at «c»\nENV A=«b» B="c «d»" C=\'«e»\' D=$F/«g»',
      [
        'plain:docker: a:1',
        'comment:  at c',
        '(docker): b',
        'docker-double: c d',
        'docker-single: e',
        'plain:docker: $F/g',
      ],
    ],
    ['ENV A=b \\\n    # at «c»\n    B="«d»"\nENV OLD «e»', ['comment:  at c', 'docker-double: d', 'plain:docker: e']],
    ['CMD ["a", "--b=«v»"]\nRUN a "«w»"', ['json-string: --b=v', 'shell-double: w']],
    ['# escape=`\nENV A="«v»"', [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findDockerfile, snippet)).toEqual(places);
  });
});

describe('the places in SQL', () => {
  test.each<[string, (string | undefined)[]]>([
    ["INSERT INTO a VALUES ('it''s «v»', «80»); -- «c»", ["sql-string: it''s v", 'number: 80', 'comment:  c']],
    ['CREATE USER "«a»" /* «b» */; UPDATE `«c»`', ['sql-name: a', 'block-comment:  b ', 'sql-backquote: c']],
    ["SELECT E'«a»', $$«b»$$, 'c\\d «e»'", ['code: a', 'code: b', 'code: e']],
    ["SELECT 'no end «v»", [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findSql, snippet)).toEqual(places);
  });
});

describe('the places in Go', () => {
  test.each<[string, (string | undefined)[]]>([
    ['a := "«v»" // it\'s «c»', ['go-interpreted: v', "comment:  it's c"]],
    ['a := `b\n«v»` + "\\«c»" + string(\'"\') /* «d» */', ['go-raw: b\nv', 'code: c', 'block-comment:  d ']],
    ['a := "no end «v»', [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findGo, snippet)).toEqual(places);
  });
});

describe('the places in a diff', () => {
  const find = finders.get('diff');
  test.each<[string, string, (string | undefined)[]]>([
    [
      'title="config/app.yaml"',
      '@@ -1 +1 @@\n a: 1\n-b: "«old»"\n+b: \'«new»\'',
      ['yaml-double: old', 'yaml-single: new'],
    ],
    [
      'title=auth.ts',
      ' a({\n-  b: \'«old»\',\n+  b: `«x» ${1}`,\n c: "«y»" })',
      ['js-single: old', 'js-template: x ', 'js-double: y'],
    ],
    ['title=Dockerfile', '+ENV A="«v»"', ['docker-double: v']],
    ['', '+a: "«v»"', [undefined]],
  ])('%s, %s', (meta, snippet, places) => {
    expect(find && placesOf(find, snippet, meta)).toEqual(places);
  });
});

describe('a value comes back', () => {
  test.each(['ENV A=«v» B=c', '# "\nENV B=c A="«v»"', "ENV A='«v»'"])('from a Dockerfile, %s', (snippet) => {
    const read = each((source: string) => readEnv(source.replace(/^#.*\n/, '')).A);
    expectCircle({ find: findDockerfile, language: 'a Dockerfile', parser: 'our own tokenizer', snippet, read });
  });

  test('from SQL', () => {
    const refused = (value: string): boolean => value.includes('\\');
    const snippet = "SELECT 1 WHERE a = '«v»';";
    expectCircle({ find: findSql, language: 'SQL', parser: sqlParser, snippet, read: readSql, refused });
  });

  test('from Go', { timeout: 120_000 }, () => {
    const circle = { find: findGo, language: 'Go', parser: goParser, read: readGo };
    expectCircle({ ...circle, snippet: 'package a\n\n// "\nvar a = "«v»"\n' });
    expectCircle({ ...circle, snippet: 'package a\n\nvar a = `«v»`\n', refused: (value) => /[`\ufeff]/.test(value) });
  });
});
