import { join } from 'node:path';
import type { HtmlTagObject } from '@docusaurus/types';
import { buildSync } from 'esbuild';
import { DEFAULT_PROVIDER } from '../../src/core/placeholder/template';
import type { Site } from '../site';

/** What must be in the head of every page so that the first paint is the reader's. */
export function headTags(site: Site): HtmlTagObject[] {
  const ids = [...site.providers.keys()];
  return [
    { tagName: 'script', innerHTML: headScript(site.dir, ids) },
    { tagName: 'style', innerHTML: providerStyles(ids) },
  ];
}

/** The head script, bundled with the very code that the page's components use. */
function headScript(siteDir: string, providerIds: readonly string[]): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(siteDir, 'src/store/head-script.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { PROVIDER_IDS: JSON.stringify(providerIds) },
  });
  return outputFiles[0]?.text.trim() ?? '';
}

/** Shows one provider's variant of everything; without a choice, or without JavaScript, the guide's first. */
function providerStyles(providerIds: readonly string[]): string {
  const rules = providerIds.map((id) => `html[data-provider="${id}"] [data-providers]:not([data-providers~="${id}"])`);
  return `${[`html:not([data-provider]) [data-providers]:not([data-providers~="${DEFAULT_PROVIDER}"])`, ...rules].join(',')}{display:none!important}`;
}
