import { expect, test } from 'vitest';
import { unmarked } from '../../../tests/support/snippet-mutants';
import { checkCss } from './css';
import type { CheckLanguage } from './language';
import { checkPowershell } from './powershell';
import { checkRuby } from './ruby';
import { checkSql } from './sql';

/** Each with the place of a comma that its parser does not miss. */
test.each<[CheckLanguage, string]>([
  [checkCss, 'a { color: rgb(20‸ 20, 20); }'],
  [checkCss, 'a { box-shadow: 0 0 rgba(0, 0, 0‸ .2); }'],
  [checkCss, 'a { font-family: "Inter"‸ sans-serif; }'],
  [checkCss, 'a { font-family: Arial‸ sans-serif; }'],
  [checkSql, 'CREATE TABLE a (\n  id INTEGER NOT NULL‸\n  name TEXT\n);'],
  [checkSql, 'CREATE TABLE IF NOT EXISTS a (\n  id INT‸\n  PRIMARY KEY (id)\n);'],
  [checkSql, 'CREATE TABLE a (\n  id INT,\n  b INT,\n  PRIMARY KEY (id‸ b)\n);'],
  [checkSql, "UPDATE a SET b = 'c'‸ d = TRUE WHERE e = 1;"],
  [checkSql, 'SELECT u.id‸ u.email FROM users u;'],
  [checkSql, 'SELECT u.id‸ count(s.id) AS n FROM users u;'],
  [checkSql, 'SELECT (SELECT 1) AS a‸\n  (SELECT 2) AS b;'],
  [checkSql, 'SELECT a FROM b GROUP BY a.c‸ a.d;'],
  [checkSql, 'SELECT a FROM b ORDER BY lower(c)‸ d;'],
  [checkSql, "SELECT replace(a‸ 'b', 'c') FROM d;"],
  [checkRuby, 'x = Net::HTTP.new(url.host‸ url.port)'],
  [checkRuby, 'x = ["a"‸"b", "c"]'],
  [checkPowershell, '[Environment]::SetEnvironmentVariable("A", "b"‸ "Machine")'],
  [checkPowershell, 'Get-Service | Select-Object Name‸ Status -First 3'],
])('%o misses the comma of %j', async (check, marked) => {
  const { text, offset } = unmarked(marked);
  const [fault] = await check(text);
  expect(fault).toMatchObject({ offset, ruleId: 'snippet-syntax' });
  expect(fault?.message).toContain('`,`');
});

test.each<[CheckLanguage, string]>([
  [checkCss, 'a { color: rgb(20 20 20 / 5%); width: clamp(1rem, 2vw + 1rem, 3rem); transition: a 1s, b 2s; }'],
  [checkCss, 'a { font-family: Open Sans, "A B", ui-monospace, monospace; font: 12px/1 Arial, serif; }'],
  [
    checkSql,
    "CREATE TABLE a (\n  id SERIAL\n    PRIMARY KEY,\n  b VARCHAR(64) DEFAULT 'x',\n  c timestamp with time zone\n);",
  ],
  [checkSql, 'CREATE TABLE a (id INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;'],
  [checkSql, "SELECT a.b c, d e, count(*) n FROM f AS g JOIN h i ON i.j = g.k WHERE l BETWEEN 1 AND 2 AND m LIKE 'x';"],
  [
    checkSql,
    "SELECT CASE WHEN a.b THEN c.d ELSE e.f END, CAST(g AS text), now() - INTERVAL '1 day' FROM h ORDER BY i DESC NULLS LAST, j;",
  ],
  [checkSql, "INSERT INTO a (b, c) VALUES ('d', TRUE) ON CONFLICT (b) DO UPDATE SET c = EXCLUDED.c;"],
  [
    checkSql,
    'CREATE POLICY p ON t USING ((select auth.uid()) = user_id);\nCREATE FUNCTION f(a int, b text) RETURNS int AS $$ select 1 $$ LANGUAGE sql;',
  ],
  [checkSql, 'WITH a AS (SELECT 1), b AS (\n  SELECT 2\n) SELECT * FROM a, b;'],
  [checkRuby, 'f(a.b, c.d)\ng(a.b do |x| x end)\nputs "f(a.b c.d)" # f(a.b c.d)\nx = ["", "a"]'],
  [checkPowershell, 'New-Item "a" "b"\nf ("a" + "b") "c"\nGet-X | Format-List Name, Id -First 3\n[X]::F($a, "b")'],
])('%o misses none in %j', async (check, text) => {
  expect(await check(text)).toEqual([]);
});
