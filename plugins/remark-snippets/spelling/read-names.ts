/** The name of a setting in a snippet, with its place. */
export interface Name {
  readonly name: string;
  readonly start: number;
}

/** A word of a name. */
export interface NameWord {
  readonly word: string;
  readonly start: number;
}

const NAME = String.raw`[A-Za-z_$][\w.$/-]*`;
/** `name: value`, `"name": value`, `name = value`, `'name' => value`, `NAME=value`, `?name=value`, at the beginning of something. */
const ASSIGNED = new RegExp(
  String.raw`(?<=^|[\s{,([;|&?:"'\x60])(?<quote>["']?)(?<name>${NAME})\k<quote>\??[ \t]*(?::(?![:/=])|=(?!=)|=>)`,
  'gm',
);
const FLAG = /(?<=^|\s)--(?<name>[A-Za-z][\w.-]*)/gm;
const BLOCK = /^[ \t]*(?<name>[a-z_]\w*)[ \t]*(?:"[^"\n]*"[ \t]*)*\{/gm;
const FIRST_WORD = /^[ \t]*<?(?<name>[A-Za-z]\w+)(?=[ \t>{]|$)/gm;
const ELEMENT = /<(?<name>[A-Za-z][\w:.-]*)(?=[\s>/])/g;
const ATTRIBUTE = /(?<=<[^<>]*\s)(?<name>[A-Za-z][\w:.-]*)(?=\s*=\s*["'{])/g;

const SERVERS = /^(?:nginx|apache|apacheconf|caddy|caddyfile|docker|dockerfile)$/;
const MARKUP = /^(?:xml|html|svg|vue|svelte|[jt]sx)$/;
const TEXTS = /^(?:|text|txt|plain|plaintext|log|output|console|http|markdown|md|mdx|ascii|tree|mermaid)$/;

/** Whether a fence is called text, output or nothing, so that what stands in it is no configuration for sure. */
export const isPlainText = (language: string): boolean => TEXTS.test(language.toLowerCase());

const COMMENT = /(?<=^[ \t]*)(?:#(?!!)|\/\/|;|--\s|\/?\*|REM\s)[^\n]*|(?<=\s)(?:#\s|\/\/\s)[^\n]*|<!--[^]*?-->/gm;

/**
 * Finds the names of settings in a snippet of any language without its grammar: whatever stands before a colon or an equals
 * sign, options, and in the configuration of servers and in markup what begins a line or a tag. Comments are passed over.
 *
 * @param language as the fence names it
 */
export function readNames(text: string, language: string): Name[] {
  const label = language.toLowerCase();
  if (isPlainText(label)) return [];
  const shown = text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  const patterns = [
    ASSIGNED,
    FLAG,
    ...(/^(?:hcl|terraform|tf)$/.test(label) ? [BLOCK] : []),
    ...(SERVERS.test(label) ? [FIRST_WORD] : []),
    ...(MARKUP.test(label) ? [ELEMENT, ATTRIBUTE] : []),
  ];
  const names = new Map<number, Name>();
  for (const pattern of patterns) {
    for (const match of shown.matchAll(pattern)) {
      const name = match.groups?.name ?? '';
      const start = match.index + match[0].indexOf(name);
      names.set(start, { name, start });
    }
  }
  return [...names.values()].sort((a, b) => a.start - b.start);
}

/** Splits a name where its writing does: `clientId`, `CLIENT_ID`, `client-id` and `client.id` are two words each. */
export function wordsOf({ name, start }: Name): NameWord[] {
  // `OAuth` and `OpenID` are one word in any writing, and so is the plural of capitals.
  const plain = name
    .replace(/O(?=Auth)|Open(?=ID)|Web(?=Authn)|Git(?=(?:Hub|Lab)\b)/g, (one) => one.toLowerCase())
    .replace(/oAuth|openID|webAuthn|git(?:Hub|Lab)/g, (one) => one.charAt(0) + one.slice(1).toLowerCase())
    .replace(/[A-Z]{2,}s(?![a-z])/g, (one) => one.charAt(0) + one.slice(1).toLowerCase());
  return [...plain.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g)].map((match) => ({
    word: match[0].toLowerCase(),
    start: start + match.index,
  }));
}
