import type { SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

export interface Token {
  readonly kind: 'word' | 'value' | 'name' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that may stand beside a value without a comma between. */
const KEYWORDS = new Set(
  'ALL AND ANY ARRAY AS ASC AT BETWEEN BINARY BOTH BY CASE COLLATE CROSS CUBE DATE DEFAULT DESC DISTINCT DIV ELSE END ESCAPE EXCEPT EXISTS FETCH FILTER FIRST FOLLOWING FOR FROM FULL GROUP GROUPING HAVING IGNORE ILIKE IN INNER INTERSECT INTERVAL INTO IS ISNULL JOIN LAST LATERAL LEADING LEFT LIKE LIMIT LOCAL MOD NATURAL NOT NOTNULL NULLS OFFSET ON OR ORDER OUTER OVER OVERLAPS PARTITION PRECEDING RANGE REGEXP RESPECT RIGHT RLIKE ROLLUP ROW ROWS SELECT SEPARATOR SETS SIMILAR SOME SYMMETRIC THEN TIME TIMESTAMP TIMESTAMPTZ TO TRAILING UNBOUNDED UNION UNKNOWN USING VALUES VARIADIC WHEN WHERE WINDOW WITH WITHIN WITHOUT XOR ZONE'.split(
    ' ',
  ),
);
const TYPES = new Set(
  'BIGINT BIGSERIAL BLOB BOOL BOOLEAN BYTEA CHAR CHARACTER DATE DATETIME DECIMAL DOUBLE FLOAT INT INTEGER JSON JSONB LONGTEXT MEDIUMTEXT NUMERIC REAL SERIAL SMALLINT TEXT TIMESTAMP TIMESTAMPTZ TINYINT UUID VARCHAR'.split(
    ' ',
  ),
);
/** Functions whose arguments are parted by words of their own. */
const WORDY = /^(?:CAST|CONVERT|EXTRACT|OVERLAY|POSITION|SUBSTRING|TRIM|TRY_CAST|XML\w+|JSON_\w+)$/i;
/** Behind these a name has columns or parameters in its brackets, and is not called. */
const DEFINES = /^(?:TABLE|EXISTS|INTO|INDEX|KEY|ON|VIEW|FUNCTION|PROCEDURE|TYPE|REFERENCES|AS|CONSTRAINT|WITH|,)$/i;

type At = (index: number) => string;

/**
 * A comma that is missing before a token: between the columns of a table or a key, what is selected, sorted by or set, and the
 * arguments of a function. An alias needs no `AS`, so that two plain names side by side are none.
 *
 * @param index of the token
 */
export function missingComma(text: string, tokens: readonly Token[], index: number): SnippetFault | undefined {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (!previous || !token || !isEnd(previous) || token.text === ';') return undefined;
  const at: At = (place) => tokens[place]?.text.toUpperCase() ?? '';
  const isFound =
    isNextColumn(text, tokens, index, at) || isNextItem(tokens, index, at) || isNextArgument(tokens, index, at);
  return isFound
    ? unexpected(
        { start: previous.end, end: previous.end },
        `${shown(token.text)} behind ${shown(previous.text)}`,
        '`,` between them',
      )
    : undefined;
}

const isKeyword = ({ kind, text }: Token): boolean => kind === 'word' && KEYWORDS.has(text.toUpperCase());
/** Whether an expression may end with a token, or begin with it. */
const isEnd = (token: Token): boolean => (token.kind === 'mark' ? token.text === ')' : !isKeyword(token));
const isStart = (token: Token): boolean => token.kind !== 'mark' && !isKeyword(token);

/** Index of the bracket that a token stands in; -1 where it stands in none. */
function bracketOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let place = index - 1; place >= 0; place -= 1) {
    const text = tokens[place]?.text;
    if (text === ';') return -1;
    if (text === ')') depth += 1;
    if (text === '(' && depth === 0) return place;
    if (text === '(') depth -= 1;
  }
  return -1;
}

/** The next column or key of a table, first in its line: `name TEXT`, `PRIMARY KEY (a, b)`. */
function isNextColumn(text: string, tokens: readonly Token[], index: number, at: At): boolean {
  const bracket = bracketOf(tokens, index);
  const isTable =
    bracket > 0 && [2, 3, 4].some((back) => at(bracket - back) === 'TABLE' || at(bracket - back) === 'EXISTS');
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (!isTable || !previous || !token || !text.slice(previous.end, token.start).includes('\n')) return false;
  const named = at(index) === 'CONSTRAINT' ? index + 2 : index;
  const isKey = /^(?:PRIMARY|FOREIGN|UNIQUE) (?:KEY )?\($/.test(
    [at(named), at(named + 1), at(named + 1) === 'KEY' ? at(named + 2) : ''].join(' ').trim(),
  );
  return isKey || (token.kind !== 'mark' && TYPES.has(at(index + 1)) && !/^(?:AS|DEFAULT)$/.test(at(index)));
}

/** The next of what is selected, sorted by or set. */
function isNextItem(tokens: readonly Token[], index: number, at: At): boolean {
  const token = tokens[index];
  if (!token) return false;
  const isQualified = at(index - 2) === '.';
  const isCall = at(index + 1) === '(' && token.end === tokens[index + 1]?.start;
  if (isStart(token) && isQualified && (at(index + 1) === '.' || isCall) && at(index - 4) !== 'FROM') return true;
  if (token.text === '(' && at(index + 1) === 'SELECT' && at(index - 2) === 'AS') return true;
  const clause = clauseOf(tokens, index, at);
  if (clause === 'BY') return isStart(token) && at(index - 1) !== 'BY';
  const isValue = tokens[index - 1]?.kind === 'value' || /^(?:\)|TRUE|FALSE|NULL|DEFAULT)$/.test(at(index - 1));
  return clause === 'SET' && isValue && isStart(token) && at(index + 1) === '=';
}

/** `BY` in a list of `ORDER BY` and `GROUP BY`, `SET` in that of `UPDATE`. */
function clauseOf(tokens: readonly Token[], index: number, at: At): 'BY' | 'SET' | undefined {
  let depth = 0;
  for (let place = index - 1; place >= 0; place -= 1) {
    const word = at(place);
    if (word === ')') depth += 1;
    if (word === '(') depth -= 1;
    if (word === ';' || depth < 0) return undefined;
    if (depth > 0) continue;
    if (word === 'BY') return /^(?:ORDER|GROUP)$/.test(at(place - 1)) ? 'BY' : undefined;
    if (word === 'SET') return at(place - 2) === 'UPDATE' ? 'SET' : undefined;
    if (/^(?:WHERE|SELECT|FROM|LIMIT|HAVING|RETURNING|CASE|OFFSET|FETCH|FOR|UNION|WINDOW)$/.test(word))
      return undefined;
  }
  return undefined;
}

/** The next argument of a function, or the next column of a key. */
function isNextArgument(tokens: readonly Token[], index: number, at: At): boolean {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  const bracket = bracketOf(tokens, index);
  const [name, open] = [tokens[bracket - 1], tokens[bracket]];
  if (!previous || !token || !name || !open || !isStart(token) || previous.kind === 'mark') return false;
  const isList =
    !/^(?:ASC|DESC|NULLS)$/.test(at(index)) &&
    (/^(?:KEY|UNIQUE)$/.test(at(bracket - 1)) || at(bracket - 2) === 'REFERENCES');
  if (isList) return true;
  const isCall = name.kind === 'word' && name.end === open.start && !TYPES.has(at(bracket - 1)) && !isKeyword(name);
  if (!isCall || WORDY.test(name.text) || DEFINES.test(at(bracket - 2)) || at(bracket - 2) === '.') return false;
  // Two plain words may be a type, or what the function knows itself.
  return previous.kind === 'value' || token.kind === 'value';
}
