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
