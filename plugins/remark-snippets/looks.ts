import type { LanguageId } from './language-names';

/** How sure a text looks like a language, from 0 to 1. */
export type Look = readonly [language: LanguageId, score: number];

/** A text and its lines, so that each is cut but once. */
interface Sample {
  readonly text: string;
  /** Without blank lines and lines that are a comment. */
  readonly lines: readonly string[];
}

const COMMENT = /^\s*(?:#(?!!|\[)|\/\/|;|--\s|\/?\*|<!--)/;

/** The share of lines that a pattern finds. */
const share = ({ lines }: Sample, pattern: RegExp): number =>
  lines.length === 0 ? 0 : lines.filter((line) => pattern.test(line)).length / lines.length;
const count = ({ lines }: Sample, pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;

const ENTRY = /^\s*(?:- +)*(?:[\w./$-]+|"[^"]+"|'[^']+'):(?:\s+\S.*|\s*)$|^\s*- +\S/;
const UPPER_ASSIGNMENT = /^\s*(?:export\s+)?[A-Z][A-Z\d_]*=/;
const ASSIGNMENT = /^\s*[\w.-]+(?:\[[\w-]*\])?\s*=/;
const TYPED = /^\s*(?:[\w.-]+|"[^"]*")\s*=\s*(?:"|'|\[|\{|[-+\d]|true\b|false\b)/;
const SECTION = /^\s*\[[^\]"'{},]+\]\s*$/;
const PYTHON =
  /^\s*(?:(?:async )?def \w+\(.*\).*:|class \w+.*:|(?:el)?if .+:|for .+ in .+:|while .+:|with .+:|try:|except.*:)\s*(?:#.*)?$|^\s*(?:from [\w.]+ import \S|import [\w.]+(?: as \w+)?\s*$|return(?: (?:[\w.]+(?:[([].*)?|[{[("'].*|not .+|.+ (?:in|and|or|if) .+))?\s*$|raise \w+)/;
const SCRIPT =
  /^\s*(?:import\s+(?:[\w*{].*\sfrom\s+)?['"][^'"]+['"];?$|import\s+type\b|export\s+(?:default|const|async|function|type|interface|class|\{|\*)|(?:const|let|var)\s+[\w${[]|(?:async\s+)?function\*?\s*\w*\(|module\.exports\b|(?:[\w.]+\s*=\s*)?require\(|interface \w+ \{|declare \w)|=>\s*[{(]\s*$|\bawait \w+[.(]/;
const COMMAND =
  /^\s*(?:[$#] +)?(?:sudo +)?(?:apk|apt|apt-get|aws|az|base64|brew|bundle|bun|cat|cd|certbot|chmod|chown|composer|cp|curl|dig|dnf|docker|docker-compose|echo|exit|export(?= +\w+=)|find|gcloud|git|grep|head|helm|htpasswd|jq|k3s|keytool|kubectl|kubeadm|ls|make|mkdir|mv|nano|nano|node|npm|npx|occ|openssl|pct|php|pip3?|pipx|pnpm|podman|printf|psql|python3?|rake|rm|rsync|scp|sed|service|set|snap|source|ssh|sudo|systemctl|tar|tee|touch|unzip|update-ca-certificates|vault|vi|vim|wget|yarn|yum)(?:\s|$)|^\s*(?:[$#] +)?(?:\.{0,2}\/[\w./-]+)(?:\s+[-\w./]|\s*$)/;
const NGINX =
  /^\s*(?:server|http|events|upstream \S+|location\s.+|if \(.+\))\s*\{|^\s*(?:listen|server_name|proxy_\w+|auth_request\w*|ssl_\w+|add_header|return \d{3}|error_page|root|include|set \$\w+|rewrite)\s.*;/;
const APACHE =
  /^\s*<\/?(?:VirtualHost|Location|LocationMatch|Directory|IfModule|Proxy|Files|FilesMatch|LimitExcept|RequireAll|RequireAny)\b.*>|^\s*(?:OIDC\w+|Mellon\w+|ProxyPass\w*|Rewrite(?:Rule|Cond|Engine)|Require|AuthType|AuthName|ServerName|ServerAlias|DocumentRoot|LoadModule|RequestHeader|SSL\w+)\s+\S/;
const CADDY =
  /^\s*(?:reverse_proxy|forward_auth|file_server|handle(?:_path)?|respond|encode|route|tls|import|uri|copy_headers|redir)\b/;
const DOCKER =
  /^\s*(?:FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|ARG|WORKDIR|USER|EXPOSE|VOLUME|LABEL|HEALTHCHECK|SHELL)\s+\S/;
const SQL =
  /^\s*(?:SELECT\b.+\bFROM\b|SELECT\b[^.:]*;|INSERT INTO\b|CREATE (?:OR REPLACE )?(?:USER|ROLE|DATABASE|TABLE|INDEX|VIEW|EXTENSION|SCHEMA|FUNCTION|POLICY|TRIGGER|TYPE)\b|GRANT\b.+\bTO\b|UPDATE \S+ SET\b|ALTER (?:USER|ROLE|DATABASE|TABLE)\b|DELETE FROM\b|DROP (?:USER|ROLE|DATABASE|TABLE)\b|FLUSH PRIVILEGES)/i;
const POWERSHELL =
  /^\s*(?:\$\w+\s*=\s*)?(?:Add|Connect|ConvertTo|Enable|Get|Import|Install|Invoke|New|Register|Remove|Restart|Set|Start|Stop|Test|Update|Write)-[A-Z]\w+/;
const HCL =
  /^\s*(?:resource|data|variable|output|provider|module)\s+"[^"]+"(?:\s+"[^"]+")?\s*\{|^\s*(?:terraform|locals)\s*\{/;
const RUBY =
  /\bdo(?: \|[\w, ]+\|)?\s*$|^\s*end\s*$|^\s*require ['"]|^\s*\w+\[['":]\w+['"]?\]\s*=(?!=)|^\s*def \w+[^:]*$/;
const GO = /^package \w+\s*$|^func [\w(]|^\s*[\w, ]+ := |^import (?:\(|")|^\s*if err != nil|^type \w+ struct/;
const CSS = /^\s*(?:[.#:@*]?[\w-][\w\s.#:>,*[\]="'()-]*)\{\s*$|^\s*[\w-]+\s*:\s*[^;{}]+;\s*$|^\s*\}\s*$/;
/** What a request or an answer begins with. */
const REQUEST = /^\s*(?:(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) \S+(?: HTTP\/[\d.]+)?\s*$|HTTP\/[\d.]+ \d{3})/m;
const HTML_ELEMENT =
  /<(?:!doctype html|html|head|body|div|span|p|a|script|link|meta|form|input|button|img|ul|h[1-6]|table|iframe|style)\b[^>]*>/i;

const looks: { readonly [id in LanguageId]?: (sample: Sample) => number } = {
  json: (sample) => {
    if (REQUEST.test(sample.text)) return 0;
    const inner = share(
      sample,
      /^\s*(?:"[^"]*"\s*:.*[\w"{}[\],.]|[{}[\]]+,?|"[^"]*",?|-?[\d.]+,?|\{.*\},?|\[.*\],?)\s*$/,
    );
    if (inner < 0.9 || !/"[^"\n]*"\s*:|^\s*\[\s*["{[]/.test(sample.text)) return 0;
    return /^\s*[{[][^]*[}\]]\s*$/.test(sample.text) ? 0.97 : 0.8;
  },
  yaml: (sample) => {
    if (/^\s*[{<]/.test(sample.text) || share(sample, /[;{]\s*$/) > 0.1) return 0;
    if (/^\s*(?:- )?(?:apiVersion|services|version|kind|metadata):/m.test(sample.text)) return 0.9;
    const keys = count(sample, /^\s*(?:- +)*[\w./$-]+:(?:\s|$)/);
    const isNested = /^[\w./$-]+:\s*\n(?:\s+|(?=- ))\S|^- [\w.-]+:.*\n {2}[\w.-]+:/m.test(sample.text);
    return share(sample, ENTRY) >= 0.8 && keys > 0 ? (isNested ? 0.9 : keys > 1 ? 0.75 : 0.4) : 0;
  },
  dotenv: (sample) => (share(sample, UPPER_ASSIGNMENT) >= 0.9 ? 0.9 : 0),
  ini: (sample) => {
    if (!sample.lines.some((line) => SECTION.test(line))) return share(sample, ASSIGNMENT) === 1 ? 0.5 : 0;
    return share(sample, new RegExp(`${SECTION.source}|${ASSIGNMENT.source}|^\\s*[\\w.-]+\\s*$`)) >= 0.9 ? 0.85 : 0;
  },
  toml: (sample) => {
    const isTable = sample.lines.some((line) => /^\s*\[\[?[\w."-]+\]\]?\s*$/.test(line));
    const entries = sample.lines.filter((line) => ASSIGNMENT.test(line));
    if (entries.length === 0 || !entries.every((line) => TYPED.test(line)) || !/["'[]/.test(entries.join(''))) return 0;
    if (isTable) return 0.9;
    const isSpaced =
      entries.every((line) => / = /.test(line)) && share(sample, /^\s*(?:[\w.-]+ = |["'\d].*$|[\]}],?\s*$)/) >= 0.9;
    return isSpaced ? (entries.length > 2 ? 0.65 : 0.55) : 0;
  },
  properties: (sample) => (share(sample, /^\s*[a-z][\w-]*(?:\.[\w-]+)+\s*=/) >= 0.9 ? 0.8 : 0),
  xml: ({ text }) => {
    if (/^\s*<\?xml\b/.test(text)) return 1;
    const name = /^\s*(?:<!--[^]*?-->\s*)?<(?<name>[A-Za-z][\w:.-]*)(?:\s[^<>]*)?>/.exec(text)?.groups?.name;
    return name && text.includes(`</${name}>`) && /[>]\s*$/.test(text) && !HTML_ELEMENT.test(text) ? 0.75 : 0;
  },
  html: ({ text }) =>
    /^\s*(?:<!doctype html|<html)\b/i.test(text)
      ? 1
      : /^\s*</.test(text) && HTML_ELEMENT.test(text) && />\s*$/.test(text)
        ? 0.8
        : 0,
  php: (sample) => {
    if (sample.text.includes('<?php')) return 1;
    const found = share(sample, /^\s*\$\w+(?:\[.*\]|->\w+)*\s*=|^\s*\$\w+->\w+\(|^\s*'[\w.-]+'\s*=>/);
    return found < 0.4 || !/[;,]\s*$/m.test(sample.text)
      ? 0
      : found > 0.9 && share(sample, /[;,]\s*$/) > 0.9
        ? 0.85
        : 0.75;
  },
  python: (sample) => {
    if (share(sample, /;\s*$/) > 0.2) return 0;
    const strong = count(sample, PYTHON);
    if (strong > 0) return strong / sample.lines.length > 0.2 ? 0.85 : 0.7;
    // `NAME="text"` and `NAME={"a": 1}` are those of an environment file too.
    if (!sample.lines.some((line) => /^[A-Z][A-Z\d_]*(?:\s+=\s|=(?:None\b|os\.|[[{(]\s*$))/.test(line))) return 0;
    return share(sample, /^[A-Z][A-Z\d_]*\s*=\s*(?:True|False|None|["'[{(]|os\.)/) >= 0.5 ? 0.8 : 0;
  },
  ruby: (sample) =>
    share(sample, RUBY) >= 0.15 && count(sample, RUBY) > 0
      ? /\bend\s*$|^\s*\w+\[['":]/m.test(sample.text)
        ? 0.8
        : 0.6
      : 0,
  go: (sample) => (count(sample, GO) > 0 ? (/^package \w+\s*$|^func /m.test(sample.text) ? 0.95 : 0.7) : 0),
  typescript: (sample) => (count(sample, SCRIPT) > 0 ? 0.84 : 0),
  javascript: (sample) => (count(sample, SCRIPT) > 0 ? 0.85 : 0),
  shell: (sample) => {
    if (/^#!.*\b(?:ba|z|da|k)?sh\b/.test(sample.text)) return 1;
    if (/^\$ \S/m.test(sample.text)) return 0.9;
    const commands = sample.text
      .replace(/\\\n/g, ' ')
      .split('\n')
      .filter((line) => line.trim() !== '' && !COMMENT.test(line));
    const found = commands.filter((line) => COMMAND.test(line)).length / Math.max(1, commands.length);
    return found >= 0.5 ? 0.85 : found > 0.2 ? 0.6 : 0;
  },
  powershell: (sample) => (share(sample, POWERSHELL) >= 0.3 ? 0.9 : 0),
  hcl: (sample) => (count(sample, HCL) > 0 ? 0.95 : 0),
  nginx: (sample) => (count(sample, NGINX) > 0 && share(sample, /[;{}]\s*(?:#.*)?$/) >= 0.8 ? 0.88 : 0),
  apache: (sample) => (share(sample, APACHE) >= 0.4 ? 0.9 : 0),
  caddyfile: (sample) =>
    count(sample, CADDY) > 0 &&
    share(sample, /;\s*$/) === 0 &&
    /^[\w.*:/${}-]+(?:, ?[\w.*:/-]+)* \{\s*$/m.test(sample.text)
      ? 0.86
      : 0,
  dockerfile: (sample) => (/^FROM \S+/m.test(sample.text) && share(sample, DOCKER) >= 0.5 ? 0.95 : 0),
  sql: (sample) => (SQL.test(sample.lines[0] ?? '') ? 0.9 : 0),
  diff: ({ text }) =>
    /^(?:diff --git|@@ -\d|--- \S.*\n\+\+\+ \S)/m.test(text)
      ? 0.95
      : /^\+ ?\s*\S/m.test(text) && /^- ?\s*\S/m.test(text) && !/^- \S.*\n(?: {2}\S|- )/m.test(text)
        ? 0.65
        : 0,
  http: ({ text }) => (REQUEST.test(text) ? 0.92 : 0),
  css: (sample) => (share(sample, CSS) >= 0.9 && /\{\s*\n?\s*[\w-]+\s*:[^;{}\n]+;/.test(sample.text) ? 0.8 : 0),
};

/** What a text looks like, the likeliest first. From cheap features; whether it parses is another question. */
export function looksOf(text: string): readonly Look[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !COMMENT.test(line));
  const sample = { text, lines };
  return (Object.entries(looks) as [LanguageId, (sample: Sample) => number][])
    .map(([id, look]) => [id, look(sample)] as const)
    .filter(([, score]) => score > 0)
    .sort(([, a], [, b]) => b - a);
}
