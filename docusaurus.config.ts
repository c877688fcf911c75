import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Preset from '@docusaurus/preset-classic';
import type { Config, Plugin } from '@docusaurus/types';
import docusaurusGuides from './plugins/docusaurus-guides';
import { guideFrontMatter } from './plugins/docusaurus-guides/front-matter';
import { guidePlugins } from './plugins/pipeline';
import { remarkPlainSnippets } from './plugins/remark-placeholders/snippet';
import { loadSite } from './plugins/site';

const siteDir = dirname(fileURLToPath(import.meta.url));

export default async function config(): Promise<Config> {
  const site = await loadSite(siteDir);
  // In a build all guides are judged before bundling; the development server shows each file's errors in its overlay.
  const isBuild = process.env.NODE_ENV === 'production';

  return {
    title: 'SSO Recipes',
    tagline: 'Single sign-on guides that know your domain',
    favicon: 'img/favicon.svg',
    url: process.env.SITE_URL ?? 'http://localhost:3000',
    baseUrl: process.env.SITE_BASE_URL ?? '/',
    trailingSlash: true,
    onBrokenLinks: 'throw',
    onBrokenAnchors: 'throw',
    onDuplicateRoutes: 'throw',
    // Worker threads cost more than they give below a thousand pages.
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
      hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
      parseFrontMatter: guideFrontMatter(join(siteDir, 'docs')),
    },
    plugins: [
      (context) => docusaurusGuides(context, { site }) as Plugin,
      [
        '@docusaurus/plugin-content-docs',
        {
          id: 'contributing',
          path: 'contributing',
          routeBasePath: 'contributing',
          sidebarPath: './contributing/sidebar.ts',
          include: ['**/*.md'],
          beforeDefaultRemarkPlugins: [remarkPlainSnippets],
        },
      ],
    ],
    presets: [
      [
        'classic',
        {
          docs: {
            path: 'docs',
            routeBasePath: 'guides',
            include: ['*/index.md'],
            sidebarPath: './sidebars.ts',
            breadcrumbs: false,
            beforeDefaultRemarkPlugins: guidePlugins({ site, fail: !isBuild, isJudged: isBuild }),
          },
          blog: false,
          theme: { customCss: ['./src/css/custom.css', './src/css/guide.css'] },
          sitemap: { lastmod: null },
        } satisfies Preset.Options,
      ],
    ],
    themeConfig: {
      image: 'img/social-card.png',
      colorMode: { respectPrefersColorScheme: true },
      navbar: {
        title: 'SSO Recipes',
        logo: { alt: '', src: 'img/logo.svg', width: 32, height: 32 },
        items: [
          { to: '/applications/', label: 'Applications', position: 'left' },
          { to: '/guides/how-a-login-works/', label: 'How it works', position: 'left' },
          { to: '/proven/', label: 'What is proven', position: 'left' },
          { to: '/contributing/', label: 'Contribute', position: 'left' },
          { type: 'custom-values', position: 'right' },
        ],
      },
      footer: {
        copyright: 'Guides: CC BY 4.0. Code: MIT. Values you enter stay in your browser.',
      },
    } satisfies Preset.ThemeConfig,
  };
}
