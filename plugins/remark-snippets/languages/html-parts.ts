import type { CheckLanguage, SnippetFault } from './language';

/** Elements whose content is of another language, with the attributes that say which one. */
const PART = /<(?<name>script|style)(?<attributes>(?:\s[^<>]*)?)>(?<content>[^]*?)<\/\k<name>\s*>/gi;

/**
 * The faults of scripts, styles and JSON within HTML and its relatives. A part that a template engine fills is not judged:
 * what it becomes is not known.
 */
export async function partFaults(text: string): Promise<SnippetFault[]> {
  const found: SnippetFault[] = [];
  for (const match of text.replace(/<!--[^]*?-->/g, (gap) => ' '.repeat(gap.length)).matchAll(PART)) {
    const { name = '', attributes = '', content = '' } = match.groups ?? {};
    const check = /\{\{|\{%|<[%?]|%\{|^\s*(?:\.{3}|…)?\s*$/.test(content)
      ? undefined
      : await checkOf(name.toLowerCase(), attributes);
    const start = match.index + match[0].indexOf('>', name.length + attributes.length) + 1;
    for (const fault of (await check?.(content)) ?? []) found.push({ ...fault, offset: fault.offset + start });
  }
  return found;
}

/** What judges an element’s content; `undefined` for a language that is not known here, such as SCSS or a shader’s. */
async function checkOf(name: string, attributes: string): Promise<CheckLanguage | undefined> {
  const { value = '' } =
    /\s(?:lang|type)\s*=\s*(?<quote>["']?)(?<value>[^"'\s>]*)\k<quote>/.exec(attributes)?.groups ?? {};
  const isStyle = name === 'style';
  if (isStyle) return /^(?:css|text\/css)?$/.test(value) ? (await import('./css')).checkCss : undefined;
  if (/^(?:application\/(?:ld\+)?json|importmap)$/.test(value)) return (await import('./json')).checkJson;
  if (/^tsx?$/.test(value)) return (await import('./script')).checkTypeScript;
  return /^(?:module|(?:text|application)\/javascript|jsx?)?$/.test(value)
    ? (await import('./script')).checkJavaScript
    : undefined;
}
