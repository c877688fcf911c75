import { join } from 'node:path';
import { VFile } from 'vfile';
import { parse as parseYaml } from 'yaml';
import { processGuide } from '../../plugins/pipeline';
import { judgeSnippet } from '../../plugins/remark-snippets/judge';
import { languages } from '../../plugins/remark-snippets/languages';
import { loadSite, type Site } from '../../plugins/site';
import { rules } from '../../src/core/diagnostics/rules';
import { encodeFor, encoders, type EncoderName } from '../../src/core/placeholder/escape';
import { parse, print } from '../../src/core/placeholder/grammar';
import { parseBaseDomain } from '../../src/core/values/host';
import { LINE_END } from '../../src/core/text';
import { kinds, parseValue } from '../../src/core/values/kinds';
import { readShare } from '../../src/core/values/share';
import { random, type Random } from '../random';
import { markdownText, noise, snippetText } from './inputs';

/** Something that has to live with every text. */
export interface Target {
  readonly name: string;
  /** How many inputs a whole run has. */
  readonly inputs: number;
  readonly make: (random: Random) => string;
  /** What is wrong with the answer to an input; `undefined` when nothing is. May throw, which is wrong too. */
  readonly judge: (input: string) => string | undefined | Promise<string | undefined>;
}

/** Draws the input of a number: the same for the same seed, whatever ran before. */
export function inputOf(target: Target, seed: number, index: number): string {
  return target.make(random(seed, target.name, index));
}

const PER_PARSER = 10_000;

export function fuzzTargets(): Target[] {
  const labels = new Map<unknown, string[]>();
  for (const [label, load] of languages) labels.set(load, [...(labels.get(load) ?? []), label]);
  return [
    { name: 'grammar', inputs: 400_000, make: noise, judge: judgeGrammar },
    { name: 'escapers', inputs: 300_000, make: noise, judge: judgeEscapers },
    { name: 'values', inputs: 300_000, make: noise, judge: judgeValues },
    ...[...labels.values()].map((names): Target => {
      const [name = ''] = names;
      return {
        name,
        inputs: PER_PARSER,
        make: (draw) => snippetText(draw, names),
        judge: (input) => judgeLanguage(name, input),
      };
    }),
    { name: 'pipeline', inputs: PER_PARSER, make: markdownText, judge: judgePipeline },
  ];
}

function judgeGrammar(input: string): string | undefined {
  const segments = parse(input);
  if (print(segments) !== input) return 'print(parse(text)) is not the text';
  let offset = 0;
  for (const segment of segments) {
    if (segment.offset !== offset) return `a segment at ${segment.offset}, expected at ${offset}`;
    offset += segment.raw.length;
  }
  return print(parse(input, { angle: false })) === input
    ? undefined
    : 'print(parse(text, { angle: false })) is not the text';
}

/** What reads a written value back, where that is cheap. */
const READERS: Partial<Readonly<Record<EncoderName, (written: string) => unknown>>> = {
  'json-string': (written) => JSON.parse(`"${written}"`) as unknown,
  'yaml-double': (written) => parseYaml(`"${written}"`) as unknown,
  'yaml-single': (written) => parseYaml(`'${written}'`) as unknown,
  'url-path': decodeURIComponent,
  'url-query': decodeURIComponent,
  'url-userinfo': decodeURIComponent,
  'shell-single': (written) => written.replaceAll(`'\\''`, "'"),
  'sql-string': (written) => written.replaceAll("''", "'"),
};

function judgeEscapers(input: string): string | undefined {
  // Escapers get what a field accepts: one line.
  const value = parseValue('text', input);
  if (!value.ok) return undefined;
  for (const name of Object.keys(encoders) as EncoderName[]) {
    const written = encodeFor(value.value, name);
    if (!('text' in written)) continue;
    if (written.text.includes('\n')) return `${name} writes a line break`;
    const read = READERS[name];
    if (read && read(written.text) !== value.value)
      return `${name} writes ${JSON.stringify(written.text)}, which is read back otherwise`;
  }
  return undefined;
}

function judgeValues(input: string): string | undefined {
  for (const kind of [...kinds, 'base-domain'] as const) {
    const first = parseValue(kind, input);
    if (!first.ok) {
      if (first.reason === '') return `${kind}: refused without a reason`;
      continue;
    }
    const second = parseValue(kind, first.value);
    if (!second.ok || second.value !== first.value)
      return `${kind}: ${JSON.stringify(first.value)} is not read as itself`;
  }
  parseBaseDomain(input);
  readShare(input);
  readShare(`#values=1&${input}`);
  return undefined;
}

async function judgeLanguage(language: string, text: string): Promise<string | undefined> {
  for (const fault of await judgeSnippet({ language, meta: '', text })) {
    const { offset, length, message, ruleId } = fault;
    if (!Object.hasOwn(rules, ruleId)) return `unknown rule ${ruleId}`;
    if (message.trim() === '') return `${ruleId} has no message`;
    const isInside = Number.isInteger(offset) && offset >= 0 && length >= 0 && offset + length <= text.length;
    if (!isInside) return `${ruleId} at ${offset}+${length} of ${text.length}: ${message}`;
  }
  return undefined;
}

let loading: Promise<Site> | undefined;

async function judgePipeline(value: string): Promise<string | undefined> {
  loading ??= loadSite(join(import.meta.dirname, '../..'));
  const site = await loading;
  const file = new VFile({ path: join(site.dir, 'docs/fuzz/index.md'), value });
  await processGuide(file, { site });
  const steps = new Map([...site.providers.values()].map(({ step }) => [step.file, step.source]));
  for (const { place, file: path, ruleId, reason } of file.messages) {
    const about = `${ruleId ?? 'a message without a rule'}: ${reason}`;
    if (ruleId === undefined || !Object.hasOwn(rules, ruleId)) return `unknown rule, ${about}`;
    if (!place) return `no position, ${about}`;
    const lines = ((path === undefined ? undefined : steps.get(path)) ?? String(file)).split(LINE_END);
    for (const { line, column } of 'start' in place ? [place.start, place.end] : [place]) {
      const text = lines[line - 1];
      if (text === undefined || column < 1 || column > text.length + 1)
        return `position ${line}:${column} is not in the file, ${about}`;
    }
  }
  return undefined;
}
