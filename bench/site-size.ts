/**
 * How the bytes that a reader of one guide downloads grow with the number of guides: `npm run bench -- size [20 400]`.
 *
 * Builds a site with few and one with many made-up guides and prints the sizes of what the same guide's page needs and
 * their ratios. Sizes are stable to the byte for one lockfile; a ratio of 1.00 means that a reader does not pay for the
 * guides of others.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { copySite } from '../tests/support/site';
import { corpus, MEASURED_GUIDE } from './corpus';

interface Size {
  readonly raw: number;
  readonly brotli: number;
}

type Sizes = Readonly<Record<string, Size>>;

/** @param args two numbers of guides, the smaller first. Default 20 and 400 */
export async function benchSiteSize(args: readonly string[]): Promise<void> {
  const [few, many] = guideCounts(args);
  const small = await measure(few);
  const large = await measure(many);
  print({ few, many, small, large });
}

/** @throws Error when the arguments are not two numbers, the smaller first */
function guideCounts(args: readonly string[]): readonly [number, number] {
  const [first = 20, second = 400] = args.map(Number);
  if (args.length > 2 || !(first >= 1 && second > first)) {
    throw new Error(`Expected two numbers of guides, the smaller first, such as 20 400; got ${args.join(' ')}.`);
  }
  return [first, second];
}

/** Builds a site with `count` guides beside its own, and measures what the page of one needs. */
async function measure(count: number): Promise<Sizes> {
  console.log(`Building with ${String(count)} guides`);
  const site = copySite(corpus(count));
  try {
    const { code, output, dir } = await site.build();
    if (code !== 0) throw new Error(`The build with ${String(count)} guides failed.\n${output}`);
    return sizesOf(dir);
  } finally {
    site.remove();
  }
}

function sizesOf(dir: string): Sizes {
  const scripts = readdirSync(join(dir, 'assets/js')).map((name) => ({
    name,
    content: readFileSync(join(dir, 'assets/js', name)),
  }));
  const script = (what: string, matches: (name: string, text: string) => boolean): Size => {
    const [found, ...others] = scripts.filter(({ name, content }) => matches(name, content.toString('utf8')));
    if (!found || others.length > 0)
      throw new Error(`Expected one script that is the ${what}, found ${String(found ? others.length + 1 : 0)}.`);
    return sizeOf(found.content);
  };
  return {
    'HTML of one guide': sizeOf(readFileSync(join(dir, 'guides', MEASURED_GUIDE, 'index.html'))),
    // Docusaurus puts the sidebars of all guides and what it knows of them into the data of their version.
    'Sidebar data': script(
      'sidebar data',
      (name, text) =>
        !name.startsWith('main.') && text.includes('docsSidebars') && text.includes('"pluginId":"default"'),
    ),
    'main.js': script('main.js', (name) => name.startsWith('main.')),
    'runtime.js': script('runtime.js', (name) => name.startsWith('runtime~main.')),
  };
}

function sizeOf(content: Buffer): Size {
  return { raw: content.length, brotli: brotliCompressSync(content).length };
}

interface Comparison {
  readonly few: number;
  readonly many: number;
  readonly small: Sizes;
  readonly large: Sizes;
}

function print({ few, many, small, large }: Comparison): void {
  const columns = (...cells: string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(12))).join('');
  console.log(columns('\nBytes, brotli', `${String(few)} guides`, `${String(many)} guides`, 'ratio', 'ratio raw'));
  for (const [name, before] of Object.entries(small)) {
    const after = large[name];
    if (!after) continue;
    const ratio = (kind: keyof Size): string => (after[kind] / before[kind]).toFixed(2);
    console.log(columns(name, String(before.brotli), String(after.brotli), ratio('brotli'), ratio('raw')));
  }
}
