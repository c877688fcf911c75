import { distance } from 'fastest-levenshtein';
import type { Code } from 'mdast';
import { visitParents } from '../../visit-tree';
import { findUrls } from '../../../src/core/provider/find-urls';
import { reporterAt } from '../../reporter';
import { placeInFence } from '../../remark-snippets/place-in-fence';
import { scopeOf } from '../scope';
import { type MeaningContext, textFor } from './context';

const REDIRECT_KEY = /redirect|call_?-?\s?back/i;
const OTHER_KEY = /log_?-?\s?out|post|base|origin|prefix|path|domain|host|enabled/i;

/** A redirect URI of the application that is almost the registered one, and none of those that are registered. */
export function redirectUriMismatch({ tree, file, model, statements, registered }: MeaningContext): void {
  const urisFor = (providers: readonly string[]): string[] => [
    ...new Set(
      providers.flatMap((id) => (model.registrations.get(id)?.redirect_uri ?? []).map((uri) => textFor(uri, id))),
    ),
  ];
  const known = new Set(registered.map(({ node }) => node.value));
  const judge = (value: string, providers: readonly string[], isRedirect: boolean): string | undefined => {
    const uris = urisFor(providers);
    if (uris.length === 0 || uris.includes(value) || known.has(value)) return undefined;
    const near = uris.filter((uri) => isNear(value, uri)).sort((a, b) => distance(value, a) - distance(value, b))[0];
    return near ?? (isRedirect ? uris.find((uri) => isOther(value, uri)) : undefined);
  };
  const message = (value: string, uri: string): string =>
    `Unexpected redirect URI \`${value}\`, expected \`${uri}\` as under \`register-client\``;

  for (const { form, key, raw, place, reporter, providers, isShown } of statements) {
    if (isShown && form === 'text') continue;
    const isRedirect = form !== 'text' && REDIRECT_KEY.test(key) && !OTHER_KEY.test(key);
    const uri = judge(raw, providers, isRedirect);
    if (uri === undefined) continue;
    const details = { actual: raw, expected: [uri], ...(isNear(raw, uri) ? { fixable: true } : {}) };
    reporter.report('redirect-uri-mismatch', place, message(raw, uri), details);
  }
  const seen = new Set(statements.flatMap(({ place }) => (place ? [place.start.offset] : [])));
  visitParents(tree, 'code', (node: Code, ancestors) => {
    const reporter = reporterAt(ancestors, file);
    if (reporter.included) return;
    for (const { url, start, end } of findUrls(node.value)) {
      const uri = judge(url, scopeOf(ancestors, model.providers), false);
      const place = placeInFence(node, reporter.source, start, end);
      if (uri === undefined || seen.has(place?.start.offset)) continue;
      reporter.report('redirect-uri-mismatch', place, message(url, uri), {
        actual: url,
        expected: [uri],
        fixable: true,
      });
    }
  });
}

/** Whether a URL is a redirect URI but for a slip: a slash, the scheme, upper case, a letter or two. */
function isNear(value: string, uri: string): boolean {
  const path = uri.replace(/^[a-z]+:\/\/[^/]*/i, '');
  if (path.replace(/\W/g, '').length < 5) return false;
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
  if (bare(value) === bare(uri)) return true;
  const host = hostOf(uri);
  return host !== undefined && host === hostOf(value) && distance(value, uri) <= 2;
}

/** Another address of the same application, and not the beginning of the registered one. */
function isOther(value: string, uri: string): boolean {
  return (
    hostOf(value) !== undefined &&
    hostOf(value) === hostOf(uri) &&
    /^https?:\/\/[^/]+\/./.test(value) &&
    !uri.startsWith(value)
  );
}

const hostOf = (url: string): string | undefined => /^https?:\/\/([^/]+)/i.exec(url)?.[1]?.toLowerCase();
