import { join } from 'node:path';
import { createJiti } from 'jiti';
import type * as Pagefind from 'pagefind';

/**
 * Writes the full-text index of a built site to its folder `pagefind/`. It holds the default texts; values never leave the browser.
 *
 * @param outDir absolute path of the built site
 * @throws Error with the indexer's own words
 */
export async function buildSearchIndex(outDir: string): Promise<void> {
  // Docusaurus turns `import()` in its configuration into `require`, which this package does not allow.
  const pagefind = await createJiti(import.meta.url).import<typeof Pagefind>('pagefind');
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: outDir });
  const written = await index.writeFiles({ outputPath: join(outDir, 'pagefind') });
  await pagefind.close();
  const problems = [...added.errors, ...written.errors];
  if (problems.length > 0) throw new Error(`The search index could not be made: ${problems.join('; ')}`);
}
