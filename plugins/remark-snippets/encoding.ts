import type { SnippetFault } from './languages/language';
import { shown, unexpected } from './languages/unexpected';

/** The characters of Windows-1252 that stand where Latin-1 has control characters, by their bytes from 0x80 on. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Two, three or four bytes of UTF-8 that were read as Windows-1252. Of the pairs only those that are no writing of their own: `Ü“` is German. */
const TAIL = `[${HIGH}\u00a0-\u00bf]`;
const GARBLED = new RegExp(`(?<![A-ZÀ-Þ])[ÂÃ]${TAIL}|â${TAIL}{2}|ð${TAIL}{3}|ï»¿`, 'g');
const LOST = /\ufffd+/g;
const MARK = /\ufeff/g;

/**
 * What was garbled on its way into a snippet: UTF-8 that was read as Windows-1252 (`â€™` for `’`), characters that were lost, a byte order mark. Of a text
 * alone; every language has these faults alike.
 */
export function encodingFaults(text: string): SnippetFault[] {
  return [...text.matchAll(GARBLED), ...text.matchAll(LOST), ...text.matchAll(MARK)]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ 0: actual, index: start }) => {
      const part = { start, end: start + actual.length };
      if (actual === '\ufeff') return [fault(part, 'byte order mark (U+FEFF)', 'none', actual, '')];
      if (actual.startsWith('\ufffd'))
        return [fault(part, `${shown(actual)} (U+FFFD)`, 'the character that was lost', actual)];
      const meant = decoded(actual);
      return meant === undefined ? [] : [fault(part, shown(actual), shown(meant), actual, meant)];
    });
}

function fault(
  part: { start: number; end: number },
  found: string,
  expected: string,
  actual: string,
  fix?: string,
): SnippetFault {
  const rest = { ruleId: 'snippet-encoding', actual } as const;
  return unexpected(part, found, expected, fix === undefined ? rest : { ...rest, fix, expected: [fix] });
}

/** What the bytes mean that a garbled text shows, if they mean something. */
function decoded(garbled: string): string | undefined {
  const bytes = Array.from(garbled, (character) => {
    const high = HIGH.indexOf(character);
    return high < 0 ? character.charCodeAt(0) : 0x80 + high;
  });
  try {
    const meant = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return /\p{C}/u.test(meant) && meant !== '\ufeff' ? undefined : meant.replace('\ufeff', '').replace('\u00a0', ' ');
  } catch {
    return undefined;
  }
}
