import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { BACKGROUND, categories, type Category } from '../src/core/guide/labels';
import type { GuideFile } from './guide-files';

/** More guides than this and a sidebar names the first ones and leads to the category's own page: a page must not grow with the site. */
export const SIDEBAR_LIMIT = 12;

/** The sidebars of the guides by category. */
export function categorySidebars(guides: readonly GuideFile[]): SidebarsConfig {
  const sidebars = (Object.keys(categories) as Category[]).flatMap((category) => {
    const members = guides.filter((guide) => guide.category === category);
    if (members.length === 0) return [];
    // The pages of the background are few, and no other page lists them.
    const limit = category === BACKGROUND ? Infinity : SIDEBAR_LIMIT;
    const more =
      members.length > limit
        ? [{ type: 'link' as const, label: `All ${members.length} guides`, href: `/applications/${category}/` }]
        : [];
    const items = members
      .slice(0, limit)
      .map(({ id, sidebarLabel }) => ({ type: 'doc' as const, id: `${id}/index`, label: sidebarLabel }));
    const sidebar = [
      { type: 'link' as const, label: 'All applications', href: '/applications/' },
      { type: 'category' as const, label: categories[category], collapsible: false, items: [...items, ...more] },
    ];
    return [[category, sidebar] as const];
  });
  return Object.fromEntries(sidebars);
}
