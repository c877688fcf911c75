import { attempt, broken, type Finding, parsed } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import type { CheckLanguage, SnippetFault } from './language';
import { missingComma, type Token } from './sql-commas';
import { shown, unexpected } from './unexpected';
import { nearest } from '../../../src/core/diagnostics/near';

/*
 * No parser: guides have SQL of PostgreSQL, MySQL, MariaDB and SQLite under one label, mostly to make users and databases, which is where the dialects differ
 * most and where parsers know least (`GRANT`, `CREATE USER`). What is looked at is alike in all of them.
 */

const QUIET: Quiet = {
  patterns: [
    /--[^\n]*|#[^\n]*|\/\*[^]*?\*\//y,
    /\$(?<tag>\w*)\$[^]*?\$\k<tag>\$/y,
    // In PostgreSQL a backslash alone is a text.
    /'\\'(?=[\s,);]|$)|'(?:[^'\\]|''|\\[^])*'|"(?:[^"\\]|""|\\[^])*"|`(?:[^`]|``)*`/y,
  ],
  opening: /["'`]|\/\*/y,
};

/** Words that begin a statement. */
const VERBS = new Set(
  'ABORT ALTER ANALYZE ATTACH BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE DESC DESCRIBE DETACH DISCARD DO DROP END EXECUTE EXPLAIN FETCH FLUSH GRANT IMPORT INSERT KILL LISTEN LOAD LOCK MERGE MOVE NOTIFY OPTIMIZE PAUSE PRAGMA PREPARE REASSIGN REFRESH REINDEX RELEASE RELOAD RENAME REPLACE RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT SET SHOW SOURCE START STOP TABLE TRUNCATE UNLISTEN UNLOCK UPDATE USE VACUUM VALUES WITH'.split(
    ' ',
  ),
);
/** Those that, first in a line, begin a statement and are never the middle of one, unless what stands before asks for them. */
const STARTS = new Set('ALTER CREATE DELETE DROP FLUSH GRANT INSERT REVOKE TRUNCATE UPDATE USE'.split(' '));
const ASKS =
  /^(?:AS|BEGIN|DO|FOR|ELSE|THEN|EXPLAIN|ANALYZE|VERBOSE|ON|OR|PREPARE|WITH|BEFORE|AFTER|INSTEAD|OF|GRANT|REVOKE|ALTER|ALL|IF|KEY|INSERT|UPDATE|DELETE|TRUNCATE|NOTHING|RETURNS?)$/i;

/** SQL of any dialect: quotes, brackets, comments, commas, and the words that begin statements. */
export const checkSql: CheckLanguage = (text) => attempt(text, [], faults);

function faults(text: string): Finding {
  const brackets = bracketFault(text, QUIET);
  if (brackets) return broken(brackets);
  // What a client asks or is told, `mysql>` and `\c name`, is blanked.
  const program = text.replace(/^(?:\w+(?:\[\w+\])?[=-]?[>#] ?|[ ]*->[ ]?)|^[ \t]*\\[^\n]*/gm, (all) =>
    ' '.repeat(all.length),
  );
  const tokens = read(program);
  const [first] = tokens.flatMap((token, index) => faultAt(program, tokens, token, index));
  return first ? broken(first) : parsed();
}

function read(text: string): Token[] {
  const tokens: Token[] = [];
  const patterns = [
    [undefined, /\s+|--[^\n]*|#[^\n]*|\/\*[^]*?\*\//y],
    [
      'value',
      /\$(?<tag>\w*)\$[^]*?\$\k<tag>\$|'\\'(?=[\s,);]|$)|[NEBX]?'(?:[^'\\]|''|\\[^])*'|\d[\d.]*(?:e[+-]?\d+)?(?!\w)/iy,
    ],
    ['name', /"(?:[^"\\]|""|\\[^])*"|`(?:[^`]|``)*`/y],
    ['word', /[\p{L}_@][\p{L}\p{N}_$@]*/uy],
    ['mark', /[^]/y],
  ] as const;
  for (let at = 0; at < text.length;) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const piece = pattern.exec(text)?.[0];
      if (piece === undefined) continue;
      if (kind) tokens.push({ kind, text: piece, start: at, end: at + piece.length });
      at += piece.length;
      break;
    }
  }
  return tokens;
}

function faultAt(text: string, tokens: readonly Token[], token: Token, index: number): SnippetFault[] {
  const previous = tokens[index - 1];
  const word = token.kind === 'word' ? token.text.toUpperCase() : '';
  if (!previous || previous.text === ';') {
    const near = word && !VERBS.has(word) ? nearest(word, VERBS) : undefined;
    return near ? [unexpected(token, shown(token.text), `\`${near}\``, { actual: token.text, expected: [near] })] : [];
  }
  const between = text.slice(previous.end, token.start);
  if (previous.text === ',' && (/^[),;]$/.test(token.text) || /^(?:FROM|WHERE)$/.test(word))) {
    return [unexpected(previous, `\`,\` before ${shown(token.text)}`, 'none, or one more item')];
  }
  const values = tokens.slice(0, index).findLast(({ text: one }) => one === ';' || /^VALUES$/i.test(one));
  if (token.text === '(' && previous.text === ')' && /^VALUES$/i.test(values?.text ?? '')) {
    return [unexpected({ start: previous.end, end: previous.end }, '`(` behind `)`', '`,` between them')];
  }
  const list = previous.text === ')' ? undefined : listOf(tokens, index);
  const isItem = ({ kind }: Token): boolean =>
    kind === 'value' || kind === 'name' || (kind === 'word' && list === 'columns');
  if (list && isItem(previous) && isItem(token)) {
    return [
      unexpected(
        { start: previous.end, end: previous.end },
        `${shown(token.text)} behind ${shown(previous.text)}`,
        '`,` between them',
      ),
    ];
  }
  const comma = missingComma(text, tokens, index);
  if (comma) return [comma];
  const isStart = STARTS.has(word) && between.includes('\n') && depthAt(tokens, index) === 0;
  if (isStart && previous.text !== ',' && !ASKS.test(previous.text) && !isClause(tokens, index)) {
    return [
      unexpected(
        { start: previous.end, end: previous.end },
        'end of the line',
        `\`;\` before the next statement, ${shown(token.text)}`,
      ),
    ];
  }
  return [];
}

/** Whether a token stands in a list of values, or of the columns of `INSERT INTO`. */
function listOf(tokens: readonly Token[], index: number): 'values' | 'columns' | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (text === ')' || text === ';') return undefined;
    if (text !== '(') continue;
    const [before, second] = [tokens[at - 1], tokens[at - 2]];
    if (/^(?:VALUES|IN)$/i.test(before?.text ?? '')) return 'values';
    if (/^INTO$/i.test(second?.text ?? '')) return 'columns';
    const isNext = before?.text === ',' && second?.text === ')';
    return isNext && tokens.slice(0, at).some((token) => /^VALUES$/i.test(token.text)) ? 'values' : undefined;
  }
  return undefined;
}

function depthAt(tokens: readonly Token[], index: number): number {
  return tokens.slice(0, index).reduce((depth, { text }) => depth + (text === '(' ? 1 : text === ')' ? -1 : 0), 0);
}

/** Whether the statement has parts that begin with such words: `ALTER TABLE a\n DROP b`, a trigger's body. */
function isClause(tokens: readonly Token[], index: number): boolean {
  const start = tokens.slice(0, index).findLastIndex(({ text }) => text === ';') + 1;
  const words = tokens
    .slice(start, index)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text.toUpperCase());
  return (
    words[0] === 'ALTER' ||
    words[0] === 'BEGIN' ||
    words.includes('TRIGGER') ||
    words.includes('PROCEDURE') ||
    words.includes('FUNCTION') ||
    words.includes('SCHEMA') ||
    words.includes('MERGE') ||
    words.includes('DELIMITER')
  );
}
