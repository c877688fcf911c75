import { languageOf as idOf, type LanguageId } from '../remark-snippets/language-names';
import { looksOf } from '../remark-snippets/looks';
import type { Fence } from './scan-fences';

/** Languages of programs, which have no notations of their own for a part of themselves. */
export const PROGRAMS: ReadonlySet<LanguageId | undefined> = new Set<LanguageId>([
  'css',
  'go',
  'javascript',
  'php',
  'powershell',
  'python',
  'ruby',
  'sql',
  'typescript',
]);

/** A file that a command writes, in the middle of commands. */
export const HEREDOC = /<<-?[ \t]*['"]?[A-Za-z_]\w*['"]?/;

/** A command that writes the file of which the snippet has the name. */
export const isHeredoc = (language: string, text: string): boolean =>
  DATA.has(idOf(language)) &&
  new RegExp(`^\\s*(?:\\$ )?(?:sudo )?(?:cat|kubectl|tee)\\b[^\\n]*${HEREDOC.source}`).test(text);

const DATA: ReadonlySet<LanguageId | undefined> = new Set<LanguageId>(['ini', 'json', 'toml', 'yaml']);

/** The label that the name of a file asks for, where the text is JSON as that says: YAML takes JSON too, and readers and colours do not. */
export function labelOfTitle({ language, meta }: Pick<Fence, 'language' | 'meta'>, text: string): string | undefined {
  const isJsonFile = /(?:title|file(?:name)?)=["']?[^"'}\s]*\.json["'}\s]*/i.test(meta);
  return isJsonFile && idOf(language) === 'yaml' && /^\s*\{\s*"[^]*\}\s*$/.test(text) ? 'json' : undefined;
}

/** What a look must reach to be named. */
const LIKELY = 0.6;

/** Markdown, under the name of a language for the sake of its colours. */
export function isMarkdown(language: string, text: string): boolean {
  const id = idOf(language);
  // A comment in these languages looks like a heading.
  const written = id !== undefined && HASHES.has(id) ? text.replace(/^#.*$/gm, '') : text;
  return (
    PROGRAMS.has(id) &&
    !/[;=(]/.test(text) &&
    /^(?:> |#{1,6} |[*+-] \S|\|.*\||!\[|-{3,}$)|\*\*\w|~~?\w+~|\s`\w+`\s|\{\.[\w-]+\}/m.test(written)
  );
}

const HASHES: ReadonlySet<LanguageId> = new Set<LanguageId>(['php', 'powershell', 'python', 'ruby']);

/** Elements with the marks of a template engine, under the name of the language that the page is otherwise about. */
export function isTemplate(language: string, text: string): boolean {
  return (
    PROGRAMS.has(idOf(language)) &&
    /^\s*<(?:!doctype html|[a-z][\w:-]*[\s>])[^]*>\s*$/i.test(text) &&
    /^\s*<!doctype|\s(?:v-[\w-]+|[:@*#][\w.-]+|\([\w.]+\)|on:\w+)="|\{[#:/](?:if|each|else|await)\b|\{%|<svelte:/im.test(
      text,
    )
  );
}

/** `name = "value"` on most lines, which no shell understands: what it looks like instead. */
export function settingsLabel(language: string, text: string): string | undefined {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  const spaced = lines.filter((line) => /^\s*[\w.-]+[ \t]+=[ \t]/.test(line));
  if (idOf(language) !== 'shell' || spaced.length < 2 || spaced.length < lines.length / 2) return undefined;
  if (HEREDOC.test(text)) return undefined;
  if (lines.some((line) => /=\s*\(?(?:True|False|None)\b/.test(line))) return 'python';
  return looksOf(text).find(([id, score]) => id !== 'shell' && score >= LIKELY)?.[0] ?? 'ini';
}
