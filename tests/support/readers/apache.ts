/** The words of a line, as ap_getword_conf of Apache HTTP Server 2.4 makes them. Throws where a variable would be replaced. */
export function readApache(line: string): string[] {
  if (line.includes('${')) throw new Error('a variable');
  if (line.endsWith('\\')) throw new Error('the line goes on');
  const words: string[] = [];
  const isSpace = (char: string | undefined): boolean => char !== undefined && /[\t-\r ]/.test(char);
  for (let at = 0; at < line.length;) {
    while (isSpace(line[at])) at++;
    const first = line[at];
    if (first === undefined) break;
    const quote = first === '"' || first === "'" ? first : '';
    const start = quote ? at + 1 : at;
    at = start;
    while (at < line.length && (quote ? line[at] !== quote : !isSpace(line[at]))) {
      at += quote && line[at] === '\\' && [quote, '\\'].includes(line[at + 1] ?? '') ? 2 : 1;
    }
    const word = line.slice(start, at);
    words.push(word.replace(/\\([^])/g, (both, char: string) => (char === '\\' || char === quote ? char : both)));
    if (quote) at++;
  }
  return words;
}
