/** What Markdown takes for the end of a line: a carriage return alone is one, too. */
export const LINE_END = /\r\n|\r|\n/;

/** A text as the beginning of a sentence. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Undoes percent encoding. A text in which it is broken stays as it is. */
export function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text as Markdown's code: between backticks, as many as it takes. */
export function codeSpan(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  let fence = '`';
  while (runs.includes(fence.length)) fence += '`';
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** The parts of a line of Markdown of which nothing but code is marked; {@link codeSpan} backwards. */
export function codeSpans(text: string): { readonly isCode: boolean; readonly text: string }[] {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs)) {
    if (match.index > end) parts.push({ isCode: false, text: text.slice(end, match.index) });
    const [whole, , inner = ''] = match;
    parts.push({ isCode: true, text: /^ .*[^ ].* $/s.test(inner) ? inner.slice(1, -1) : inner });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ isCode: false, text: text.slice(end) });
  return parts;
}
