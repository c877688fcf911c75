import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { compareDiagnostics, formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import { type RuleId, rules } from '../src/core/diagnostics/rules';
import { rulesPage } from '../scripts/rules-page';
import { processGuide } from './pipeline';
import { typeDiagnostics } from './remark-snippets/types/judge-types';
import { diagnosticsOf } from './reporter';
import { loadSite, type Site } from './site';

vi.setConfig({ testTimeout: 60_000 });

/**
 * Every folder under `fixtures/` with an `index.md` is a test: its messages must be those of `messages.txt`.
 * `UPDATE=1 npx vitest run --project unit plugins/fixtures` writes them anew; read the difference before you commit it.
 */
const fixtures = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('index.md'))
  .map((path) => dirname(path))
  .sort();

let site: Site;
beforeAll(async () => {
  site = await loadSite(join(import.meta.dirname, '..'));
});

async function problemsOf(name: string): Promise<{ text: string; ruleIds: RuleId[] }> {
  const path = join(fixtures, name, 'index.md');
  const file = new VFile({ path, value: readFileSync(path, 'utf8') });
  await processGuide(file, { site });
  // Types are judged beside the pipeline, and slowly: only where a fixture is about them.
  const types = name.includes('snippet-types') ? await typeDiagnostics(path, readFileSync(path, 'utf8'), site) : [];
  const diagnostics = [...diagnosticsOf(file, site), ...types].sort(compareDiagnostics);
  const lines = diagnostics.map((diagnostic) =>
    formatDiagnostic({ ...diagnostic, file: diagnostic.file.replace(/^.*\//, '') }),
  );
  return { text: lines.map((line) => `${line}\n`).join(''), ruleIds: diagnostics.map(({ ruleId }) => ruleId) };
}

test.each(cases)('%s has exactly the messages of its messages.txt', async (name) => {
  const { text } = await problemsOf(name);
  const expected = join(fixtures, name, 'messages.txt');
  if (process.env.UPDATE) writeFileSync(expected, text);
  expect(text).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : 'a messages.txt, which does not exist');
});

describe.each(Object.keys(rules) as RuleId[])('rule %s', (ruleId) => {
  test('is reported for its failing example and not for its passing one', async () => {
    expect((await problemsOf(join('rules', ruleId, 'fail'))).ruleIds).toContain(ruleId);
    expect((await problemsOf(join('rules', ruleId, 'pass'))).ruleIds).not.toContain(ruleId);
  });
});

test('the rules page is the one made from the rules and these fixtures', () => {
  const file = join(import.meta.dirname, '../contributing/rules.md');
  if (process.env.UPDATE) writeFileSync(file, rulesPage());
  expect(readFileSync(file, 'utf8')).toBe(rulesPage());
});
