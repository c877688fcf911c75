/**
 * A rough reader for all languages of snippets: enough to tell comments and texts in quotes from the rest. The checks are not
 * used for it, on purpose: what they overlook, it must not overlook in the same way.
 */
const KINDS = ['comment', 'text', 'word', 'space', 'sign'] as const;
export type TokenKind = (typeof KINDS)[number];

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
}

/** Languages that are read alike, by every name of theirs that is used in guides. */
const ALIKE: Readonly<Record<string, string>> = {
  ...alike('yaml', 'yml'),
  ...alike('dotenv', 'env'),
  ...alike('shell', 'sh', 'bash', 'zsh', 'console'),
  ...alike('python', 'py'),
  ...alike('ruby', 'rb'),
  ...alike('javascript', 'js', 'mjs', 'cjs', 'jsx'),
  ...alike('typescript', 'ts', 'mts'),
  ...alike('hcl', 'terraform', 'tf'),
  ...alike('apache', 'apacheconf'),
  ...alike('caddyfile', 'caddy'),
  ...alike('dockerfile', 'docker'),
  ...alike('powershell', 'ps1', 'pwsh'),
  ...alike('xml', 'svg'),
  ...alike('ini', 'cfg', 'systemd', 'conf'),
  ...alike('sql', 'mysql', 'postgresql', 'pgsql'),
  ...alike('go', 'golang'),
};

function alike(name: string, ...others: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(others.map((other) => [other, name]));
}

/** The name under which results of a language are counted. */
export function languageName(label: string): string {
  const small = label.toLowerCase();
  return ALIKE[small] ?? small;
}

const HASH = String.raw`#[^\n]*`;
const SLASHES = String.raw`\/\/[^\n]*|\/\*[^]*?\*\/`;
const COMMENTS: Readonly<Record<string, string>> = {
  yaml: String.raw`(?<=^|\s)#[^\n]*`,
  dotenv: String.raw`(?<=^|\s)#[^\n]*`,
  shell: String.raw`(?<=^|\s)#[^\n]*`,
  nginx: String.raw`(?<=^|[\s;{}])#[^\n]*`,
  caddyfile: String.raw`(?<=^|\s)#[^\n]*`,
  ini: String.raw`(?<=^|\n|\s)[;#][^\n]*`,
  properties: String.raw`(?<=(?:^|\n)[ \t]*)[#!][^\n]*`,
  apache: String.raw`(?<=(?:^|\n)[ \t]*)#[^\n]*`,
  dockerfile: String.raw`(?<=(?:^|\n)[ \t]*)#[^\n]*`,
  diff: String.raw`(?<=^|\n)@@[^\n]*`,
  toml: HASH,
  python: HASH,
  ruby: HASH,
  powershell: `<#[^]*?#>|${HASH}`,
  hcl: `${HASH}|${SLASHES}`,
  php: `${HASH}|${SLASHES}`,
  sql: String.raw`--[^\n]*|\/\*[^]*?\*\/`,
  css: String.raw`\/\*[^]*?\*\/`,
  xml: '<!--[^]*?-->',
  html: '<!--[^]*?-->',
  javascript: SLASHES,
  typescript: SLASHES,
  tsx: SLASHES,
  go: SLASHES,
  jsonc: SLASHES,
  json5: SLASHES,
};

/** Where a quote can begin a text in every language; an apostrophe inside a word does not. */
const DOUBLE = String.raw`"(?:\\[^]|[^"\\])*"`;
const SINGLE = String.raw`(?<![\w>])'(?:\\[^]|[^'\\])*'`;
const PLAIN_SINGLE = String.raw`(?<![\w>])'(?:''|[^'])*'`;
const BACKTICK = '`(?:\\\\[^]|[^`\\\\])*`';

/** Where quotes count at the beginning of a value only. */
const AT_VALUE = new Set(['yaml', 'dotenv', 'ini', 'properties']);
const texts = (language: string): string => {
  if (AT_VALUE.has(language)) return `(?<=^|[\\s=:[{,(-])(?:${DOUBLE}|${PLAIN_SINGLE})`;
  if (language === 'json') return DOUBLE;
  if (language === 'xml' || language === 'html') return `(?<==[ \\t]*)(?:"[^"]*"|'[^']*')`;
  const triple = language === 'python' ? String.raw`"""[^]*?"""|'''[^]*?'''|` : '';
  const single = ['shell', 'toml', 'sql', 'powershell'].includes(language) ? PLAIN_SINGLE : SINGLE;
  const back = ['javascript', 'typescript', 'tsx', 'go', 'caddyfile', 'sql'].includes(language) ? `|${BACKTICK}` : '';
  return `${triple}${DOUBLE}|${single}${back}`;
};

/**
 * Splits a snippet completely: the tokens joined are the text.
 *
 * @param language as {@link languageName} calls it
 */
export function tokens(text: string, language: string): Token[] {
  const comment = COMMENTS[language] ?? '(?!)';
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<text>${texts(language)})|(?<word>[\\p{L}\\p{N}_$]+)|(?<space>\\s+)|(?<sign>[^])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) => {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? 'sign';
    return { kind, text: match[0], start: match.index };
  });
}
