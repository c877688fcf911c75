import type { CheckLanguage, SnippetFault } from './language';
import { misspelt } from './misspelt';
import { unbalanced } from './unbalanced';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

/* Source: Caddy 2.10, caddyconfig/caddyfile/lexer.go and parse.go; its registered directives and global options. */
const TOKEN =
  /[^\S\n]+|(?<newline>\n)|(?<=^|\s)#[^\n]*|(?<word>"(?:[^"\\]|\\[^])*"|`[^`]*`|<<(?<marker>[\w-]+)\r?\n[^]*?\k<marker>|(?!["`])(?:\\[^]|[^\s\\])+)/y;

const DIRECTIVES =
  'abort acme_server basic_auth basicauth bind copy_response copy_response_headers encode error file_server forward_auth fs handle handle_errors handle_path handle_response header import intercept invoke log log_append log_name log_skip map method metrics php_fastcgi push redir request_body request_header respond reverse_proxy rewrite root route skip_log templates tls tracing try_files uri vars authenticate authorize'.split(
    ' ',
  );

interface Block {
  readonly name: string;
  readonly offset: number;
}

/** A Caddyfile: quotes, braces, misspelt directives of a site. */
export const checkCaddy: CheckLanguage = (source) => {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => '#'.repeat(line.length));
  const faults: SnippetFault[] = [];
  const blocks: Block[] = [];
  let line: Part[] = [];
  const word = ({ start, end }: Part): string => text.slice(start, end);
  const endLine = (): SnippetFault | undefined => {
    const [first, last] = [line[0], line.at(-1)];
    line = [];
    if (!first || !last) return undefined;
    const isClose = word(first) === '}';
    if (isClose) {
      if (blocks.length === 0) return unexpected(first, '`}`', 'a block that it closes');
      blocks.pop();
      if (first !== last && word(last) !== '{')
        return unexpected(
          { start: first.end, end: last.end },
          shown(text.slice(first.end, last.end)),
          'the end of the line behind `}`',
        );
      return undefined;
    }
    const name = word(first);
    const parent = blocks.at(-1)?.name;
    if (!/^(?:\(|&|@|\{$)/.test(name) && isSite(blocks)) {
      const near = parent === undefined ? undefined : misspelt(name, DIRECTIVES);
      if (near !== undefined)
        faults.push(
          unexpected(first, `directive \`${name}\``, `\`${near}\``, {
            ruleId: 'snippet-directive',
            actual: name,
            expected: [near],
            fix: near,
          }),
        );
    }
    if (word(last) === '{') blocks.push({ name, offset: first.start });
    else if (/[^\s{]\{$/.test(word(last)) && !/\{.*\{$|^["`]/.test(word(last)))
      return unexpected({ start: last.end - 1, end: last.end }, shown(word(last)), 'a space before `{`');
    return undefined;
  };
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) {
      const rest = /^[^\n]*/.exec(text.slice(at))?.[0] ?? '';
      return [
        ...faults,
        unexpected(
          { start: at, end: at + rest.length },
          `end of ${shown(rest)}`,
          `\`${rest[0] === '`' ? 'a backtick' : '"'}\``,
        ),
      ];
    }
    const part = { start: at, end: at + match[0].length };
    at = part.end;
    if (match.groups?.word !== undefined) {
      const swallowed = /^"[^"\n]*\n[^"]*"$/.test(match[0]) && /^[^\s]/.test(text.slice(at));
      const isStray = swallowed || (/^[^"`\\]+"$/.test(match[0]) && !/"\S/.test(match[0]));
      if (isStray)
        return [
          ...faults,
          unexpected(
            { start: part.start, end: swallowed ? text.indexOf('\n', part.start) : at },
            `quote in ${shown(match[0])}`,
            'its pair too',
            { ruleId: 'snippet-stray-quote' },
          ),
        ];
      if (match[0] !== '{' && match[0] !== '}' && !match[0].endsWith('{'))
        faults.push(...unbalanced(match[0], part.start));
      line.push(part);
    }
    if (match.groups?.newline !== undefined) {
      const fault = endLine();
      if (fault) return [...faults, fault];
    }
  }
  const fault = endLine();
  if (fault) return [...faults, fault];
  const open = blocks.at(-1);
  if (open)
    faults.push(
      unexpected(
        placeOfMissingClose(text, open.offset),
        'end',
        `\`}\` for the block of line ${lineOf(text, open.offset)}`,
      ),
    );
  return faults;
};

/** Whether the lines here are the directives of a site, and not those that only their own directive knows. */
function isSite(blocks: readonly Block[]): boolean {
  return blocks.every(({ name }, index) =>
    index === 0 ? name !== '{' : /^(?:handle|handle_path|handle_errors|route|handle_response|intercept)$/.test(name),
  );
}
