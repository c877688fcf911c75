import { distance } from 'fastest-levenshtein';

/** Languages that are told from one another, each with the names that fences give it. */
const NAMES = {
  apache: 'apache apacheconf htaccess httpd',
  caddyfile: 'caddy caddyfile',
  css: 'css',
  diff: 'diff patch',
  dockerfile: 'containerfile docker dockerfile',
  dotenv: 'dotenv env',
  go: 'go golang',
  hcl: 'hcl opentofu terraform tf tfvars',
  html: 'astro htm html svelte vue xhtml',
  http: 'http',
  ini: 'cfg desktop editorconfig git-config gitconfig ini service systemd',
  javascript: 'cjs javascript js jsx mjs node',
  json: 'json json5 jsonc',
  nginx: 'nginx nginxconf',
  php: 'php',
  powershell: 'powershell ps ps1 pwsh',
  properties: 'java-properties properties',
  python: 'py python python3',
  ruby: 'rb ruby',
  shell: 'ash bash console dash ksh sh sh-session shell shell-session shellsession terminal zsh',
  sql: 'mariadb mysql pgsql postgres postgresql psql sql sqlite',
  toml: 'toml',
  typescript: 'cts mts ts tsx typescript',
  xml: 'plist rss svg xml xsd xsl xslt',
  yaml: 'yaml yml',
} as const;

export type LanguageId = keyof typeof NAMES;

const byName = new Map(
  (Object.entries(NAMES) as [LanguageId, string][]).flatMap(([id, names]) =>
    names.split(' ').map((name) => [name, id] as const),
  ),
);

/** What declares that a text is plain, or markup of its own: nothing is looked for in it. */
const PLAIN = new Set(
  'ascii conf config csv cmd bat bats log logs markdown md mdx mermaid none nohighlight output plain plaintext raw stdout text txt tree url'.split(
    ' ',
  ),
);

/** Names of other languages that are one letter from one of those above, and the like. */
const OTHERS = new Set(
  'bsl c cs d dot fish gn gql hs http2 ini-file j java jq jsonl jsonnet jsonp jsstacktrace jsx jst kts less make md mk nix nginx-conf pl ps psl python2 python-console pycon r rs rss ruby-erb sass scss sml soy sqf ssh ssml tcl tf-plan tsv typst vb vbs vhd xlsx xeora xul yang yara yul'.split(
    ' ',
  ),
);

/**
 * A fence's language in its usual form: `Bash` is `bash`, and what site generators write behind or around it is left out, as in
 * `{.yaml}`, `yaml{1,3}`, `js:title` and `yaml,linenos`.
 */
export function plainLabel(label: string): string {
  // `{note}` is a directive of MyST, `{.yaml}` a label.
  if (/^\{[\w-]+\}/.test(label)) return '';
  return /^\{?\s*\.?(?<name>[\w+#-]+)/.exec(label)?.groups?.name?.toLowerCase() ?? '';
}

/** The language that a label names; `undefined` for plain text and for languages that nothing is known of. */
export function languageOf(label: string): LanguageId | undefined {
  return byName.get(plainLabel(label));
}

/** Names that people mean. */
const TARGETS = [...Object.keys(NAMES), ...'bash console docker markdown shell terraform text'.split(' ')];

/** The label that a misspelt one means: `yaml` for `ymal`. `undefined` where it may be a language of its own. */
export function nearLabel(label: string): string | undefined {
  const name = plainLabel(label);
  if (byName.has(name) || PLAIN.has(name) || OTHERS.has(name)) return undefined;
  return TARGETS.find((target) => isNear(name, target));
}

/** One edit, or two letters that changed places. */
function isNear(word: string, name: string): boolean {
  const edits = distance(word, name);
  const sorted = (text: string): string => Array.from(text).sort().join('');
  if (word.length === name.length && sorted(word) === sorted(name)) return edits === 2 && name.length > 2;
  return edits === 1 && word[0] === name[0] && name.length > 3;
}
