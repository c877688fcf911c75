import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { helpUrl, rules, type RuleId } from '../src/core/diagnostics/rules';
import type { Diagnostic, Severity } from '../src/core/diagnostics/diagnostic';
import { LINE_END } from '../src/core/text';
import { type Site, sitePath } from './site';

export type Place = Position | Point | undefined;

export interface ReportDetails {
  readonly actual?: string;
  readonly expected?: readonly string[];
  /** Whether putting the one `expected` in the place of exactly this text is certain to be right. */
  readonly fixable?: boolean;
  /** Default: the rule's own. */
  readonly severity?: Severity;
}

/** Notes problems in one source file. Problems of `register-client.md` are noted on the guide that includes it, with its own path. */
export interface Reporter {
  /** The text that positions refer to. */
  readonly source: string;
  /** Whether that is the text of an included file, and not the guide's own. */
  readonly included: boolean;
  report: (ruleId: RuleId, place: Place, message: string, details?: ReportDetails) => void;
}

/**
 * @param file the guide; its messages collect the problems
 * @param source the text of the guide, or of the file that it includes
 * @param path the path of an included file, relative to the site's folder; the guide's own when left out
 */
export function createReporter(file: VFile, source: string, path?: string): Reporter {
  return {
    source,
    included: path !== undefined,
    report(ruleId, place, message, details = {}) {
      // Never `ancestors`: Docusaurus prints a thrown message as JSON, tree and all.
      const note = file.message(message, { ...(place ? { place } : {}), ruleId, source: 'sso-recipes' });
      note.fatal = (details.severity ?? rules[ruleId].severity) === 'error';
      note.url = helpUrl(ruleId);
      if (path !== undefined) note.file = path;
      if (details.actual !== undefined) note.actual = details.actual;
      if (details.expected) note.expected = [...details.expected];
      if (details.fixable && details.expected?.length === 1) Object.assign(note, { fixable: true });
    },
  };
}

/**
 * The reporter for a place in a guide: of the provider's steps that were included around it, or of the guide.
 *
 * @param ancestors of the place, in a tree in which the steps are included
 */
export function reporterAt(ancestors: readonly Node[], file: VFile): Reporter {
  const step = ancestors.map((one) => one.data?.step).find((one) => one !== undefined);
  return step ? createReporter(file, step.source, step.file) : createReporter(file, String(file));
}

/** The problems of a processed guide, each once, in the form that every surface prints. */
export function diagnosticsOf(file: VFile, site: Pick<Site, 'dir'>): Diagnostic[] {
  const own = sitePath(site, file.path);
  const seen = new Set<string>();
  return file.messages.flatMap((message) => {
    const ruleId = message.ruleId as RuleId;
    const start = message.place && 'start' in message.place ? message.place.start : message.place;
    const end = message.place && 'end' in message.place ? message.place.end : start;
    const diagnostic: Diagnostic = {
      file: message.file && message.file !== file.path ? message.file : own,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      endLine: end?.line ?? 1,
      endColumn: end?.column ?? 1,
      ruleId,
      severity: message.fatal ? 'error' : 'warning',
      message: message.reason,
      ...(message.actual === undefined ? {} : { actual: message.actual }),
      ...(message.expected === undefined ? {} : { expected: message.expected }),
      ...('fixable' in message && message.fixable === true ? { fixable: true } : {}),
      url: message.url ?? helpUrl(ruleId),
    };
    const identity = JSON.stringify([diagnostic.file, diagnostic.line, diagnostic.column, ruleId, diagnostic.message]);
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [diagnostic];
  });
}

/** A node's text as its author wrote it. */
export function sourceOf(node: Pick<Node, 'position'>, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

/** The place of a piece of a node's source text. */
export function placeWithin(source: string, start: Point, from: number, length: number): Position {
  const offset = start.offset ?? 0;
  return { start: pointAt(source, start, offset + from), end: pointAt(source, start, offset + from + length) };
}

function pointAt(source: string, start: Point, offset: number): Point {
  const between = source.slice(start.offset ?? 0, offset);
  // Within the two characters of a line end the line has not ended.
  const isWithin = between.endsWith('\r') && source[offset] === '\n';
  const lines = (isWithin ? `${between.slice(0, -1)} ` : between).split(LINE_END);
  const last = lines.at(-1) ?? '';
  return {
    line: start.line + lines.length - 1,
    column: lines.length === 1 ? start.column + last.length : last.length + 1,
    offset,
  };
}
