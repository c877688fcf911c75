import type { HtmlTagObject } from '@docusaurus/types';
import { DEFAULT_PROVIDER } from '../../src/core/placeholder/template';
import type { Site } from '../site';
import { headScript } from './head-script';

/**
 * What must be in the head of every page so that the first paint is the reader's. The script blocks the parser on purpose:
 * nothing is painted before it has run.
 */
export function headTags(site: Site, baseUrl: string): HtmlTagObject[] {
  return [
    { tagName: 'script', attributes: { src: baseUrl + headScript(site).path } },
    { tagName: 'style', innerHTML: providerStyles([...site.providers.keys()]) },
  ];
}

/** Shows one provider's variant of everything; without a choice, or without JavaScript, the guide's first. */
function providerStyles(providerIds: readonly string[]): string {
  const rules = providerIds.map((id) => `html[data-provider="${id}"] [data-providers]:not([data-providers~="${id}"])`);
  return `${[`html:not([data-provider]) [data-providers]:not([data-providers~="${DEFAULT_PROVIDER}"])`, ...rules].join(',')}{display:none!important}`;
}
