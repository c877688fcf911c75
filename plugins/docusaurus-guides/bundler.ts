import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from '@docusaurus/types';
import { stampFolder } from '../remark-snippets/types/types-in-time';
import type { Site } from '../site';
import { HeadScriptPlugin } from './head-script';
import { KeepGoodPagesPlugin } from './keep-good-pages';

type BundlerConfig = ReturnType<NonNullable<Plugin['configureWebpack']>>;

const themeDir = dirname(createRequire(import.meta.url).resolve('@docusaurus/theme-classic'));

/**
 * What is different in the bundler's configuration.
 *
 * @param generatedFilesDir where Docusaurus writes its own modules
 */
export function bundlerConfig(site: Site, generatedFilesDir: string, isServer: boolean): BundlerConfig {
  const here = (file: string): string => join(site.dir, 'plugins/docusaurus-guides', file);
  return {
    resolve: {
      alias: {
        // Snippets are highlighted when the site is built; the theme would load its highlighter on every page.
        [join(themeDir, 'prism-include-languages.js')]: false,
        ...(isServer
          ? {}
          : {
              [join(site.dir, 'src/core/placeholder/escape/index.ts')]: join(site.dir, 'src/store/escape-from-head.ts'),
            }),
      },
    },
    ...(isServer
      ? {}
      : {
          plugins: [
            new HeadScriptPlugin(site),
            ...(process.env.NODE_ENV === 'development' ? [new KeepGoodPagesPlugin()] : []),
          ],
        }),
    module: {
      // The pages are rendered by one file: chunks of it would be CommonJS that Node takes for the modules of this package.
      ...(isServer ? { parser: { javascript: { dynamicImportMode: 'eager' as const } } } : {}),
      rules: [
        // A guide's page holds text of its providers; a change there must not leave a stale page in the cache.
        {
          test: /\.md$/,
          include: join(site.dir, 'docs'),
          enforce: 'pre',
          use: [
            {
              loader: here('dependency-loader.cjs'),
              options: { root: site.dir, providers: join(site.dir, 'providers'), stamps: stampFolder(site) },
            },
          ],
        },
        {
          test: /\.json$/,
          include: join(generatedFilesDir, 'docusaurus-plugin-content-docs/default/p'),
          use: [{ loader: here('sidebar-data-loader.cjs') }],
        },
        // Docusaurus writes `require.resolveWeak` into its registry, which the bundler leaves alone in a package of type `module`.
        { test: /\.js$/, include: generatedFilesDir, type: 'javascript/auto' },
      ],
    },
  };
}
