/** A line that says that something is left out: `...`, `# …`, `[...]`, `// ... more settings ...`, `<snip>`. */
const ELISION = /^[ \t]*(?:(?:\/\/|#|--|;|\/\*|<!--|[-*])[ \t]*)?[[({<]?[ \t]*(?:\.{3,}|…|\[\s*snip\s*\]|snip\b).*$/i;
/** The same at the end of a line or in the place of a value. */
const LEFT_OUT =
  /(?<![=!<>])=[ \t]*(?:\/\/|\/\*).*$|(?:[[({:=,][ \t]*|^[ \t]*)(?:\.{3,}|…)[ \t]*(?:[\])}][ \t]*)*[,;]?[ \t]*(?:(?:\/\/|#).*)?$|[{([][ \t]*(?:\.{3}|…)[ \t]*,|\w[ \t]+(?:\.{3}|…)[ \t]*$/;

/**
 * Whether a fault may only be due to what the author left out on purpose: it stands in a line next to such a mark, or at the
 * end of a snippet that has one.
 */
export function isLeftOut(text: string, offset: number): boolean {
  const isEnd = text.slice(offset).trim().length <= 1;
  // The first line of something longer.
  if (/[{([]\s*$/.test(text) && (isEnd || text.trim().split('\n').length === 1)) return true;
  const lines = text.split('\n');
  const marked = lines.flatMap((line, index) => (ELISION.test(line) || LEFT_OUT.test(line) ? [index] : []));
  if (marked.length === 0) return false;
  const line = text.slice(0, offset).split('\n').length - 1;
  const isFilled = (index: number): boolean => (lines[index] ?? '').trim() !== '';
  let before = line - 1;
  while (before > 0 && !isFilled(before)) before -= 1;
  let behind = line + 1;
  while (behind < lines.length - 1 && !isFilled(behind)) behind += 1;
  return marked.some((index) => index >= before && index <= behind) || isEnd;
}
