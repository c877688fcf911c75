import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser';
import { copySite } from './site';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a built site with the guides of `tests/fixtures`, to be served under `/sub/path/`. */
    readonly sampleSite: string;
  }
}

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures', name, 'index.md'), 'utf8');

/**
 * Before the browser tests: proves once that a browser starts and says which one, and builds a copy of the site with guides
 * that hold everything a guide may hold, for a host where the site stands below a path.
 *
 * @throws Error with the build's output when the sample guides do not build
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const browser = await launchBrowser();
  await browser.close();
  const copy = copySite({
    'docs/sample-app/index.md': fixture('sample-app'),
    'docs/only-authentik/index.md': fixture('only-authentik'),
  });
  const { code, output, dir } = await copy.build({ env: { SITE_BASE_URL: '/sub/path/' } });
  if (code !== 0) throw new Error(`The sample guides do not build.\n${output}`);
  project.provide('sampleSite', dir);
  return () => {
    copy.remove();
  };
}
