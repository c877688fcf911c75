import { inCaseOf } from '../remark-snippets/spelling/misspelt-names';
import { isWord, meantWord } from '../remark-snippets/spelling/near-word';
import { type Finding, placeIn } from './finding';
import type { Fence } from './scan-fences';
import { isForm, isPrefixed } from './word-forms';

const PLACEHOLDER = /(?<![\w<])<(?<name>[A-Za-z]\w*(?:[ _-]\w+)*)>(?!>)/g;

interface Use {
  readonly name: string;
  readonly start: number;
}

/** Placeholders in code that are written in two ways, and those that have a misspelt word. */
export function placeholderSpellings(text: string, fences: readonly Fence[]): Finding[] {
  const uses = placeholdersIn(text, fences);
  const counts = new Map<string, number>();
  for (const { name } of uses) counts.set(name, (counts.get(name) ?? 0) + 1);
  return uses.flatMap(({ name, start }) => {
    const other = otherSpelling(name, counts);
    const meant = other ?? withoutSlip(name, counts, text);
    if (meant === undefined) return [];
    const what = other === undefined ? 'placeholder' : 'second spelling';
    return [
      {
        ruleId: 'placeholder-spelling',
        ...placeIn(text, start, start + name.length + 2),
        message: `Unexpected ${what} \`<${name}>\`, expected \`<${meant}>\``,
        actual: `<${name}>`,
        expected: [`<${meant}>`],
      },
    ];
  });
}

/** `<client_id>` once where `<client-id>` stands again and again. A phrase and a name are two notations, as are capitals. */
function otherSpelling(name: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (counts.get(name) !== 1 || name.includes(' ')) return undefined;
  const same = [...counts].filter(([other]) => other !== name && !other.includes(' ') && bare(other) === bare(name));
  const [first, ...others] = same.filter(([, count]) => count >= OFTEN);
  return others.length === 0 ? first?.[0] : undefined;
}

const OFTEN = 3;
const bare = (name: string): string => name.replace(/[_-]/g, '');

/** `<applicaiton-slug>`: a word that the text has nowhere else, one slip away from a common one. */
function withoutSlip(name: string, counts: ReadonlyMap<string, number>, text: string): string | undefined {
  for (const [word] of name.matchAll(/[A-Za-z]+/g)) {
    const lower = word.toLowerCase();
    const meant = lower.length < 6 || isWord(lower) ? undefined : meantWord(lower);
    if (meant === undefined || meant.length < 6 || isPrefixed(lower, meant) || isForm(lower, meant)) continue;
    if (text.toLowerCase().split(lower).length - 1 > (counts.get(name) ?? 0)) continue;
    return name.replace(word, inCaseOf(word, meant));
  }
  return undefined;
}

const MARKUP =
  /^(?:html|xml|svg|vue|svelte|[jt]sx|jsp|markdown|mdx?|php|apache\w*|conf|java|c|cpp|cs|csharp|rust|go|ts|typescript)$/i;

/** Those in snippets that are no markup, and in code within a line. */
function placeholdersIn(text: string, fences: readonly Fence[]): Use[] {
  const lineStarts = [0];
  for (const { index } of text.matchAll(/\n/g)) lineStarts.push(index + 1);
  const inFence = new Set(fences.flatMap(({ line, lines }) => [line, ...lines.map((one) => one.line)]));
  const inFences = fences
    .filter(({ language }) => !MARKUP.test(language))
    .flatMap(({ lines }) =>
      lines.flatMap(({ text: line, line: number, column }) => found(line, (lineStarts[number - 1] ?? 0) + column - 1)),
    );
  const inLines = text
    .split('\n')
    .flatMap((line, index) =>
      inFence.has(index + 1)
        ? []
        : [...line.matchAll(/`[^`\n]+`/g)].flatMap(({ 0: code, index: at }) =>
            found(code, (lineStarts[index] ?? 0) + at),
          ),
    );
  return [...inFences, ...inLines];
}

const found = (piece: string, offset: number): Use[] =>
  [...piece.matchAll(PLACEHOLDER)].map(({ index, groups }) => ({ name: groups?.name ?? '', start: offset + index }));
