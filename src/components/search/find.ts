import { type ExcerptSegment, parseExcerpt } from './excerpt';
import { loadPagefind, type Pagefind, type PagefindPage, type PagefindResult } from './pagefind';

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
  /** The index of the entry to begin with: the first whose title has all the words, or else the first. */
  readonly best: number;
  /** How many pages contain the words; more than are listed, perhaps. */
  readonly pages: number;
}

const PAGES = 8;
const SECTIONS = 3;

/**
 * Finds pages that contain the words of a query, best first, with the sections where most of the words stand.
 * Words that no page has are left out of account.
 */
export async function find(query: string, baseUrl: string): Promise<Found> {
  const pagefind = await loadPagefind(baseUrl);
  const results = await search(pagefind, query);
  const loaded = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
  const words = wordsOf(query);
  const pages = loaded.filter((page) => isAbout(page, words));
  const entries = pages.flatMap((page) => entriesOf(page, words));
  const best = entries.findIndex(({ title }) => countIn(title, words) === words.length);
  return {
    entries,
    best: Math.max(best, 0),
    pages: pages.length === 0 ? 0 : results.length - (loaded.length - pages.length),
  };
}

/**
 * Pages with the words, and before them those that have them as they were pasted: an error message is made of common
 * words. For a phrase Pagefind leaves out the sections that have it in their heading alone, so both lists are joined.
 */
async function search(pagefind: Pagefind, query: string): Promise<readonly PagefindResult[]> {
  const { results } = await pagefind.search(query);
  if (wordsOf(query).length < 3) return results;
  const { results: exact } = await pagefind.search(`"${query.replaceAll('"', ' ')}"`);
  const byWords = new Map(results.map((result) => [result.id, result]));
  const phrases = exact.map((result) => {
    const other = byWords.get(result.id);
    byWords.delete(result.id);
    return other === undefined ? result : { ...result, data: () => joined(result, other) };
  });
  return [...phrases, ...byWords.values()];
}

async function joined(first: PagefindResult, second: PagefindResult): Promise<PagefindPage> {
  const [page, { sub_results }] = await Promise.all([first.data(), second.data()]);
  const urls = new Set(page.sub_results.map(({ url }) => url));
  return { ...page, sub_results: [...page.sub_results, ...sub_results.filter(({ url }) => !urls.has(url))] };
}

/**
 * For a word that no page has Pagefind falls back to its first letters, down to a single one. That is nothing a person
 * looked for: what it marks must begin as a word of the query does.
 */
function isAbout({ excerpt, sub_results }: PagefindPage, words: readonly string[]): boolean {
  const marked = [excerpt, ...sub_results.map((section) => section.excerpt)]
    .flatMap(parseExcerpt)
    .filter((segment) => segment.marked)
    .flatMap(({ text }) => wordsOf(text));
  return words.some((word) => marked.some((one) => one.startsWith(word.slice(0, 4))));
}

function entriesOf({ url, meta, excerpt, sub_results }: PagefindPage, words: readonly string[]): SearchEntry[] {
  const title = readable(meta.title ?? url);
  // Pagefind gives the sections in the order of the page; a word in a heading says most.
  const score = (section: SearchEntry): number =>
    3 * countIn(section.title, words) + countIn(section.excerpt.map(({ text }) => text).join(''), words);
  const sections = sub_results
    .filter((section) => section.url !== url)
    .map((section) => ({
      url: section.url,
      title: readable(section.title),
      page: title,
      excerpt: parseExcerpt(section.excerpt),
    }))
    .sort((a, b) => score(b) - score(a))
    .slice(0, SECTIONS);
  // With sections below, the page's own excerpt would only repeat the first of them.
  return [{ url, title, excerpt: sections.length > 0 ? [] : parseExcerpt(excerpt) }, ...sections];
}

/** A heading’s text without the invisible text of the link to it. */
function readable(title: string): string {
  return title.replaceAll('\u200b', '').trim();
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function countIn(text: string, words: readonly string[]): number {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word)).length;
}
