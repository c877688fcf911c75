/** The words of a Caddyfile, line by line, as caddyconfig/caddyfile/lexer.go of Caddy 2.10 makes them. Throws where a placeholder would be replaced. */
export function readCaddy(source: string): string[][] {
  const lines: string[][] = [[]];
  let word = '';
  let quote = '';
  let isEscaped = false;
  let isComment = false;
  const endWord = (): void => {
    if (/\{[^}\s]|\\\}/.test(word)) throw new Error('a placeholder');
    lines.at(-1)?.push(word);
    word = '';
  };
  if (/\{\$/.test(source)) throw new Error('a variable of the environment');
  for (const char of source) {
    if (!quote && /^<<[^ ]/.test(word)) throw new Error('a heredoc');
    if (!isEscaped && quote !== '`' && char === '\\') {
      isEscaped = true;
      continue;
    }
    if (quote) {
      if (isEscaped) {
        if (char !== '"') word += '\\';
        isEscaped = false;
      } else if (char === quote) {
        quote = '';
        endWord();
        continue;
      }
      word += char;
      continue;
    }
    // What Go's unicode.IsSpace says.
    if (/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char)) {
      if (word !== '') endWord();
      if (char === '\n') {
        if (!isEscaped) lines.push([]);
        isEscaped = false;
        isComment = false;
      }
      continue;
    }
    isComment ||= char === '#' && word === '';
    if (isComment) continue;
    if (word === '' && (char === '"' || char === '`')) {
      quote = char;
      continue;
    }
    if (isEscaped) {
      if (char !== '<') word += '\\';
      isEscaped = false;
    }
    word += char;
  }
  if (quote) throw new Error('no end of quotes');
  if (word !== '') endWord();
  return lines.filter((line) => line.length > 0);
}
