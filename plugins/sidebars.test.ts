import { expect, test } from 'vitest';
import { categories, type Category } from '../src/core/guide/labels';
import type { GuideFile } from './guide-files';
import { categorySidebars, SIDEBAR_LIMIT } from './sidebars';

const guide = (id: string, category: Category): GuideFile => ({
  id,
  file: `/docs/${id}/index.md`,
  title: `Integrate with ${id}`,
  sidebarLabel: id.toUpperCase(),
  category,
});
const many = (count: number): GuideFile[] =>
  Array.from({ length: count }, (_, index) => guide(`app-${index}`, 'media'));
const itemsOf = (guides: readonly GuideFile[]): unknown => {
  const sidebar: unknown = categorySidebars(guides).media;
  return Array.isArray(sidebar) ? (sidebar[1] as { items: unknown }).items : undefined;
};

test('every category with guides has a sidebar of its own, named by its label', () => {
  expect(
    categorySidebars([guide('jellyfin', 'media'), guide('wiki-js', 'documentation'), guide('plex', 'media')]),
  ).toEqual({
    documentation: [
      { type: 'link', label: 'All applications', href: '/applications/' },
      {
        type: 'category',
        label: categories.documentation,
        collapsible: false,
        items: [{ type: 'doc', id: 'wiki-js/index', label: 'WIKI-JS' }],
      },
    ],
    media: [
      { type: 'link', label: 'All applications', href: '/applications/' },
      {
        type: 'category',
        label: categories.media,
        collapsible: false,
        items: [
          { type: 'doc', id: 'jellyfin/index', label: 'JELLYFIN' },
          { type: 'doc', id: 'plex/index', label: 'PLEX' },
        ],
      },
    ],
  });
});

test('without guides there is none', () => {
  expect(categorySidebars([])).toEqual({});
});

test('a category at the limit is listed whole, one above leads to its page', () => {
  expect(itemsOf(many(SIDEBAR_LIMIT))).toHaveLength(SIDEBAR_LIMIT);
  const above = itemsOf(many(SIDEBAR_LIMIT + 1));
  expect(above).toHaveLength(SIDEBAR_LIMIT + 1);
  expect(Array.isArray(above) && above.at(-1)).toEqual({
    type: 'link',
    label: `All ${SIDEBAR_LIMIT + 1} guides`,
    href: '/applications/media/',
  });
});

test('a sidebar does not grow with the site', () => {
  expect(itemsOf(many(1000))).toHaveLength(SIDEBAR_LIMIT + 1);
});
