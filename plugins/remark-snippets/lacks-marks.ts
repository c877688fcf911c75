import type { LanguageId } from './language-names';

const PROGRAM = /^(?:["']use \w+["']|import\b|export\b|const\b|let\b|(?:async )?function\b)/;

/** What the first line of a text of these languages is, comments left out, or never is. */
const FIRST_LINE: Readonly<Partial<Record<LanguageId, (line: string) => boolean>>> = {
  // Without a key, an entry or a quote, all of it is one long text to YAML.
  yaml: (line) => /^(?:-(?:\s|$)|\?\s|[[{"'|>!&*%]|---|\.{3}|.*:(?:\s|$))/.test(line) || !/\S\s+\S/.test(line),
  shell: (line) =>
    !/^(?:<[a-z/!?]|\{\s*(?:"|$)|\[\w+\]::|[A-Z][a-z]+-[A-Z][a-z]+|[\w.-]+: |\w+ = |(?:ARG|COPY|ENV|FROM|RUN|WORKDIR) |SELECT\b|INSERT INTO\b|UPDATE \S+(?:$| SET\b)|(?:CREATE|ALTER|DROP) [A-Z]+\b)/.test(
      line,
    ),
  html: (line) => !PROGRAM.test(line),
  javascript: (line) => !line.startsWith('<'),
  typescript: (line) => !line.startsWith('<'),
};

/** What stands in a line of a text of these languages. */
const ANY_LINE: Readonly<Partial<Record<LanguageId, RegExp>>> = {
  dotenv: /^[ \t]*#?[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*=|^[A-Z][A-Z\d_]*$/m,
  ini: /^[ \t]*[#;]?[ \t]*[^\s#;][^\n]*?[=:]|^[ \t]*\[[^\]\n]+\]/m,
  properties: /^[ \t]*[#!]?[ \t]*[^\s#!][^\n]*[=: ]/m,
};

/** What no text of these languages has: names that are a relative's, and keys as only a relative writes them. */
const NEVER: Readonly<Partial<Record<LanguageId, RegExp>>> = {
  python: /^[ \t]*(?!(?:else|try|finally):)[a-z_]+: (?:["'[{]|true\b|false\b)/m,
  ruby: /[=:(,[] *(?:True|False|None)\b/,
};

/** Whether a text has nothing of what every text of a language has, so that it parses as one by chance only. */
export function lacksMarks(named: LanguageId, label: string, text: string): boolean {
  if (/^[jt]sx$/.test(label)) return false;
  const first =
    text
      .split('\n')
      .find((line) => !/^\s*(?:#(?!!)|\/\/|$)/.test(line))
      ?.trim() ?? '';
  if (first === '') return false;
  const isBare = FIRST_LINE[named]?.(first) === false || ANY_LINE[named]?.test(text) === false;
  const code = text.replace(/"""[^]*?"""|'''[^]*?'''/g, '');
  return isBare || NEVER[named]?.test(code) === true;
}
