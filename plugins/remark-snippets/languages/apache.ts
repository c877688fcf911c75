import { apacheDirectives } from './apache-directives';
import type { CheckLanguage, SnippetFault } from './language';
import { misspelt } from './misspelt';
import { rewriteFlags } from './apache-rewrite';
import { unbalanced } from './unbalanced';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

/* Source: Apache HTTP Server 2.4, “Configuration Files”, and ap_getword_conf in server/util.c. */
const LINE = /(?:\\\r?\n|[^\n])+/g;
const SECTIONS = [
  'VirtualHost',
  'Directory',
  'DirectoryMatch',
  'Files',
  'FilesMatch',
  'Location',
  'LocationMatch',
  'IfModule',
  'IfDefine',
  'IfVersion',
  'IfFile',
  'IfDirective',
  'IfSection',
  'If',
  'ElseIf',
  'Else',
  'Limit',
  'LimitExcept',
  'Macro',
  'MDomainSet',
  'Proxy',
  'ProxyMatch',
  'RequireAll',
  'RequireAny',
  'RequireNone',
  'AuthnProviderAlias',
  'AuthzProviderAlias',
];

/** The configuration of Apache: sections, quotes, brackets, misspelt directives, flags of rewriting. */
export const checkApache: CheckLanguage = (text) => {
  const faults: SnippetFault[] = [];
  const open: { name: string; offset: number }[] = [];
  for (const { 0: written, index } of text.matchAll(LINE)) {
    const line = written.trim();
    const start = index + written.indexOf(line);
    const part = { start, end: start + line.length };
    if (line === '' || /^(?:#|\.{3}|…)/.test(line)) continue;
    const closing = /^<\/(\w+)\s*>?$/.exec(line)?.[1];
    const opening = /^<(\w+)/.exec(line)?.[1];
    if (closing !== undefined) {
      const inner = open.pop();
      if (inner?.name.toLowerCase() !== closing.toLowerCase())
        return [
          ...faults,
          unexpected(
            part,
            shown(line),
            inner ? `\`</${inner.name}>\` for line ${lineOf(text, inner.offset)}` : 'a section that it closes',
          ),
        ];
    }
    if ((opening ?? closing) !== undefined && !line.endsWith('>'))
      return [...faults, unexpected({ start: part.end, end: part.end }, `end of ${shown(line)}`, '`>`')];
    if (opening !== undefined) open.push({ name: opening, offset: start });
    else if (
      closing === undefined &&
      /^\/?\w+(?:\s[^<]*)?>$/.test(line) &&
      SECTIONS.some((name) => line.replace('/', '').startsWith(name))
    )
      return [...faults, unexpected(part, shown(line), `\`<${line}\``)];
    faults.push(
      ...checkWords(
        opening === undefined ? line : line.slice(1, -1),
        opening === undefined ? start : start + 1,
        opening ?? closing,
      ),
    );
  }
  const inner = open.at(-1);
  if (inner)
    faults.push(
      unexpected(
        placeOfMissingClose(text, inner.offset),
        'end',
        `\`</${inner.name}>\` for line ${lineOf(text, inner.offset)}`,
      ),
    );
  return faults;
};

function checkWords(line: string, offset: number, section: string | undefined): SnippetFault[] {
  const name = section ?? /^[A-Za-z]\w*/.exec(line)?.[0] ?? '';
  const at = line.indexOf(name);
  const near = misspelt(name, section === undefined ? apacheDirectives : SECTIONS);
  const place: Part = { start: offset + at, end: offset + at + name.length };
  const faults =
    near === undefined
      ? []
      : [
          unexpected(place, `directive \`${name}\``, `\`${near}\``, {
            ruleId: 'snippet-directive',
            actual: name,
            expected: [near],
            fix: near,
          }),
        ];
  // A word begins with its quote; in the middle of one it is a character as any other.
  const quoted = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|(?<![^\s])["'][^\n]*|[^\s"']+["'](?=\s|$)/g;
  for (const match of line.matchAll(quoted)) {
    if (/^(["'])[^]*\1$/.test(match[0]) && match[0].length > 1) continue;
    const start = offset + match.index;
    return [
      ...faults,
      unexpected({ start, end: start + match[0].length }, `quote in ${shown(match[0])}`, 'its pair too', {
        ruleId: 'snippet-stray-quote',
      }),
    ];
  }
  return [...faults, ...unbalanced(line, offset), ...rewriteFlags(line, offset)];
}
