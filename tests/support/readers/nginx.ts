/** The words of the first directive, as ngx_conf_read_token of nginx 1.29 makes them. Throws where a variable would be replaced. */
export function readNginx(source: string): string[] {
  const words: string[] = [];
  let at = 0;
  const isSpace = (char: string | undefined): boolean => char !== undefined && ' \t\r\n'.includes(char);
  for (;;) {
    while (isSpace(source[at])) at++;
    const first = source[at];
    if (first === undefined) throw new Error('unexpected end of file');
    if (first === ';' || first === '{') return words;
    if (first === '}') throw new Error('unexpected "}"');
    if (first === '#') {
      while (at < source.length && source[at] !== '\n') at++;
      continue;
    }
    const quote = first === '"' || first === "'" ? first : undefined;
    if (quote) at++;
    const start = at;
    for (; quote ? source[at] !== quote : !isSpace(source[at]) && !';{'.includes(source[at] ?? ''); at++) {
      if (at >= source.length) throw new Error('unexpected end of file');
      if (source[at] === '$') throw new Error('a variable');
      if (source[at] === '\\') at++;
    }
    words.push(unescapeWord(source.slice(start, at)));
    if (!quote) continue;
    at++;
    if (!isSpace(source[at]) && !';{)'.includes(source[at] ?? '')) throw new Error(`unexpected "${source[at] ?? ''}"`);
  }
}

function unescapeWord(word: string): string {
  const controls: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };
  return word.replace(/\\(["'\\trn])/g, (_, char: string) => controls[char] ?? char);
}
