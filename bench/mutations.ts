/**
 * `npm run bench:mutations`: how many typos the checker finds. Makes realistic single typos in the snippets of all guides and
 * of `bench/mutations/corpus/`, judges each, and prints the share that is found by language and by kind, and those that are
 * not. Exit code 1 when a goal is missed.
 *
 * --seed N    other typos; default 777
 * --sites N   places for each kind of typo in each snippet; default 2
 * --only TEXT guides whose path contains it
 * --language NAME, --kind NAME
 * --quiet     only the figures
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSite } from '../plugins/site';
import { type Base, editedGuide, editedText, type Guide, guidePaths, readGuide } from './mutations/bases';
import { meansTheSame } from './mutations/equal';
import { errorsOfGuide, isCaught } from './mutations/judge';
import { type Kind, kinds, type Typo } from './mutations/kinds';
import { type Mutant, printed, summarise } from './mutations/report';
import { languageName } from './mutations/tokens';
import { wrongLabels } from './mutations/wrong-labels';
import { random } from './random';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '777' },
    sites: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    language: { type: 'string' },
    kind: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});

const started = performance.now();
const site = await loadSite(root);
const mutants: Mutant[] = [];
const counts = { guides: 0, snippets: 0, excerpts: 0, unjudged: 0, equal: 0 };
const broken: string[] = [];

for (const path of guidePaths(root, options.only)) {
  const guide = await readGuide(path, site);
  const before = await errorsOfGuide(path, guide.source, site);
  if (before.size > 0) broken.push(...[...before.keys()].map((error) => `  ${path}: ${error}`));
  counts.guides += 1;
  for (const base of guide.bases) {
    const language = languageName(base.label);
    if (options.language !== undefined && language !== options.language) continue;
    // No typo can be told from the rest in plain text, nor in a part that no parser judges.
    if (wrongLabels(language).length === 0) counts.unjudged += 1;
    else if (base.isExcerpt) counts.excerpts += 1;
    else {
      counts.snippets += 1;
      for (const { kind, typo } of typosOf(guide, base)) {
        const caught = await isCaught(guide, base, typo, { site, before });
        const place = `${path}:${editedGuide(guide, base, typo).line}`;
        mutants.push({ language, kind, caught, place, change: changeOf(base, typo) });
      }
    }
  }
}

const summary = summarise(mutants);
console.log(printed(options.quiet ? { ...summary, survivors: [] } : summary));
if (broken.length > 0) console.log(`\nErrors without any typo:\n${broken.join('\n')}`);
console.log(
  `\nSeed ${options.seed}: ${mutants.length} typos in ${counts.snippets} snippets of ${counts.guides} guides, ` +
    `${counts.equal} more dropped because they mean the same; left out: ${counts.excerpts} excerpts, ` +
    `${counts.unjudged} snippets of plain text; ${((performance.now() - started) / 1000).toFixed(0)} s.`,
);
if (summary.below.length > 0) process.exitCode = 1;

function typosOf(guide: Guide, base: Base): { kind: Kind; typo: Typo }[] {
  const names = (Object.keys(kinds) as Kind[]).filter((kind) => options.kind === undefined || kind === options.kind);
  return names.flatMap((kind) => {
    const draw = random(options.seed, guide.path, base.line, kind);
    const all = kinds[kind](base, draw);
    const different = all.filter((typo) => {
      // Elements and type arguments look like placeholders.
      if (kind === 'misspelt placeholder' && !('label' in typo) && !isPlaceholder(guide, base.text, typo)) return false;
      // A setting given twice is a mistake whatever its values are.
      const isEqual =
        !('label' in typo) &&
        kind !== 'duplicated key' &&
        meansTheSame(base.text, editedText(base.text, typo), base.label);
      return !isEqual;
    });
    if (kind !== 'misspelt placeholder') counts.equal += all.length - different.length;
    return draw.sample(different, Number(options.sites)).map((typo) => ({ kind, typo }));
  });
}

function isPlaceholder({ templates }: Guide, text: string, { start, end }: { start: number; end: number }): boolean {
  const raw = text.slice(start - 1, end + 1);
  return !raw.startsWith('<') || (templates.get(raw) ?? [raw]).some((part) => part !== raw);
}

function changeOf({ label, text }: Base, typo: Typo): string {
  if ('label' in typo) return `\`${label}\` is now \`${typo.label}\``;
  const start = text.lastIndexOf('\n', typo.start - 1) + 1;
  const end = text.indexOf('\n', typo.end);
  const line = text.slice(start, end < 0 ? undefined : end);
  const after = editedText(text, typo).slice(
    start,
    end < 0 ? undefined : end + typo.text.length - (typo.end - typo.start),
  );
  return `\`${line.trimEnd()}\` is now \`${after.replaceAll('\n', '⏎').trimEnd()}\``;
}
