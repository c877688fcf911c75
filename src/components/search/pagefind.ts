/** The part of Pagefind's browser interface that this site uses. See https://pagefind.app/docs/api/. */
export interface Pagefind {
  readonly options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly PagefindResult[] }>;
}

export interface PagefindResult {
  readonly id: string;
  readonly data: () => Promise<PagefindPage>;
}

interface PagefindText {
  readonly url: string;
  /** HTML: entities and `<mark>`, nothing else. */
  readonly excerpt: string;
}

export interface PagefindPage extends PagefindText {
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly (PagefindText & { readonly title: string })[];
}

let loading: Promise<Pagefind> | undefined;
let attempts = 0;

/**
 * Loads the search index that the build wrote, once.
 *
 * @param baseUrl of the site, with slashes at both ends
 * @throws TypeError when there is none, as in the development server, or it cannot be reached; the next call tries again
 */
export function loadPagefind(baseUrl: string): Promise<Pagefind> {
  loading ??= start(baseUrl).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(baseUrl: string): Promise<Pagefind> {
  // The file exists only after the bundle, beside it.
  // A browser may remember that an address did not load, so a second attempt needs another one.
  const retry = attempts++ > 0 ? `?attempt=${String(attempts)}` : '';
  const pagefind = (await import(/* webpackIgnore: true */ `${baseUrl}pagefind/pagefind.js${retry}`)) as Pagefind;
  await pagefind.options({ baseUrl, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}
