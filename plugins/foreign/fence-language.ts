import { readMeta } from '../fence-meta';
import { languageOf as idOf, type LanguageId } from '../remark-snippets/language-names';
import type { Fence } from './scan-fences';
import { HEREDOC, PROGRAMS } from './wrong-labels';

/**
 * The language by which a block of somebody else's guide is judged: mostly the one that it names. Without a name, only what is
 * recognised with near certainty is judged at all. Empty where nothing can be said: other sites give blocks the name of a language
 * for its colours alone, to notations that have none.
 *
 * @param text with its placeholders filled
 */
export function languageToJudge(fence: Pick<Fence, 'language' | 'meta' | 'lead'>, text: string): string {
  const { language } = fence;
  if (language === '') return certainLanguage(text) ?? (isAssignments(text) ? 'dotenv' : '');
  const id = idOf(language);
  if (isOfOtherFile(id, fence) || isNotation(id, text)) return '';
  if (id !== 'shell') return language;
  if (isHelp(text) || (isUnit(text) && !/^\[\w+\]$/m.test(text))) return '';
  return isEnvironment(fence, text) ? 'dotenv' : language;
}

/** Unmistakable, whether it parses or not. Files with a line that a program wrote in front of them are not. */
function certainLanguage(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 3) return undefined;
  const share = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length / lines.length;
  if (
    /^[{[]\s*\n[^]*\n[}\]]\s*$/.test(text) &&
    share(/^\s*(?:"[^"]+"\s*:\s*\S|[{}[\]]{1,2},?\s*$|"[^"]*",?\s*$)/) >= 0.8
  )
    return /"\s*:/.test(text) ? 'json' : undefined;
  if (/^<\?xml\s/.test(text)) return 'xml';
  const isManifest = /^(?:apiVersion: \S|services:\s*\n {2,}[\w.-]+:\s*\n {4})/m.test(text);
  const isTable = /:[ \t]{2,}\S/.test(text) || /^\S+[ \t]+\S+[ \t]{2,}\S/m.test(text);
  return isManifest &&
    !isTable &&
    !HEREDOC.test(text) &&
    share(/^\s*(?:- +)*[\w./"$-]+:(?:\s|$)|^\s*- |^\s*#|^---$/) >= 0.8
    ? 'yaml'
    : undefined;
}

/** Variables and nothing else, each with the name of one. */
const isAssignments = (text: string): boolean =>
  /^(?:[ \t]*(?:#.*)?\n)*(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+=.*(?:\n|$)(?:[ \t]*(?:#.*)?\n)*){3,}[ \t]*(?:#.*)?$/.test(text);

/** The name of a file that is in none of the languages that are judged, or in one that holds others. */
function isOfOtherFile(id: LanguageId | undefined, { language, meta }: Pick<Fence, 'language' | 'meta'>): boolean {
  const names = readMeta(meta.replace(/^\{|\}$/g, ''));
  const file = names.find(({ name }) => /^(?:title|file(?:name)?|path)$/i.test(name))?.value ?? '';
  const ending = /^\S*\w\.(?<ending>[a-z][a-z\d]{1,9})$/i.exec(file)?.groups?.ending?.toLowerCase() ?? '';
  if (ending === '' || GENERIC.has(ending) || id === undefined || ending === language.toLowerCase()) return false;
  const own = idOf(ending);
  return own === undefined ? PROGRAMS.has(id) : own === 'html' && id !== 'html';
}

/** Endings that say nothing of the language. */
const GENERIC = new Set(
  'cfg com conf config dist env example in inc j2 jinja local org sample template tmpl tpl txt'.split(' '),
);

/** What stands for the form of a value, or holds several languages. */
function isNotation(id: LanguageId | undefined, text: string): boolean {
  // Lines that are to be added, in a block that shows what is there already.
  if ((id === 'yaml' || id === 'json' || id === 'toml') && (text.match(/^\+[ \t]/gm)?.length ?? 0) > 1) return true;
  if (id === 'json')
    return (
      /["\]}][ \t]*\|[ \t]*(?:["[{\n]|null\b)/.test(withoutStrings(text)) ||
      /^\s*"?[\w.-]+"?\s*:\s*(?:string|number|boolean|integer)\b/m.test(text)
    );
  if (id === 'html') return /<[a-z]+_[a-z_]+>/i.test(text) && !/<\/[a-z]/i.test(text);
  // `---` is what a component of Astro begins with.
  if (id === 'javascript' || id === 'typescript')
    return /^[ \t]*<script[\s>]|^---\n[^]*\n---$/m.test(text) || isSignature(text) || isSignatures(text);
  if (id === 'php') return /^\s*<[a-z!]/i.test(text) && !text.includes('<?');
  if (id === 'python') return PYTHON_SIGNATURE.test(text);
  // `^` continues the lines of another system's commands.
  if (id === 'shell') return /[ \t]\^[ \t]*\n[ \t]*-/.test(text);
  return false;
}

const withoutStrings = (text: string): string => text.replace(/"(?:\\.|[^"\\\n])*"/g, '""');

/** The form of a name in a reference, as programs write it that read a library: `optional size: number;`, `(input): Result;`. */
function isSignature(text: string): boolean {
  const bare = text.trim();
  if (/^\[\w+: \w+\]: [^;\n]+;?$/.test(bare) || /^type \w+(?:<[^<>]*>)? =[^;=]*\| ?\([^()]*\) =>[^;]*;$/.test(bare))
    return true;
  // Where it is from stands behind it: `Error: typeof default = Wrapper.Error;`.
  const declared = bare.replace(/(?<=^[\w$]+: [^]*) = [\w$.]+;$/, ';');
  if (!/[;>\]}]$/.test(declared) || STATEMENT.test(declared)) return false;
  return MEMBER.test(declared) && /[)\]}\w"'?]\s*:\s/.test(declared);
}

/** The form of one function, with or without the colon of a body that is not there. */
const PYTHON_SIGNATURE =
  /^\s*(?:@[\w.]+\s+)*(?:(?:async )?def [\w.]+\((?:[^()]|\([^()]*\))*\)(?:\s*->[^:;\n]*)?:?|[\w.]+\((?:[^()]|\([^()]*\))*\)\s*->[^:;\n]*)\s*$/;

/** A list of calls with the types that they take and return, a line each. */
function isSignatures(text: string): boolean {
  const lines = text.split('\n').filter((line) => /^\s*[^\s/*]/.test(line));
  return lines.length > 1 && lines.every((line) => /^\s*[\w$.]+\([^()]*\): [^;{}=]+;?$/.test(line));
}

const STATEMENT = /(?<![=!<>])=(?![=>])|\b(?:await|const|export|import|let|return|throw|var)\b/;
const MEMBER =
  /^(?:(?:abstract|get|new|optional|protected|readonly|set|static)\s+[\w$]+|[\w$.]+\??\s*:\s.*[^,]$|\(\w*|\[\w+: |\{\s*\n\s*[\w$-]+\??: [^,{]*;|(?:function\s+)?[\w$]+\([^]*\): )/m;

/** The options that a program prints about itself. */
function isHelp(text: string): boolean {
  const options = text.match(/^\s*(?:-\w,? +)?--?[\w-]+(?:[ =][\w<>[\].|-]+)*(?: {2,}|\t+)\S/gm) ?? [];
  return options.length > 1 || (options.length > 0 && /^(?:usage|options|flags|available commands):/im.test(text));
}

/** The lines of a unit of systemd. */
const isUnit = (text: string): boolean => /^Environment(?:File)?=/m.test(text);

/**
 * Environment files are often labelled as shell; their title or the sentence before tells, if nothing but variables is in them.
 * A command with variables before it is none.
 */
function isEnvironment({ meta, lead }: Pick<Fence, 'meta' | 'lead'>, text: string): boolean {
  if (!/^(?:\s*(?:#.*|[A-Z][A-Z\d_]*=.*)?(?:\n|$))+$/.test(text)) return false;
  if (/^\s*\w+=(?:(?:"[^"\n]*"|'[^'\n]*')[ \t]+[\w./-]|\S+[ \t]+\.?\.?\/\w)/m.test(text)) return false;
  const title = readMeta(meta.replace(/^\{|\}$/g, '')).find(({ name }) =>
    /^(?:title|file(?:name)?)$/.test(name),
  )?.value;
  return /(?:^|[./])env(?:\.|$)/i.test(title ?? '') || ENVIRONMENT.test(lead);
}

const ENVIRONMENT = /(?<![\w/])\.env\b|\benv(?:ironment)? (?:file|variable)|\bcompose\b|\bcontainer\b/i;
