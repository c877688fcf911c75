import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { languageName, tokens } from './tokens';

/**
 * Whether two snippets mean the same, so that nobody could tell that one is broken: YAML, JSON and TOML by what they hold,
 * JavaScript and TypeScript by their syntax trees, everything else by its tokens, and so a piece of a file that is nothing
 * by itself. URLs are compared as browsers read them.
 */
export function meansTheSame(before: string, after: string, label: string): boolean {
  const language = languageName(label);
  const [first, second] = [before, after].map((text) => withEqualUrls(withoutOwnScheme(text, language)));
  if (first === undefined || second === undefined) return false;
  const meant = meaning(first, language);
  return meant === undefined
    ? tokensOf(first, language) === tokensOf(second, language)
    : meant === meaning(second, language);
}

/** The text of what a snippet means; `undefined` for one that cannot be read. */
function meaning(text: string, language: string): string | undefined {
  switch (language) {
    case 'yaml':
      return yamlValue(text);
    case 'json':
    case 'jsonc':
    case 'json5':
      return jsonValue(text, language);
    case 'toml':
      return tomlValue(text);
    case 'javascript':
    case 'typescript':
    case 'tsx':
      return syntaxTree(text);
    default:
      return tokensOf(text, language);
  }
}

/** `https://wiki.company` and `https://wiki.company/` are one address. */
function withEqualUrls(text: string): string {
  return text.replace(/(https?:\/\/[\w.:-]+)\/(?=["'`\s;,)\]}]|$)/g, '$1');
}

/**
 * Addresses that mean the same without `http://`: those of curl and wget, and the upstreams of Caddy.
 *
 * Sources: the manual of curl, “URL”; wget(1), “URL Format”; Caddy’s documentation, `reverse_proxy`, “Upstream addresses”.
 */
function withoutOwnScheme(text: string, language: string): string {
  const readers = language === 'caddyfile' ? 'reverse_proxy|forward_auth' : 'curl|wget';
  return text.replace(
    new RegExp(`(?<=\\b(?:${readers})\\b[^\\n]*?)\\bhttp://(?=[\\w.-]+(?::\\d+)?(?:[/"'\\s]|$))`, 'g'),
    '',
  );
}

function yamlValue(text: string): string | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: true });
  if ('empty' in documents) return '';
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return JSON.stringify(documents.map((document): unknown => document.toJS({ maxAliasCount: 100 })));
}

function jsonValue(text: string, language: string): string | undefined {
  // JSON5 has more than the parser knows: its tokens have to do.
  if (language === 'json5') return tokensOf(text, language);
  const errors: ParseError[] = [];
  const value: unknown = parseJson(text, errors, {
    disallowComments: language === 'json',
    allowTrailingComma: language !== 'json',
  });
  return errors.length > 0 ? undefined : JSON.stringify(value);
}

function tomlValue(text: string): string | undefined {
  try {
    return JSON.stringify(getStaticTOMLValue(parseTOML(text)));
  } catch {
    return undefined;
  }
}

function syntaxTree(text: string): string | undefined {
  const file = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  if ((file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0) return undefined;
  const print = (node: ts.Node): string => {
    const parts: string[] = [];
    node.forEachChild((child) => {
      parts.push(print(child));
    });
    const own = parts.length === 0 ? ownText(node, file) : '';
    return `${node.kind}(${own}${parts.join(',')})`;
  };
  return print(file);
}

/** What stands between elements is read without the indentation of its lines. Source: the React documentation, “JSX In Depth”. */
function ownText(node: ts.Node, file: ts.SourceFile): string {
  if (!ts.isJsxText(node)) return node.getText(file);
  const lines = node.getFullText(file).split('\n');
  return lines.length === 1
    ? lines.join('')
    : lines
        .map((line) => line.trim())
        .join(' ')
        .trim();
}

/** Languages in which the end of a line is no end of a statement. */
const FREE = new Set(['php', 'css', 'nginx', 'xml', 'html', 'sql', 'json', 'jsonc', 'json5']);
/** Languages in which a comma may stand behind the last of a list; and behind the last of a piece of one. */
const TRAILING = new Set('python ruby php json jsonc json5 hcl javascript typescript tsx'.split(' '));

function tokensOf(text: string, language: string): string {
  // A space at the beginning of a line is one of its signs.
  if (language === 'diff') return text.replace(/[ \t]+$/gm, '');
  const found = tokens(text, language);
  let depth = 0;
  const parts: string[] = [];
  found.forEach((token, index) => {
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth -= 1;
    if (token.kind === 'comment') return;
    if (token.kind !== 'space') {
      parts.push(token.kind === 'text' ? textOf(token.text) : token.text);
      return;
    }
    const isBreak = token.text.includes('\n') && !FREE.has(language) && !(language === 'python' && depth > 0);
    if (isBreak) parts.push(language === 'python' ? `\n${/[^\n]*$/.exec(token.text)?.[0] ?? ''}` : '\n');
    // Between words, a space is what keeps them apart.
    else if (index > 0 && index < found.length - 1) parts.push(' ');
  });
  const lines = parts
    .join('\uffff')
    // What a comment has left behind.
    .replace(/\uffff(?: \uffff)*(?=\n)/g, '')
    .replace(/\n(?:\uffff )+/g, '\n')
    .replace(/\n[ \t]*\uffff?(?=\n)/g, '');
  const plain = language === 'python' ? withDepths(lines) : lines;
  return TRAILING.has(language) ? plain.replace(/\uffff,((?:\uffff?[ \n])*\uffff?(?:[\])}]|$))/g, '$1') : plain;
}

/** A text in quotes; one that holds JSON, as the bodies of requests do, without the spaces in it. */
function textOf(quoted: string): string {
  try {
    return /^.\s*[{[]/.test(quoted) ? JSON.stringify(JSON.parse(quoted.slice(1, -1))) : quoted;
  } catch {
    return quoted;
  }
}

/** Python’s indentation as it counts: as deep as a line before, or deeper; `?` where it is neither. Tabs may do it too. */
function withDepths(text: string): string {
  const stack = [''];
  return text.replace(/\n([ \t]*)/g, (_, indent: string) => {
    const before = stack.length;
    while (stack.length > 1 && !indent.startsWith(stack.at(-1) ?? '')) stack.pop();
    const isKnown = stack.at(-1) === indent;
    if (!isKnown) stack.push(indent);
    return `\n<${stack.length}${!isKnown && stack.length <= before ? '?' : ''}>`;
  });
}
