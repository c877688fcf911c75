import type { GuideSummary, SiteData } from '../../src/core/page-contract';
import { NO_VALUES, substitute } from '../../src/core/placeholder/substitute';
import { categories, type Category } from '../../src/core/guide/labels';
import type { GuideModel } from '../guide-model';
import type { Site } from '../site';

type Permalink = (path: string) => string;

/**
 * What every page knows of the site. It must not grow with the number of guides.
 *
 * @param guides those of applications
 */
export function siteData(guides: readonly GuideModel[], site: Site, permalink: Permalink): SiteData {
  const inCategory = (id: Category): number => guides.filter((guide) => guide.frontMatter.category === id).length;
  return {
    providers: [...site.providers.values()].map(({ id, name, host, placeholders, endpoints, adminUrl }) => ({
      id,
      name,
      host,
      placeholders: Object.fromEntries(
        Object.entries(placeholders).map(([key, { kind, scope, description }]) => [key, { kind, scope, description }]),
      ),
      endpoints: { ...endpoints, ...(adminUrl && isDistinctive(adminUrl) ? { admin_url: adminUrl } : {}) },
    })),
    categories: (Object.keys(categories) as Category[])
      .map((id) => ({ id, name: categories[id], count: inCategory(id), permalink: permalink(`applications/${id}/`) }))
      .filter(({ count }) => count > 0),
    providerCounts: Object.fromEntries(
      [...site.providers.keys()].map((id) => [id, guides.filter((guide) => guide.providers.includes(id)).length]),
    ),
  };
}

/** The guides for the pages that list them. */
export function summaries(guides: readonly GuideModel[], permalink: Permalink): GuideSummary[] {
  return guides.map(({ id, title, frontMatter, providers }) => ({
    id,
    title: substitute(title, NO_VALUES),
    description: frontMatter.description ?? '',
    permalink: permalink(`guides/${id}/`),
    category: frontMatter.category,
    supportLevel: frontMatter.support_level,
    protocol: frontMatter.protocol,
    providers,
  }));
}

/** A path of one segment, such as `/admin/`, is served by many products and tells none of them. */
function isDistinctive(url: string): boolean {
  return new URL(url).pathname.split('/').filter((segment) => segment !== '').length > 1;
}
