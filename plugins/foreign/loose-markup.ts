import type { Finding } from './finding';
import type { Fence } from './scan-fences';

/** An entity that a reader would copy: `?a=1&amp;b=2`, `&lt;client-id&gt;`. */
const ENTITY = /&amp;(?=\w+=)|&lt;(?=[A-Za-z][\w -]{1,40}(?:&gt;|>))|(?<=&lt;[A-Za-z][\w -]{1,40})&gt;/g;
/** A value in curly quotes: `NAME=“value”`. */
const CURLY = /(?<=^[ \t]*(?:export |- |-e )?[\w.-]+=)[“”](?<value>[^“”\n]*)[“”](?=\s*\\?$)/g;
const MEANT: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Entities of HTML and curly quotes in a block without a language that is known, which shows them as they are written. */
export function looseMarkup({ language, lines }: Pick<Fence, 'language' | 'lines'>): Finding[] {
  if (language !== '' && !/^(?:console|log|output|plain(?:text)?|text|txt)$/i.test(language)) return [];
  return lines.flatMap(({ text, line, column: first }) => {
    const finding = (actual: string, index: number, expected: string): Finding => {
      const column = first + index;
      const place = { line, column, endLine: line, endColumn: column + actual.length };
      const message = `Unexpected \`${actual}\`, expected \`${expected}\`: code is copied as it is written`;
      return { ruleId: 'snippet-markup', ...place, message, actual, expected: [expected] };
    };
    return [
      ...[...text.matchAll(ENTITY)].map(({ 0: actual, index }) => finding(actual, index, MEANT[actual] ?? '')),
      ...[...text.matchAll(CURLY)].map(({ 0: actual, index, groups }) =>
        finding(actual, index, `"${groups?.value ?? ''}"`),
      ),
    ];
  });
}
