import type { SnippetFault } from './language';
import { type Part, shown, unexpected } from './unexpected';

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * A bracket without its pair in a text that is code of some kind: an expression, a filter, a template, a variable. In prose only
 * braces count, because people write `1) this` and `:)`.
 *
 * @param offset where the text stands
 */
export function unbalanced(text: string, offset: number): SnippetFault[] {
  if (text.includes('\n') || text.length > 2000) return [];
  const isProse = /\p{L}{2,} \p{L}{2,}/u.test(text) && !/[=|&]\(|\(`|\(&|\$\(|\w\(["']/.test(text);
  const kinds = isProse ? /[{}]/ : /[()[\]{}]/;
  const plain = strayIn(text, kinds);
  // Within the brackets of a regular expression, brackets are characters.
  if (
    plain === undefined ||
    strayIn(
      text.replace(/\[\^?\]?[^\]]*\]/g, (set) => 'x'.repeat(set.length)),
      kinds,
    ) === undefined
  )
    return [];
  const place: Part = { start: offset + plain, end: offset + plain + 1 };
  const mark = text[plain] ?? '';
  return [unexpected(place, `\`${mark}\` in ${shown(text)}`, 'its pair too', { ruleId: 'snippet-stray-bracket' })];
}

function strayIn(text: string, kinds: RegExp): number | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\') at += 1;
    else if (kinds.test(char) && char in PAIRS) open.push(at);
    else if (kinds.test(char)) {
      const last = open.pop();
      if (last === undefined || PAIRS[text[last] ?? ''] !== char) return at;
    }
  }
  return open.at(-1);
}
