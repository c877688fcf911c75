import { partFaults } from './html-parts';
import type { CheckLanguage, SnippetFault } from './language';
import { lineOf, type Part, shown, unexpected } from './unexpected';

/* Sources: XML 1.0, fifth edition; the HTML standard, sections 13.1.2 and 13.2.5. */
const SKIPPED = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<![A-Za-z](?:[^<>[]|\[[^\]]*\])*>/y;
const TAG =
  /<(?<close>\/)?(?<name>[A-Za-z_:][^\s/<>"'=]*)(?<attributes>(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^"'<>{])*?)(?<self>\/)?>/y;
const ATTRIBUTE =
  /\s+(?<name>[^\s"'<>/={]+|\{[^}]*\})(?:\s*=\s*(?<value>"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'<>=`]+))?|\s+|(?<other>\S+)/y;
const ENTITY = /&(?!(?:#\d+|#x[\da-fA-F]+|[A-Za-z][\w.-]*);)/;

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
/** Elements whose end HTML lets people leave out. */
const OPTIONAL = /^(?:html|head|body|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|rp|rt)$/i;
const RAW = /^(?:script|style|textarea|title)$/i;

interface Element extends Part {
  readonly name: string;
}

/** XML, also a part of a document with several elements side by side. */
export const checkXml: CheckLanguage = (text) => check(text, false);

/** HTML, and what has its tags: Svelte, Vue. Elements without content, and ends that may be left out, are known, and the scripts and styles in it judged. */
export const checkHtml: CheckLanguage = (text) => {
  const faults = check(text, true);
  return faults.length === 0 && /<(?:script|style)\b/i.test(text) ? partFaults(text) : faults;
};

function check(source: string, isHtml: boolean): SnippetFault[] {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => ' '.repeat(line.length));
  // What a template's branches leave is not known.
  if (isHtml && /\{%|<%|<\?php|\{\{-?\s*(?:if|with|range|end|else)\b/.test(text)) return [];
  const isTemplate = text.includes('{{');
  const open: Element[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at);
    const fault = checkText(text, at, next < 0 ? text.length : next, isHtml);
    if (fault) return [fault];
    if (next < 0) break;
    at = next;
    const skipped = lengthAt(SKIPPED, text, at);
    const declaration = /^<\?xml(\s[^?]*)\?>/.exec(text.slice(at, at + skipped))?.[1];
    const broken = declaration === undefined ? undefined : checkAttributes(declaration, at + 5, false);
    if (broken) return [broken];
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    const { close, name = '', attributes = '', self } = match?.groups ?? {};
    if (!match || match[0].slice(1).includes('\n<')) {
      // In HTML and its relatives a `<` may stand alone.
      if (isHtml && !/^<[/A-Za-z!?]/.test(text.slice(at))) {
        at += 1;
        continue;
      }
      return [unfinishedTag(text, at)];
    }
    const tag: Element = { start: at, end: at + match[0].length, name };
    at = tag.end;
    const wrong =
      close === undefined && !isTemplate ? checkAttributes(attributes, tag.start + 1 + name.length, isHtml) : undefined;
    if (wrong) return [wrong];
    if (close !== undefined) {
      const misplaced = closeElement(text, open, tag, isHtml);
      if (misplaced) return [misplaced];
    } else if (self === undefined && !(isHtml && VOID.test(name))) {
      open.push(tag);
      if (isHtml && RAW.test(name)) {
        const end = text.slice(at).search(new RegExp(`</${name}\\b`, 'i'));
        at = end < 0 ? text.length : at + end;
      }
    }
  }
  const inner = open.findLast(({ name }) => !(isHtml && OPTIONAL.test(name)));
  if (!inner) return [];
  return [unexpected(inner, `${shown(text.slice(inner.start, inner.end))} without an end`, `\`</${inner.name}>\``)];
}

function closeElement(text: string, open: Element[], tag: Element, isHtml: boolean): SnippetFault | undefined {
  const same = ({ name }: Element): boolean =>
    isHtml ? name.toLowerCase() === tag.name.toLowerCase() : name === tag.name;
  while (isHtml && open.length > 0 && OPTIONAL.test(open.at(-1)?.name ?? '') && !open.slice(-1).some(same)) open.pop();
  if (isHtml && VOID.test(tag.name)) return undefined;
  const inner = open.at(-1);
  if (inner && same(inner)) {
    open.pop();
    return undefined;
  }
  if (isHtml && OPTIONAL.test(tag.name)) return undefined;
  const written = shown(text.slice(tag.start, tag.end));
  return unexpected(
    tag,
    written,
    inner ? `\`</${inner.name}>\` for line ${lineOf(text, inner.start)}` : 'an element that it ends',
  );
}

function unfinishedTag(text: string, at: number): SnippetFault {
  const line = /^[^\n]*/.exec(text.slice(at))?.[0] ?? '';
  const quotes = (line.match(/"/g)?.length ?? 0) % 2;
  const isTag = /^<\/?[A-Za-z_:!?]/.test(line);
  return unexpected(
    { start: at, end: at + line.trimEnd().length },
    isTag ? `end of ${shown(line)}` : '`<`',
    isTag ? (quotes === 1 ? '`"`' : '`>`') : '`&lt;`',
  );
}

function checkText(text: string, start: number, end: number, isHtml: boolean): SnippetFault | undefined {
  const content = text.slice(start, end);
  const entity = isHtml ? null : ENTITY.exec(content);
  if (entity)
    return unexpected({ start: start + entity.index, end: start + entity.index + 1 }, '`&`', '`&amp;`', {
      fix: '&amp;',
    });
  // What looks like the rest of a tag has lost its `<`.
  const rest = isHtml
    ? null
    : /(?<=^|\s|>)(?:\/?[A-Za-z][\w.:-]*(?:\s+[\w:-]+=(?:"[^"]*"|'[^']*'))*\s*\/?>|\?xml\s|!--)/.exec(content);
  const stray = rest ?? (isHtml ? /(?<=^|\n)[ \t]*\/?[a-z][\w-]*(?:\s+[\w:-]+="[^"]*")*>/.exec(content) : null);
  if (!stray) return undefined;
  const from = start + stray.index;
  return unexpected({ start: from, end: from + stray[0].length }, shown(stray[0]), `\`<\` before it`);
}

function checkAttributes(attributes: string, offset: number, isHtml: boolean): SnippetFault | undefined {
  const names = new Set<string>();
  for (let at = 0; at < attributes.length;) {
    const length = lengthAt(ATTRIBUTE, attributes, at);
    ATTRIBUTE.lastIndex = at;
    const { name, value, other } = ATTRIBUTE.exec(attributes)?.groups ?? {};
    const part = { start: offset + at, end: offset + at + length };
    at += length || 1;
    if (other !== undefined) return unexpected(part, shown(other), 'an attribute, with its value in quotes');
    if (name === undefined) continue;
    const isQuoted = value !== undefined && /^["'{]/.test(value);
    if (!isHtml && !isQuoted)
      return unexpected(part, `attribute ${shown(name)} without a value in quotes`, `\`${name}="…"\``);
    if (names.has(name))
      return unexpected(part, `second ${shown(name)}`, 'it once only', {
        ruleId: 'snippet-duplicate-key',
        actual: name,
      });
    if (value !== undefined && /^["'][^]*\s[\w:-]+=["']$/.test(value))
      return unexpected(part, `end of the line in ${shown(value)}`, `\`${value[0] ?? '"'}\``);
    names.add(name);
  }
  return undefined;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
