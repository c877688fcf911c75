import type { Root, Yaml } from 'mdast';
import type { Point, Position } from 'unist';
import {
  type Alias,
  isMap,
  isScalar,
  LineCounter,
  type Node as YamlNode,
  parseDocument,
  type Document,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { expectedOneOf, quoted } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { type FrontMatter, frontMatterSchema } from '../../src/core/guide/front-matter';
import { isRecord } from '../../src/core/is-record';
import type { Reporter } from '../reporter';

export interface FrontMatterResult {
  /** What could be read; defaults where a value was refused, so that the rest of the guide is still judged. */
  readonly frontMatter: FrontMatter;
  /** The place of a value in the source, by its path. */
  readonly placeOf: (path: readonly PropertyKey[]) => Position | undefined;
}

/** Reads the front matter of a guide against its schema and reports every fault with its place. */
export function readFrontMatter(tree: Root, reporter: Reporter): FrontMatterResult {
  const first = tree.children[0];
  const yaml = first?.type === 'yaml' ? first : undefined;
  const document = parseDocument(yaml?.value ?? '', { lineCounter: new LineCounter(), prettyErrors: false });
  const place = (path: readonly PropertyKey[], key = false): Position | undefined =>
    yaml ? placeAt(document, yaml, path, key) : undefined;

  for (const error of document.errors) {
    reporter.report(
      'front-matter-syntax',
      yaml && toPosition(yaml, error.pos[0], error.pos[1]),
      `The front matter is not valid YAML: ${error.message}`,
    );
  }
  const alias = firstAlias(document);
  if (alias) {
    const text = yaml?.value.slice(alias.range?.[0], alias.range?.[1]) ?? '';
    const place = yaml && alias.range ? toPosition(yaml, alias.range[0], alias.range[1]) : undefined;
    reporter.report(
      'front-matter-syntax',
      place,
      `Unexpected \`${text}\`, which is an alias in YAML, expected the text in quotes`,
      { actual: text },
    );
  }
  const readable = document.errors.length === 0 && !alias;
  const content: unknown = readable ? (document.toJS() ?? {}) : {};
  if (!isRecord(content))
    reporter.report(
      'front-matter-value',
      yaml?.position,
      'Expected front matter of keys and values, such as `title: Wiki.js`',
    );
  const data = isRecord(content) ? content : {};
  const result = frontMatterSchema.safeParse(data);
  if (result.success) return { frontMatter: result.data, placeOf: place };
  for (const issue of readable && isRecord(content) ? result.error.issues : [])
    reportIssue(issue, data, reporter, place, yaml);
  return { frontMatter: withoutFaults(data, result.error.issues), placeOf: place };
}

/** Where front matter belongs that is not there. */
const BEGINNING: Point = { line: 1, column: 1, offset: 0 };

function reportIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  reporter: Reporter,
  place: (path: readonly PropertyKey[], key?: boolean) => Position | undefined,
  yaml: Yaml | undefined,
): void {
  const name = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(
      issue.path[0] === 'app' ? frontMatterSchema.shape.app.unwrap().shape : frontMatterSchema.shape,
    );
    for (const key of issue.keys) {
      const { hint, expected } = expectedOneOf(key, allowed);
      reporter.report(
        'front-matter-key',
        place([...issue.path, key], true),
        `Unexpected front-matter key \`${key}\`, ${hint}`,
        {
          actual: key,
          expected,
        },
      );
    }
    return;
  }
  const actual = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[String(key)] : undefined,
    data,
  );
  if (actual === undefined) {
    reporter.report(
      'front-matter-value',
      yaml?.position ?? BEGINNING,
      `Expected front-matter key \`${name}\`, found none`,
    );
    return;
  }
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const text = typeof actual === 'string' ? actual : JSON.stringify(actual);
  const near = nearest(text, allowed);
  const hint = near ? `, did you mean \`${near}\`?` : '';
  const shown = JSON.stringify(actual);
  const expected = allowed.length > 0 ? `one of ${quoted(allowed)}` : inOurWords(issue);
  reporter.report(
    'front-matter-value',
    place(issue.path),
    `Unexpected value ${shown} of \`${name}\`, expected ${expected}${hint}`,
    {
      actual: text,
      ...(allowed.length > 0 ? { expected: near ? [near] : allowed } : {}),
    },
  );
}

/** What would have been accepted, as the end of a sentence that begins with "expected". */
function inOurWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
  if (issue.code === 'too_small') return 'something, not nothing';
  return issue.message
    .replace(/^Invalid (?:input: expected )?/, '')
    .replace(/^URL$/, 'a URL that starts with https:// or http://');
}

/** Aliases have no use here; one comes of a text that begins with `*`. */
function firstAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_key, node) => {
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** The front matter with every faulty top-level key left out. */
function withoutFaults(data: unknown, issues: readonly z.core.$ZodIssue[]): FrontMatter {
  const faulty = new Set(
    issues.flatMap((issue) => {
      if (issue.path.length > 0) return [String(issue.path[0])];
      return issue.code === 'unrecognized_keys' ? issue.keys : [];
    }),
  );
  const kept = Object.entries(isRecord(data) ? data : {}).filter(([key]) => !faulty.has(key));
  return frontMatterSchema.parse({ title: 'Untitled', ...Object.fromEntries(kept) });
}

function placeAt(document: Document, yaml: Yaml, path: readonly PropertyKey[], key: boolean): Position | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === last) : undefined;
  const node = (key ? pair?.key : (pair?.value ?? document.getIn(path, true))) as YamlNode | undefined;
  const range = node?.range;
  return range ? toPosition(yaml, range[0], range[1]) : yaml.position;
}

/** The place in the guide of a range of the YAML between the fences. */
function toPosition(yaml: Yaml, from: number, to: number): Position | undefined {
  const start = yaml.position?.start;
  if (!start) return undefined;
  const point = (offset: number): Position['start'] => {
    const lines = yaml.value.slice(0, offset).split('\n');
    return { line: start.line + lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  return { start: point(from), end: point(to) };
}
