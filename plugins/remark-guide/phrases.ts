import type { PlaceholderDeclaration } from '../../src/core/guide/declaration';

const FILLERS = new Set(['your', 'my', 'the', 'a', 'an', 'insert', 'enter', 'paste', 'here', 'copied', 'generated']);
const HOST_WORDS = new Set(['domain', 'host', 'hostname', 'fqdn', 'server']);
/** What comes after these says where a value is from, not what it is. */
const SOURCE = /\s+(?:from|in|of|as|for|you)\s+.*$/i;

/**
 * The declared name that words in angle brackets mean: `Client ID from authentik` is `client_id`, `YOUR-MEMOS-DOMAIN` is `memos.company`.
 *
 * @returns the name, or `undefined` when nothing declared fits
 */
export function declaredNameOf(
  phrase: string,
  names: ReadonlySet<string>,
  declarations: ReadonlyMap<string, PlaceholderDeclaration>,
): string | undefined {
  const words = phrase
    .replace(SOURCE, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
  const name = words.join('_');
  if (name === '') return undefined;
  if (names.has(name)) return name;
  const last = words.at(-1) ?? '';
  if (HOST_WORDS.has(last)) return hostFor(words.slice(0, -1), declarations);
  // `slug` and `app slug` mean the one declared name that ends so.
  const endings = [...names].filter(
    (one) => one.endsWith(`_${last}`) && words.length <= 2 && ['slug', 'secret'].includes(last),
  );
  return endings.length === 1 ? endings[0] : undefined;
}

function hostFor(
  words: readonly string[],
  declarations: ReadonlyMap<string, PlaceholderDeclaration>,
): string | undefined {
  const hosts = [...declarations.values()].filter((one) => one.kind === 'host');
  if (words.length === 0) {
    const own = hosts.filter((one) => one.provider === undefined);
    return own.length === 1 ? own[0]?.name : undefined;
  }
  return hosts.find((one) => one.name.split('.')[0]?.replaceAll('-', '') === words.join(''))?.name;
}
