import type { Nodes } from 'mdast';
import { visitParents } from '../../visit-tree';
import type { MeaningRule } from './context';

/** What looks like a value in any line of a file, whatever Markdown makes of it. */
const HITS: readonly RegExp[] = [
  // The opening of a fence, however it is indented.
  /(?<=^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(?:`{3,}|~{3,})[ \t]*[\w{][^`\n]*$/gm,
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]*=[^\s=]\S*/g,
  /\b[a-z][a-z+.-]*:\/\/[\w.-](?:[^\s)<>\]`]|<[a-z_]+>)*/gi,
  /\bopenid (?:profile|email)\b[ \w]*/g,
];

/**
 * A second look that shares nothing with the first: the file is read line by line, without its grammar, for what looks like
 * a value. What stands in no code span, snippet or link is a value that no recipe could know of.
 */
export const unclaimedValue: MeaningRule = ({ tree, model, reporter, registered }) => {
  if (model.isPublishedForm) return;
  const claimed: (readonly [start: number, end: number])[] = [];
  // Their block has given way to the provider's steps.
  for (const { node } of registered) claimed.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
  visitParents(tree, (node: Nodes, ancestors) => {
    if (ancestors.some((one) => one.data?.step !== undefined) || node.data?.step !== undefined) return;
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return;
    const isComment = node.type === 'html' && node.value.startsWith('<!--');
    if (['inlineCode', 'code', 'link', 'definition', 'image', 'yaml'].includes(node.type) || isComment)
      claimed.push([start, end]);
  });
  const { source } = reporter;
  // A link by reference stands where it is used, so its definition is no node any more.
  for (const match of source.matchAll(/^ {0,3}\[[^\]\n]+\]:[^\n]*$/gm))
    claimed.push([match.index, match.index + match[0].length]);
  for (const pattern of HITS) {
    for (const match of source.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (claimed.some(([from, to]) => from <= start && end <= to + 1)) continue;
      reporter.report(
        'unclaimed-value',
        placeAt(source, start, match[0].trimEnd().length),
        `Unexpected \`${match[0].trim()}\` outside of code, expected it in a setting, a snippet or backticks`,
        { actual: match[0].trim() },
      );
    }
  }
};

function placeAt(source: string, offset: number, length: number): { start: Point; end: Point } {
  return { start: pointAt(source, offset), end: pointAt(source, offset + length) };
}

interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

function pointAt(source: string, offset: number): Point {
  const lines = source.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
}
