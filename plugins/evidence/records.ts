import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson, type EvidenceRecord, recordSchema } from '../../src/core/evidence/record';
import { faultsOfRecord } from '../../src/core/evidence/level';
import { digestOf } from '../page-values/digests';

/** Where the record of a guide with a provider is, relative to the site's folder. */
export function recordFile(guide: string, provider: string): string {
  return `records/${guide}.${provider}.json`;
}

export function hasRecord(root: string, guide: string, provider: string): boolean {
  return existsSync(join(root, recordFile(guide, provider)));
}

/** The digest that a record has of itself. */
export function selfDigest(record: EvidenceRecord): string {
  return digestOf(canonicalJson({ ...record, digests: { ...record.digests, self: '' } }));
}

export interface FoundRecord {
  readonly record?: EvidenceRecord;
  /** What is wrong with it, each with its file: `records/wiki-js.authentik.json: …`. */
  readonly faults: readonly string[];
}

/** The record of a guide with a provider, judged. Where there is none, there is nothing wrong either. */
export function findRecord(root: string, guide: string, provider: string, now = new Date()): FoundRecord {
  const file = recordFile(guide, provider);
  const path = join(root, file);
  if (!existsSync(path)) return { faults: [] };
  const again = `\`npm run recipes -- ${guide} --provider ${provider} --record\` writes it again.`;
  const wrong = (faults: readonly string[]): FoundRecord => ({
    faults: faults.map((fault) => `${file}: ${fault} ${again}`),
  });
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return wrong([`Expected JSON: ${error instanceof Error ? error.message : String(error)}.`]);
  }
  const { data: record, error } = recordSchema.safeParse(json);
  if (!record) {
    return wrong(error.issues.map(({ path: place, message }) => `${place.join('.') || 'record'}: ${message}.`));
  }
  const faults = faultsOfRecord(record, { guide, provider, selfDigest: selfDigest(record), now });
  return faults.length > 0 ? wrong(faults) : { record, faults: [] };
}

/** Records of guides or providers that do not exist: a renamed guide has not been run. */
export function strayRecords(root: string, expected: ReadonlySet<string>): string[] {
  const folder = join(root, 'records');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files
    .map((name) => `records/${basename(name)}`)
    .filter((file) => !expected.has(file))
    .map((file) => `${file}: Unexpected record, expected one of a guide and a provider that it covers; delete it.`);
}

/** The programs that run guides, and those of this guide: their bytes in the order of their paths. */
export function digestOfHarness(root: string, guide: string): string {
  const texts = harness(root, guide).map((path) => `${path}\n${readFileSync(join(root, path), 'utf8')}`);
  return digestOf(texts.join('\n'));
}

function harness(root: string, guide: string): string[] {
  return [
    ...filesIn(root, 'recipes'),
    ...filesIn(root, 'providers').filter((path) => !path.endsWith('/provider.ts')),
    ...filesIn(root, `docs/${guide}`),
  ]
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort();
}

/** Changes when a record of the guide, or a program or package that it is held against, is written. */
export function stateOfEvidence(root: string, guide: string): string {
  const records = filesIn(root, 'records').filter((path) => path.startsWith(`records/${guide}.`));
  return [...records, ...harness(root, guide), 'package-lock.json']
    .map((path) => {
      const { mtimeMs, size } = statSync(join(root, path), { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: -1 };
      return `${path} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

export function digestOfLockfile(root: string): string {
  const file = join(root, 'package-lock.json');
  return digestOf(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

function filesIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  );
}
