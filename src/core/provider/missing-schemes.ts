import type { BrokenUrl } from './broken-urls';

/** The name of a host, which a word with dots may be: with a port, or under a domain that examples have. */
const NAME = String.raw`(?:<\w+>|[a-z0-9-]+)(?:\.(?:<\w+>|[a-z0-9-]+))*`;
const HOST = String.raw`(?:${NAME}\.(?:company|com|org|net|io|dev|app|cloud|me|eu|de|ai|example|test|internal|local|lan|tld)|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?![\w.:@-])`;
const PATH = String.raw`(?:\/(?:<[\w -]+>|[^\s"'\x60<>|\\^()\[\],;])*)?`;
const VALUE = String.raw`(?<value>${HOST}${PATH})`;

/** Names of settings whose value is an address with its scheme. */
const KEY = String.raw`(?<key>[\w.$-]*?(?:(?<!c)ur[li]s?|(?<path>endpoint|upstreams?)|issuer|(?<![a-z])origin|\$schema|entityid|href)\]?)`;
/** `key: value`, `key = ["value"]`, `key="value"`, `<key>value</key>`, `Directive value`, `set("key", "value")`. */
const SETTINGS = new RegExp(
  String.raw`(?<![\w.$-])["'\x60]?${KEY}["'\x60]?(?:[ \t]*(?::|=>?|,|>)[ \t]*|[ \t]+(?=\S+$))\[?[ \t]*(?<quote>["'\x60]?)${VALUE}(?=\k<quote>)(?=["'\x60\s,;<\])}]|$)`,
  'gim',
);
/** What takes an address and nothing else. Sources: ngx_http_proxy_module, mod_proxy, mod_rewrite, mod_alias, ngx_http_rewrite_module, the URL standard. */
const CALLS = [
  new RegExp(String.raw`\bproxy_pass[ \t]+(?<quote>["']?)${VALUE}(?=\k<quote>[ \t]*;)`, 'g'),
  new RegExp(String.raw`^[ \t]*ProxyPass(?:Reverse)?[ \t]+\S+[ \t]+(?<quote>["']?)${VALUE}(?=\k<quote>(?:\s|$))`, 'gm'),
  // Where a browser is sent. Without a scheme both servers take it for a path.
  new RegExp(
    String.raw`^[ \t]*RewriteRule[ \t]+\S+[ \t]+(?<quote>["']?)${VALUE}(?=\k<quote>[ \t]+\[(?:[^\]]*,)?R\b)`,
    'gm',
  ),
  new RegExp(
    String.raw`^[ \t]*Redirect(?:Match|Permanent|Temp)?[ \t]+(?:(?:30\d|permanent|temp)[ \t]+)?[/^]\S*[ \t]+(?<quote>["']?)${VALUE}(?=\k<quote>\s*$)`,
    'gm',
  ),
  new RegExp(String.raw`\breturn[ \t]+30[12378][ \t]+(?<quote>["']?)${VALUE}(?=\k<quote>[ \t]*;)`, 'g'),
  new RegExp(String.raw`\bnew URL\((?:[^()"']*,[ \t]*)?(?<quote>["'])${VALUE}\k<quote>`, 'g'),
  // What an identity provider serves, as the whole value of whatever it is.
  new RegExp(
    String.raw`[\w\]]["']?[ \t]*(?:=>?[ \t]*|:[ \t]+)(?<quote>["'\x60]?)(?<value>(?:${NAME})(?::\d+)?\/(?:application\/o|realms\/[^\s\/"']+\/(?:protocol|\.well-known))\/${PATH.slice(5, -2)})(?=\k<quote>(?:[\s,;)}]|$))`,
    'gm',
  ),
];

/** Settings that take the name of a host, whatever they are called. */
const HOSTS =
  /host|domain|allow|trusted|white|cors|csrf|ldap|smtp|redis|mongo|postgres|mysql|database|amqp|registry|image|jdbc/i;

/**
 * Addresses in a snippet that lack their scheme, where only an address with one is understood: by the name of the setting, or
 * by what is called.
 */
export function findMissingSchemes(text: string): BrokenUrl[] {
  const found = new Map<number, BrokenUrl>();
  for (const pattern of [SETTINGS, ...CALLS]) {
    for (const match of text.matchAll(pattern)) {
      const { key = '', value = '', path } = match.groups ?? {};
      // In a `stream` of nginx it is a port that is passed on, not a request.
      if (match[0].startsWith('proxy_pass') && /^\s*stream\s*\{/m.test(text)) continue;
      // An endpoint or an upstream may be the name of a host; with a path it is an address.
      if (HOSTS.test(key) || (path !== undefined && !value.includes('/'))) continue;
      const start = match.index + match[0].lastIndexOf(value);
      const scheme = /^(?:localhost|\d|[\w-]+:)/.test(value) ? 'http' : 'https';
      found.set(start, { start, end: start + value.length, actual: value, expected: `${scheme}://${value}` });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
