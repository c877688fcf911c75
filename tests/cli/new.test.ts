import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { copySite, type RunResult, type SiteCopy } from '../support/site';

/** In a copy of the repository, as a contributor would: `npm run new`, `npm run check`, `npm run recipes`. */

let copy: SiteCopy;
let written: RunResult;
const begin = (...args: string[]): Promise<RunResult> => copy.run('cli/new.ts', args);
const read = (file: string): string => readFileSync(join(copy.dir, 'docs/notes', file), 'utf8');

beforeAll(async () => {
  copy = copySite();
  written = await begin('notes', '--title', 'Ada’s Notes: new', '--redirect-path', '/auth/callback');
}, 60_000);
afterAll(() => {
  copy.remove();
});

test('writes three files, and names the lines on which a fact is missing', () => {
  expect(written.code, written.output).toBe(0);
  for (const file of ['index.md', 'recipe.ts', 'driver.ts'])
    expect(written.output).toContain(`docs/notes/${file} written.`);
  const places = [...written.output.matchAll(/docs\/notes\/(\S+?):(\d+): (.+)/g)];
  expect(places.length).toBeGreaterThan(10);
  for (const [, file = '', line, hint = ''] of places) expect(read(file).split('\n')[Number(line) - 1]).toContain(hint);
});

test('the code is formatted as the repository’s is', async () => {
  const options = await resolveConfig(import.meta.filename);
  for (const file of ['recipe.ts', 'driver.ts'])
    expect(await format(read(file), { ...options, parser: 'typescript' })).toBe(read(file));
});

test('the guide passes the check, and logs in with both providers as it is', { timeout: 120_000 }, async () => {
  const check = await copy.run('cli/check.ts', ['docs/notes']);
  expect([check.code, check.output]).toEqual([0, '0 errors and 0 warnings in 1 guide.\n']);
  const recipes = await copy.run('cli/recipes.ts', ['notes']);
  expect(recipes.code, recipes.output).toBe(0);
  expect(recipes.output).toMatch(/✓ Ada’s Notes: new with authentik/);
  expect(recipes.output).toMatch(/✓ Ada’s Notes: new with keycloak/);
});

test.each([
  [['notes'], 'expected one that is not taken'],
  [['authentik'], 'expected one that is not taken'],
  [['../notes'], 'expected small letters and digits'],
  [[], 'Expected a name: `npm run new -- example-app`.'],
  [['other', '--category', 'documents'], 'expected'],
])('%j: writes nothing and says why', { timeout: 30_000 }, async (args, reason) => {
  const before = read('index.md');
  const result = await begin(...args);
  expect([result.code, result.output]).toEqual([2, expect.stringContaining(reason)]);
  expect(read('index.md')).toBe(before);
});
