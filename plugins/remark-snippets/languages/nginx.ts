import type { CheckLanguage, SnippetFault } from './language';
import { misspelt } from './misspelt';
import { nginxDirectives } from './nginx-directives';
import { unbalanced } from './unbalanced';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

/* Source: nginx 1.29, ngx_conf_read_token in src/core/ngx_conf_file.c. */
const TOKEN =
  /\s+|#[^\n]*|(?<mark>[;{}])|(?<word>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|(?!["'])(?:\\[^]|\$\{|[^\s;{\\])+)/y;

/** Blocks whose lines are no directives but data. */
const DATA = /^(?:map|geo|types|split_clients|match|charset_map|upstream)$|_by_lua_block$/;
/** Directives that one block may have several times. */
const REPEATS =
  /^(?:add_header|add_trailer|allow|deny|access_log|error_log|error_page|env|include|if|listen|load_module|location|log_format|map|geo|upstream|server|server_name|set|set_real_ip_from|rewrite|return|break|limit_req|limit_conn|limit_req_zone|limit_conn_zone|js_\w+|perl_\w+|resolver|ssl_certificate|ssl_certificate_key|ssl_conf_command|\w+_(?:set_header|param|hide_header|pass_header|ignore_headers|pass_request_headers|redirect|cookie_\w+|cache_path|bind|next_upstream|cache_valid|cache_bypass|no_cache|set_body)|auth_request_set|sub_filter|split_clients|types|userid\w*|image_filter|secure_link\w*|proxy_ssl_conf_command|expires|index|ssi_types|gzip_types|http2_push|mirror|valid_referers|more_\w+|lua_\w+|vhost_\w+|root|satisfy)$/;

interface Block {
  readonly name: string;
  readonly offset: number;
  readonly seen: Map<string, number>;
}

/** The configuration of nginx: quotes, braces, semicolons, misspelt directives, and those that may stand once only. */
export const checkNginx: CheckLanguage = (source) => {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*;?[ \t]*$/gm, (line) => '#'.repeat(line.length));
  const faults: SnippetFault[] = [];
  const blocks: Block[] = [{ name: '', offset: 0, seen: new Map() }];
  let words: Part[] = [];
  const word = (part: Part | undefined): string => (part ? text.slice(part.start, part.end) : '');
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const block = blocks.at(-1);
    if (!match || !block) return [...faults, unclosedQuote(text, at)];
    const part = { start: at, end: at + match[0].length };
    at = part.end;
    const isData = DATA.test(block.name);
    if (match.groups?.word !== undefined) {
      const before = words.at(-1);
      if (/^["']/.test(word(before)) && before?.end === part.start && match[0] !== ')')
        return [...faults, strayBehindQuote(text, part)];
      if (before && !isData && startsLine(text, part) && isForgotten(word(part), word(words[0])))
        return [...faults, noSemicolon(text, before, part)];
      const stray =
        !/^["']/.test(match[0]) && /["']$/.test(match[0]) && (match[0].match(/["']/g)?.length ?? 0) % 2 === 1;
      const isEntry = /^(?:map|geo)$/.test(block.name) && words.length === 2 && before && startsLine(text, part);
      if (isEntry) return [...faults, noSemicolon(text, before, part)];
      if (stray)
        faults.push(
          unexpected({ start: at - 1, end: at }, `quote in ${shown(match[0])}`, 'its pair too', {
            ruleId: 'snippet-stray-quote',
          }),
        );
      words.push(part);
      continue;
    }
    const [name] = words;
    switch (match.groups?.mark) {
      case ';':
        if (!name) return [...faults, unexpected(part, '`;`', 'a directive before it')];
        if (!isData) faults.push(...checkDirective(text, block, words));
        words = [];
        break;
      case '{':
        if (!name && blocks.length === 1 && text.slice(0, part.start).trim() === '') return faults;
        if (!name) return [...faults, unexpected(part, '`{`', 'the name of a block before it')];
        if (!isData)
          faults.push(...checkName(word(name), name), ...unbalanced(text.slice(name.end, part.start), name.end));
        if (/_by_lua_block$/.test(word(name))) at = endOfLua(text, at);
        else blocks.push({ name: word(name), offset: name.start, seen: new Map() });
        words = [];
        break;
      case '}':
        if (words.length > 0) return [...faults, noSemicolon(text, words.at(-1) ?? part, part)];
        if (blocks.length === 1) return [...faults, unexpected(part, '`}`', 'a block that it closes')];
        blocks.pop();
        break;
      default:
    }
  }
  const open = blocks.at(-1);
  if (words.length > 0) faults.push(noSemicolon(text, words.at(-1) ?? { start: 0, end: 0 }));
  else if (open && blocks.length > 1)
    faults.push(
      unexpected(
        placeOfMissingClose(text, open.offset),
        'end',
        `\`}\` for the \`${open.name}\` of line ${lineOf(text, open.offset)}`,
      ),
    );
  return faults;
};

const startsLine = (text: string, { start }: Part): boolean => /(?:^|\n)[ \t]*$/.test(text.slice(0, start));

/** Whether a word that begins a line is a directive, and not an argument of the one before. */
const isForgotten = (word: string, directive: string): boolean =>
  (nginxDirectives.has(word) || (/^[a-z]+(?:_[a-z]+)+$/.test(word) && misspelt(word, nginxDirectives) !== undefined)) &&
  !/^(?:log_format|ssl_ciphers|\w+_by_lua)/.test(directive);

function noSemicolon(text: string, { end }: Part, next?: Part): SnippetFault {
  const actual = next ? `${shown(text.slice(next.start, next.end))} after a directive` : 'end of a directive';
  return unexpected({ start: end, end }, actual, '`;`', { fix: ';' });
}

function strayBehindQuote(text: string, part: Part): SnippetFault {
  return unexpected(part, `${shown(text.slice(part.start, part.end))} behind a closing quote`, 'a space or `;`');
}

function unclosedQuote(text: string, at: number): SnippetFault {
  const line = /^[^\n]*/.exec(text.slice(at))?.[0] ?? '';
  return unexpected({ start: at, end: at + line.length }, `end of ${shown(line)}`, `\`${line[0] ?? '"'}\``);
}

function checkDirective(text: string, { seen }: Block, words: readonly Part[]): SnippetFault[] {
  const [name, last] = [words[0], words.at(-1)];
  if (!name || !last) return [];
  const written = text.slice(name.start, name.end);
  const whole = text.slice(name.start, last.end).replace(/\s+/g, ' ');
  const key = !nginxDirectives.has(written) || REPEATS.test(written) ? whole : written;
  const first = seen.get(key);
  seen.set(key, first ?? name.start);
  // The arguments of `if` are one condition.
  const faults = [
    ...checkName(written, name),
    ...words.slice(1).flatMap(({ start, end }) => unbalanced(text.slice(start, end), start)),
  ];
  // Two alternatives are told apart by a comment above each.
  if (first === undefined || /#[^\n]*\n\s*$/.test(text.slice(0, name.start))) return faults;
  const place = { start: name.start, end: last.end };
  return [
    ...faults,
    unexpected(place, `second ${shown(key)}`, `it once only: it is given in line ${lineOf(text, first)} too`, {
      ruleId: 'snippet-duplicate-key',
      actual: key,
    }),
  ];
}

function checkName(name: string, part: Part): SnippetFault[] {
  const near = misspelt(name, nginxDirectives);
  return near === undefined
    ? []
    : [
        unexpected(part, `directive \`${name}\``, `\`${near}\``, {
          ruleId: 'snippet-directive',
          actual: name,
          expected: [near],
          fix: near,
        }),
      ];
}

function endOfLua(text: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < text.length && depth > 0; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
  return at;
}
