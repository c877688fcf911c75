/**
 * A message about a snippet, with its “in line 3” said of the guide that the snippet stands in.
 *
 * @param message counts the snippet's own lines from 1; what it quotes in backticks stays as it is
 * @param lineOf the guide's line of a snippet's line; `undefined` where there is none
 */
export function linesInGuide(message: string, lineOf: (line: number) => number | undefined): string {
  return message.replace(/`[^`]*`|\b((?:in|of|for) line )(\d+)\b/g, (all, words?: string, number?: string) => {
    const line = words === undefined ? undefined : lineOf(Number(number));
    return line === undefined ? all : `${words ?? ''}${line}`;
  });
}
