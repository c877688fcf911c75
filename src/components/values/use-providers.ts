import { usePluginData } from '@docusaurus/useGlobalData';
import type { ProviderData, SiteData } from '../../core/page-contract';

/** What the site knows of itself on every page. */
export function useSiteData(): SiteData {
  return usePluginData('docusaurus-guides') as SiteData;
}

/** The identity providers of the site, in alphabetical order. */
export function useProviders(): readonly ProviderData[] {
  return useSiteData().providers;
}

/** Gives a provider's name by its id; an id that the site does not know is its own name. */
export function useProviderName(): (id: string) => string {
  const names = new Map(useProviders().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
