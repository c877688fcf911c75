import type { Block } from './kinds';
import { languageName, tokens } from './tokens';

/** The name of a setting in a snippet. */
export interface Key {
  readonly start: number;
  readonly name: string;
  /** Whether it may stand there twice without a fault. */
  readonly isRepeatable: boolean;
}

const QUOTED_OR_NAME =
  /(?<=(?:^|[{,])[ \t]*)(?:(?<quote>["'])(?<quoted>[\w.$/-]+)\k<quote>|(?<name>[A-Za-z_$][\w$]*))[ \t]*:(?!:)/gm;
const LINE = (rest: string): RegExp => new RegExp(`^[ \\t]*(?<name>[A-Za-z_][\\w.-]*)${rest}`, 'gm');

/** How each language writes the name of a setting. What is not here has none that could be told from other code. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  yaml: /(?<=^[ \t]*(?:- )*)(?:(?<quote>["'])(?<quoted>[\w./-]+)\k<quote>|(?<name>[\w./-]+))[ \t]*:(?=[ \n]|$)/gm,
  json: QUOTED_OR_NAME,
  jsonc: QUOTED_OR_NAME,
  json5: QUOTED_OR_NAME,
  javascript: QUOTED_OR_NAME,
  typescript: QUOTED_OR_NAME,
  tsx: QUOTED_OR_NAME,
  toml: LINE('[ \\t]*='),
  ini: LINE('[ \\t]*='),
  properties: LINE('[ \\t]*[=:]'),
  dotenv: LINE('='),
  hcl: /^[ \t]*(?<name>[a-z_]\w*)[ \t]*(?:=(?!=)|(?:"[^"\n]*"[ \t]*)*\{)/gm,
  nginx: /^[ \t]*(?<name>[a-z][a-z_]+)(?=[ \t{])/gm,
  apache: /^[ \t]*<?(?<name>[A-Z]\w+)(?=[ \t>])/gm,
  caddyfile: /^[ \t]+(?<name>[a-z_]+)(?=[ \t]|$)/gm,
  dockerfile: /^(?<name>[A-Z]+)(?=[ \t])/gm,
  xml: /<(?<name>[A-Za-z][\w:.-]*)(?=[\s>/])|(?<=<[^<>]*\s)(?<quoted>[A-Za-z][\w:-]*)(?==")/g,
  html: /<(?<name>[A-Za-z][\w:.-]*)(?=[\s>/])|(?<=<[^<>]*\s)(?<quoted>[A-Za-z][\w:-]*)(?==")/g,
  css: /^[ \t]+(?<name>[a-z-]+)(?=:)/gm,
  php: /(?<=^|[[,(])[ \t]*(?<quote>["'])(?<quoted>[\w.-]+)\k<quote>[ \t]*=>/gm,
  python: /(?<=^|[{,])[ \t]*(?<quote>["'])(?<quoted>[\w.-]+)\k<quote>[ \t]*:/gm,
  ruby: /(?<=^|[{,(])[ \t]*(?:(?<name>[a-z_]\w*):(?!:)|:?(?<quote>["']?)(?<quoted>[a-z_]\w*)\k<quote>[ \t]*=>)/gm,
};

const NGINX_SINGLE =
  /^(?:proxy_pass|proxy_http_version|proxy_buffer_size|client_max_body_size|root|ssl_certificate|ssl_certificate_key)$/;
/** Languages in which a name that stands there twice is no mistake, or another kind of mistake. */
const REPEATABLE = new Set(['apache', 'caddyfile', 'dockerfile', 'xml', 'html', 'css']);

/** The names of settings in a snippet, outside comments and texts of several lines. */
export function keysOf({ label, text }: Block): Key[] {
  const language = languageName(label);
  const pattern = PATTERNS[language];
  if (!pattern) return [];
  const hidden = tokens(text, language).filter(
    ({ kind, text: token }) => kind === 'comment' || (kind === 'text' && token.includes('\n')),
  );
  const depth = language === 'yaml' ? blockScalars(text) : [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match.groups?.quoted ?? match.groups?.name ?? '';
    const start = match.index + match[0].indexOf(name);
    if (hidden.some((token) => token.start <= start && start < token.start + token.text.length)) return [];
    if (depth.some(([from, to]) => from <= start && start < to)) return [];
    const isRepeatable = REPEATABLE.has(language) || (language === 'nginx' && !NGINX_SINGLE.test(name));
    return [{ start, name, isRepeatable }];
  });
}

/** The lines of YAML that belong to a text behind `|` or `>`. */
function blockScalars(text: string): (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  for (const match of text.matchAll(/^(?<indent>[ \t]*)[^\n]*[:-] [|>][-+\d]*[ \t]*\n/gm)) {
    const indent = match.groups?.indent ?? '';
    const start = match.index + match[0].length;
    const rest = text.slice(start);
    const end = new RegExp(`^(?!${indent}[ \\t]|[ \\t]*$)`, 'm').exec(rest)?.index ?? rest.length;
    found.push([start, start + end]);
  }
  return found;
}
