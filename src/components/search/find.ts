import { type ExcerptSegment, parseExcerpt } from './excerpt';
import { loadPagefind, type PagefindPage } from './pagefind';

/** A line of the results: a page, or a section of the page before it. */
export interface SearchEntry {
  readonly url: string;
  readonly title: string;
  /** The page's title, for a section. */
  readonly page?: string;
  readonly excerpt: readonly ExcerptSegment[];
}

export interface Found {
  readonly entries: readonly SearchEntry[];
  /** How many pages contain the words; more than are listed, perhaps. */
  readonly pages: number;
}

const PAGES = 8;
const SECTIONS = 3;

/** Finds pages that contain all words of a query, best first, with the sections where the words stand. */
export async function find(query: string, baseUrl: string): Promise<Found> {
  const pagefind = await loadPagefind(baseUrl);
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
  return { entries: pages.flatMap(entriesOf), pages: results.length };
}

function entriesOf({ url, meta, excerpt, sub_results }: PagefindPage): SearchEntry[] {
  const title = meta.title ?? url;
  const sections = sub_results.filter((section) => section.url !== url).slice(0, SECTIONS);
  // With sections below, the page's own excerpt would only repeat the first of them.
  const page: SearchEntry = { url, title, excerpt: sections.length > 0 ? [] : parseExcerpt(excerpt) };
  return [
    page,
    ...sections.map((section) => ({
      url: section.url,
      title: section.title,
      page: title,
      excerpt: parseExcerpt(section.excerpt),
    })),
  ];
}
