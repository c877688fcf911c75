/**
 * The values of an `ENV` line of `NAME=value`, as BuildKit 0.25 reads them: frontend/dockerfile/parser/line_parsers.go makes the words,
 * shell/lex.go takes the quotes away. Throws where a variable would be replaced.
 */
export function readEnv(line: string): Record<string, string> {
  const words = wordsOf(line.replace(/^ENV\s+/, '')).map((word) => /^([^=]*)=([^]*)$/.exec(word) ?? []);
  return Object.fromEntries(words.map(([, name = '', value = '']) => [name, withoutQuotes(value)]));
}

/** Go's unicode.IsSpace. */
const isSpace = (char: string): boolean =>
  /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char);

function wordsOf(rest: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at] ?? '';
    if (!quote && isSpace(char)) {
      if (word !== '') words.push(word);
      word = '';
      continue;
    }
    word += char;
    if (quote && char === quote) quote = '';
    else if (!quote && (char === '"' || char === "'")) quote = char;
    else if (char === '\\' && quote !== "'") word += rest[++at] ?? '';
  }
  if (quote) throw new Error('no end of quotes');
  return word === '' ? words : [...words, word];
}

function withoutQuotes(word: string): string {
  let value = '';
  let quote = '';
  for (let at = 0; at < word.length; at++) {
    const char = word[at] ?? '';
    if (quote && char === quote) quote = '';
    else if (quote === "'") value += char;
    else if (char === '$') throw new Error('a variable');
    else if (char === '\\') {
      const next = word[++at] ?? '';
      value += quote && !'"$\\'.includes(next) ? `\\${next}` : next;
    } else if (!quote && (char === '"' || char === "'")) quote = char;
    else value += char;
  }
  return value;
}
