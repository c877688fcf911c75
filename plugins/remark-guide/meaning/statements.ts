import type { Code, InlineCode, ListItem, Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Node, Position } from 'unist';
import { visitParents } from '../../visit-tree';
import type { VFile } from 'vfile';
import { isAdmonition } from '../../../src/core/guide/directives';
import { normalize, type Template } from '../../../src/core/placeholder/template';
import { placeWithin, type Reporter, reporterAt, sourceOf } from '../../reporter';
import { placeInFence } from '../../remark-snippets/place-in-fence';
import type { ResolvedSegment } from '../resolver';
import { scopeOf } from '../scope';
import { readPairs } from './read-pairs';
import { textFor } from './context';

/** A value that a guide states: that of a setting, of a key in a snippet, or of a code span in the text. */
export interface Statement {
  readonly form: 'setting' | 'snippet' | 'text';
  /** The setting's label or the snippet's key; empty in the text. */
  readonly key: string;
  readonly template: Template;
  /** As its author wrote it. */
  readonly raw: string;
  /** Ids of the providers for whose readers it stands there. */
  readonly providers: readonly string[];
  readonly place: Position | undefined;
  readonly reporter: Reporter;
  /** The form, the fence or the code span that it stands in. */
  readonly group: Node;
  /** Whether it stands where guides also show what is wrong: in a symptom, an admonition or a table. */
  readonly isShown: boolean;
}

/** Reads the values of a guide, its included steps left out. */
export function readStatements(tree: Root, file: VFile, providers: readonly string[]): Statement[] {
  const statements: Statement[] = [];
  const taken = new Set<Node>();
  visitParents(tree, (node: Nodes, ancestors) => {
    const reporter = reporterAt(ancestors, file);
    if (reporter.included) return;
    const base = { providers: scopeOf(ancestors, providers), reporter, isShown: ancestors.some(showsFaults) };
    if (node.type === 'listItem' && node.data?.setting) {
      const value = valueNode(node);
      const { setting } = node.data;
      if (!value) return;
      taken.add(value);
      statements.push({
        ...base,
        form: 'setting',
        key: textFor(setting.label, base.providers[0]).trim(),
        template: setting.value,
        raw: value.value,
        place: placeOfCode(value, reporter.source),
        group: ancestors.findLast((one) => one.type === 'containerDirective') ?? node,
      });
    } else if (node.type === 'inlineCode' && !taken.has(node)) {
      const template = node.data?.template ?? [node.value];
      const place = placeOfCode(node, reporter.source);
      statements.push({ ...base, form: 'text', key: '', template, raw: node.value, place, group: node });
    } else if (node.type === 'code') {
      statements.push(...inFence(node).map((one) => ({ ...base, ...one, place: placeOfPair(node, one, reporter) })));
    }
  });
  return statements;
}

interface InFence extends Pick<Statement, 'form' | 'key' | 'template' | 'raw' | 'group'> {
  readonly start: number;
  readonly end: number;
}

function inFence(node: Code): InFence[] {
  const segments = node.data?.segments ?? [{ raw: node.value, template: [node.value] }];
  return readPairs(node.value).map(({ key, start, end }) => ({
    form: 'snippet',
    key,
    template: sliceOf(segments, start, end),
    raw: node.value.slice(start, end),
    group: node,
    start,
    end,
  }));
}

function placeOfPair(node: Code, { start, end }: InFence, reporter: Reporter): Position | undefined {
  return placeInFence(node, reporter.source, start, end);
}

/** The template of a piece of a fence. */
function sliceOf(segments: readonly ResolvedSegment[], start: number, end: number): Template {
  let at = 0;
  const parts: Template[number][] = [];
  for (const { raw, template } of segments) {
    const [from, to] = [Math.max(start, at), Math.min(end, at + raw.length)];
    if (from < to) parts.push(...(to - from === raw.length ? template : [raw.slice(from - at, to - at)]));
    at += raw.length;
  }
  return normalize(parts);
}

/** Symptoms, admonitions and tables show what is wrong beside what is right. */
export function showsFaults(node: Node): boolean {
  if (node.type === 'table') return true;
  if (node.type !== 'containerDirective') return false;
  const { name } = node as ContainerDirective;
  return name === 'symptom' || isAdmonition(name);
}

function valueNode(item: ListItem): InlineCode | undefined {
  const [paragraph] = item.children;
  return paragraph?.type === 'paragraph'
    ? paragraph.children.find((child): child is InlineCode => child.type === 'inlineCode')
    : undefined;
}

/** The place of a code span's text, without its backticks. */
export function placeOfCode(node: InlineCode, source: string): Position | undefined {
  if (!node.position) return undefined;
  const at = sourceOf(node, source).indexOf(node.value);
  return at < 0 ? node.position : placeWithin(source, node.position.start, at, node.value.length);
}
