/**
 * What a guide's page loads more than a page of plain Docusaurus: `npm run bench -- weight`.
 *
 * Builds the site, and beside it a site of the same Docusaurus and theme without anything of ours, and counts the scripts and
 * style sheets that a page of each loads. The page's own chunk is counted apart, with its provider variants.
 */
import { brotliCompressSync } from 'node:zlib';
import { launchBrowser } from '../tests/support/browser';
import { serve } from '../tests/support/serve';
import { copySite } from '../tests/support/site';

/** Bytes after brotli. */
interface Weight {
  readonly scripts: number;
  readonly styles: number;
  /** Scripts inside the HTML. */
  readonly inline: number;
  /** The chunk with the page's own text. */
  readonly page: number;
}

const PLAIN_CONFIG = `
export default {
  title: 'SSO Recipes',
  url: 'http://localhost:3000',
  onBrokenLinks: 'ignore',
  baseUrl: '/',
  trailingSlash: true,
  future: { v4: true, faster: { swcJsLoader: true, swcJsMinimizer: true, swcHtmlMinimizer: true, lightningCssMinimizer: true, rspackBundler: true, rspackPersistentCache: true, mdxCrossCompilerCache: true } },
  plugins: [() => ({ name: 'generated', configureWebpack: (_, isServer) => ({ module: { ...(isServer ? { parser: { javascript: { dynamicImportMode: 'eager' } } } : {}), rules: [{ test: /\\.js$/, include: new URL('.docusaurus', import.meta.url).pathname, type: 'javascript/auto' }] } }) })],
  presets: [['classic', { docs: { path: 'plain', routeBasePath: 'guides', sidebarPath: undefined }, blog: false, theme: {} }]],
  themeConfig: { navbar: { title: 'SSO Recipes', items: [{ to: '/guides/wiki-js/', label: 'Guide' }] }, footer: { copyright: 'Guides' } },
};
`;

export async function benchWeight(): Promise<void> {
  const ours = await weigh({}, 'guides/wiki-js/');
  const plain = await weigh(
    {
      'docusaurus.config.ts': PLAIN_CONFIG,
      src: null,
      plugins: null,
      'sidebars.ts': null,
      // With two pages, what they share is not part of either.
      'plain/other.md': '# Other\n\n```yaml\na: 1\n```\n',
      'plain/wiki-js.md':
        '# Wiki.js\n\n## Text\n\nA page.\n\n```yaml title="a.yaml"\na: 1\n```\n\n:::note\n\nText.\n\n:::\n',
    },
    'guides/wiki-js/',
  );
  const row = (name: string, before: number, after: number): void => {
    console.log(
      `${name.padEnd(34)}${String(before).padStart(10)}${String(after).padStart(10)}${String(after - before).padStart(10)}`,
    );
  };
  console.log(
    `\n${'Bytes of a page, brotli'.padEnd(34)}${'plain'.padStart(10)}${'ours'.padStart(10)}${'added'.padStart(10)}`,
  );
  row('Shared scripts', plain.scripts, ours.scripts);
  row('Scripts in the HTML', plain.inline, ours.inline);
  row('Scripts together', plain.scripts + plain.inline, ours.scripts + ours.inline);
  row('Style sheets', plain.styles, ours.styles);
  row('The page’s own chunk', plain.page, ours.page);
}

async function weigh(changes: Readonly<Record<string, string | null>>, path: string): Promise<Weight> {
  const site = copySite(changes);
  try {
    const { code, output, dir } = await site.build();
    if (code !== 0) throw new Error(`The build failed.\n${output}`);
    return await load(dir, path);
  } finally {
    site.remove();
  }
}

async function load(dir: string, path: string): Promise<Weight> {
  const server = await serve(dir);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    // Docusaurus loads the pages behind the links that it sees; those are not what this page needs.
    await page.addInitScript(() => {
      window.IntersectionObserver.prototype.observe = () => undefined;
    });
    const loaded = new Map<string, Promise<string>>();
    page.on('response', (response) => {
      const url = response.url();
      if (/\.(?:js|css)$/.test(url)) loaded.set(url, response.text());
    });
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    const inline = await page.locator('script:not([src])').allTextContents();
    const files = await Promise.all([...loaded].map(async ([url, text]) => ({ url, text: await text })));
    const sum = (matches: (file: { url: string; text: string }) => boolean): number =>
      files.filter(matches).reduce((total, { text }) => total + compressed(text), 0);
    const isPage = (text: string): boolean => text.includes('contentTitle:');
    return {
      scripts: sum(({ url, text }) => url.endsWith('.js') && !isPage(text)),
      styles: sum(({ url }) => url.endsWith('.css')),
      inline: compressed(inline.join('\n')),
      page: sum(({ url, text }) => url.endsWith('.js') && isPage(text)),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

function compressed(text: string): number {
  return brotliCompressSync(text).length;
}
