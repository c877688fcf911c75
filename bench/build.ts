/**
 * What the site's build costs: `npm run bench -- build [180 [3]]`.
 *
 * Builds copies of the guides, under other names, with this site and with plain Docusaurus: its usual preset, the same switches,
 * the same Markdown with its directives as text, which they would be there. Without caches, in turn. Prints the CPU time of each build, with that of the programs that it starts, and
 * the ratio of the medians.
 */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { listFiles } from '../scripts/list-files';
import { root } from '../scripts/run';
import { listGuides } from '../plugins/guide-files';
import { copySite } from '../tests/support/site';
import { cpuOf } from './cpu-of';

/** @param args how many guides, and how many builds of each. Default 180 and 3 */
export function benchBuild(args: readonly string[]): Promise<void> {
  const [guides = 180, runs = 3] = args.map(Number);
  if (args.length > 2 || !(guides >= 1 && runs >= 1))
    throw new Error(`Expected a number of guides and one of builds, such as 180 3; got ${args.join(' ')}.`);
  const site = copySite();
  const plain = plainSite(join(site.dir, 'node_modules'));
  try {
    for (const dir of [site.dir, plain]) addGuides(dir, guides);
    for (const { file } of listGuides(plain)) writeFileSync(file, withoutDirectives(readFileSync(file, 'utf8')));
    const times: Record<'site' | 'plain', number[]> = { site: [], plain: [] };
    for (let run = 1; run <= runs; run++) {
      times.site.push(cpuOfBuild(site.dir));
      times.plain.push(cpuOfBuild(plain));
      console.log(`Build ${run}: ${seconds(times.site.at(-1))}, plain ${seconds(times.plain.at(-1))}`);
    }
    const [ours, theirs] = [median(times.site), median(times.plain)];
    console.log(
      `\n${`CPU of a build, ${guides} guides`.padEnd(34)}${'site'.padStart(10)}${'plain'.padStart(10)}  ratio`,
    );
    console.log(`${`median of ${runs}`.padEnd(34)}${seconds(ours)}${seconds(theirs)}  ${(ours / theirs).toFixed(2)}`);
  } finally {
    site.remove();
    rmSync(plain, { recursive: true });
  }
  return Promise.resolve();
}

/** A folder in which Docusaurus is as it comes. */
function plainSite(packages: string): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sso-recipes-plain-')));
  cpSync(packages, join(dir, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: 'plain' }));
  writeFileSync(join(dir, 'docusaurus.config.mjs'), `export default ${JSON.stringify(PLAIN)};\n`);
  return dir;
}

/** The switches that decide how fast Docusaurus is are those of `docusaurus.config.ts`. */
const PLAIN = {
  title: 'Plain',
  url: 'http://localhost:3000',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  future: {
    v4: true,
    faster: {
      swcJsLoader: true,
      swcJsMinimizer: true,
      swcHtmlMinimizer: true,
      lightningCssMinimizer: true,
      rspackBundler: true,
      rspackPersistentCache: true,
      mdxCrossCompilerCache: true,
      ssgWorkerThreads: false,
      gitEagerVcs: false,
    },
  },
  markdown: {
    format: 'detect',
    emoji: false,
    hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' },
  },
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: 'guides', include: ['*/index.md'], breadcrumbs: false },
        blog: false,
        sitemap: { lastmod: null },
      },
    ],
  ],
};

/** Puts guides into a site, until there are as many as asked for: those of the repository, and again under other names. */
function addGuides(dir: string, count: number): void {
  const guides = listGuides(root).map(({ file }) => dirname(file));
  const files = listFiles(root).map((file) => join(root, file));
  for (let index = 0; index < count; index++) {
    const guide = guides[index % guides.length] ?? '';
    const again = Math.floor(index / guides.length);
    // Programs beside a guide belong to that guide.
    for (const file of files.filter((one) => dirname(one) === guide && !one.endsWith('.ts')))
      cpSync(file, join(dir, `${relative(root, guide)}${again === 0 ? '' : `-${again}`}`, relative(guide, file)));
  }
}

function withoutDirectives(markdown: string): string {
  return markdown.replace(/^([ \t>]*)(?=:{3,})/gm, '$1\\');
}

/** Seconds of CPU that a build takes from cold. */
function cpuOfBuild(dir: string): number {
  for (const cache of ['.docusaurus', 'build', 'node_modules/.cache'])
    rmSync(join(dir, cache), { recursive: true, force: true });
  return cpuOf(['node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'], dir);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function seconds(time = NaN): string {
  return `${time.toFixed(1)} s`.padStart(10);
}
