import type { Severity } from './diagnostic';

export interface Rule {
  /** The fault in one sentence, as the rule's help page opens. */
  readonly summary: string;
  /** How to mend it. */
  readonly fix: string;
  readonly severity: Severity;
}

const rule = (severity: Severity, summary: string, fix: string): Rule => ({ severity, summary, fix });

/** Every rule by id. Each has a fixture per outcome in `plugins/fixtures` and an entry on the rules page. */
export const rules = {
  'front-matter-syntax': rule(
    'error',
    'The front matter is not valid YAML.',
    'Mend the YAML between the two lines of `---` at the top of the guide.',
  ),
  'front-matter-key': rule(
    'error',
    'The front matter has a key that does not exist.',
    'Use one of the keys that the message lists.',
  ),
  'front-matter-value': rule(
    'error',
    'A front-matter value is missing or not of the expected form.',
    'Give the value in the form that the message asks for.',
  ),
  'unknown-directive': rule(
    'error',
    'A directive has a name that does not exist.',
    'Use one of the directives that the message lists.',
  ),
  'unknown-attribute': rule(
    'error',
    'A directive or placeholder line has an attribute that does not exist there, or lacks one that it needs.',
    'Use one of the attributes that the message lists.',
  ),
  'duplicate-attribute': rule(
    'error',
    'An attribute is given twice; only the last one would count.',
    'Keep one of the two.',
  ),
  'attribute-value': rule('error', 'An attribute has a value that is not accepted.', 'Use one of the accepted values.'),
  'directive-syntax': rule(
    'error',
    'A line starts with colons but is no directive, so it would be shown as text.',
    'Write `:::name[Title]{attribute=value}` with no space between the parts, on a line of its own.',
  ),
  'leaf-directive': rule(
    'error',
    'A line starts with two colons. The site has container directives only.',
    'Open a container with `:::name` and close it with `:::`, or put the text in code.',
  ),
  'unclosed-directive': rule(
    'error',
    'A container is not closed and swallows what follows.',
    'Close it with a line that has as many colons as the opening one.',
  ),
  'directive-fence-length': rule(
    'error',
    'A container stands in another one and its fence is not the shorter one, so closing it closes both.',
    'Give the outer container one colon more than the inner one.',
  ),
  'directive-spacing': rule(
    'error',
    "A directive's fence has no blank line between itself and its content.",
    'Put a blank line after the opening fence and one before the closing fence.',
  ),
  'unknown-placeholder': rule(
    'error',
    'A name in angle brackets is not a placeholder of this guide.',
    'Declare it under `placeholders`, correct its spelling, or mark it as literal.',
  ),
  'undeclared-host': rule(
    'error',
    'A host of the example domain is not declared, so it would not follow the reader.',
    'Declare it under `placeholders`, correct its spelling, or list it under `literal` in the front matter.',
  ),
  'placeholder-outside-code': rule(
    'error',
    'A placeholder name stands outside code, where angle brackets are HTML: the browser would drop it.',
    'Put it in backticks.',
  ),
  'unknown-element': rule(
    'error',
    'Raw HTML has an element that does not exist; the browser would drop its tags.',
    'Put it in backticks, or use an HTML element.',
  ),
  'placeholder-in-html-attribute': rule(
    'error',
    'A host of the example domain stands in an attribute of raw HTML, where it cannot follow the reader.',
    'Write the link or image as Markdown.',
  ),
  'placeholder-declaration': rule(
    'error',
    'A line under `placeholders` does not declare a placeholder.',
    'Start the line with the placeholder in backticks, then say what it is.',
  ),
  'duplicate-placeholder': rule('error', 'A placeholder is declared twice.', 'Keep one declaration.'),
  'unavailable-placeholder': rule(
    'error',
    'A derived placeholder has no value in this place.',
    'Add the line to `register-client` that it is derived from, or stop using it.',
  ),
  'placeholder-phrase': rule(
    'warning',
    'A placeholder is written as words in angle brackets.',
    'Use the declared name that the message proposes.',
  ),
  'placeholder-list': rule(
    'warning',
    'The placeholders are declared by a plain list.',
    'Put the list between `:::placeholders` and `:::`; the sentence before it is then not needed.',
  ),
  'literal-endpoint': rule(
    'warning',
    'An endpoint of the provider is written out, so it holds for one provider only.',
    'Use the derived placeholder that the message names.',
  ),
  'unserved-endpoint': rule(
    'error',
    'A URL looks like one of an identity provider’s, and the provider does not serve it: a slash, the case, a word or a prefix of its path is wrong.',
    'Use the derived placeholder that the message names, or write the path exactly as the provider serves it.',
  ),
  'redirect-uri-mismatch': rule(
    'error',
    'The application uses a redirect URI that differs from the one that is registered with the identity provider.',
    'Write the same URI in both places, slash and case included.',
  ),
  'scope-mismatch': rule(
    'error',
    'The application asks for a scope that is not registered, or reads a claim that no registered scope gives.',
    'Correct its spelling, or add it to `register-client`: a scope under Scopes, a claim under Extra claims.',
  ),
  'unused-placeholder': rule(
    'error',
    'A placeholder is declared, so readers are asked for it, and is used nowhere.',
    'Use it where its value belongs, or delete its line.',
  ),
  'placeholder-spelling': rule(
    'error',
    'One thing is declared under two spellings, so readers would enter it twice.',
    'Keep one spelling and use it everywhere.',
  ),
  'claimed-evidence': rule(
    'error',
    'The text says that something was tried. That is computed from the record of a run, and words stay when it is no longer true.',
    'Leave it out: the top of the page shows what was run.',
  ),
  'unclaimed-value': rule(
    'error',
    'Something that looks like a value stands in plain text or raw HTML, where it is neither filled in nor judged nor run.',
    'Put it into a setting, a snippet or backticks.',
  ),
  'exclude-comment': rule(
    'error',
    'A comment that takes a value out of what is run needs one of the known reasons, behind the value or before the snippet.',
    'Give a reason of the list, or delete the comment.',
  ),
  'secret-in-id-place': rule(
    'error',
    'The client ID stands where the client secret belongs, or the other way round.',
    'Put `<client_id>` and `<client_secret>` each in its own place.',
  ),
  'conflicting-values': rule(
    'error',
    'The same setting has two values, in one form or in two forms of one configuration.',
    'Write the right value in both places; what holds for one provider only goes into a `provider` block.',
  ),
  'step-numbers': rule(
    'error',
    'Numbered steps do not count up, or begin anew after a block that stands between them.',
    'Number the steps from 1 without gaps, and go on with the next number after a block.',
  ),
  'insecure-url': rule(
    'error',
    'An address of the identity provider or the application begins with `http`.',
    'Write `https`. Where `http` is right, say why in an `allow` comment.',
  ),
  'url-syntax': rule(
    'error',
    'An address is broken: a slash, the colon or a letter of `https://` is missing or too many, or the slash behind the host is.',
    'Write the address that the message names.',
  ),
  'missing-scheme': rule(
    'error',
    'A setting that takes an address has one without its scheme.',
    'Begin it with `https://`. Where the application wants the name of a host, say so in an `allow` comment.',
  ),
  'misspelt-key': rule(
    'error',
    'The name of a setting in a snippet is almost a word, and the guide has it nowhere else.',
    'Correct its spelling. Where it is a name of its own, say so in an `allow` comment.',
  ),
  'misspelt-path': rule(
    'error',
    'An address in a snippet has a piece that is almost a word, or almost a piece of another address, and the guide has it nowhere else.',
    'Correct its spelling. Where it is a name of its own, say so in an `allow` comment.',
  ),
  'foreign-host': rule(
    'error',
    'A value of a configuration has a host that is no placeholder, so it would not follow the reader.',
    'Declare a host under `company` and use it, or list the host under `literal` in the front matter.',
  ),
  'setting-syntax': rule(
    'error',
    'A line in a form list is not `Label: \\`value\\``.',
    'Write the label, a colon, a space and the value in backticks; an explanation may follow.',
  ),
  'register-client-field': rule(
    'error',
    'A line under `register-client` has a name that does not exist, or a value that is not accepted.',
    'Use one of the names that the message lists.',
  ),
  'allow-comment': rule(
    'error',
    'A comment that should silence a rule names none, gives no reason, or silences nothing.',
    'Write `<!-- allow rule-id: reason -->` on the line before the block, or remove it.',
  ),
  'image-alt': rule('error', 'An image has no alternative text.', 'Say in the square brackets what the image shows.'),
  'missing-file': rule(
    'error',
    'A link or image points to a file that does not exist.',
    'Correct the path; it is relative to the guide.',
  ),
  'fence-language': rule(
    'error',
    'A code block has no language, so it can be neither highlighted nor checked.',
    'Write the language after the opening fence; `text` for plain text and output.',
  ),
  'fence-meta': rule(
    'error',
    'The text after a fence’s language is not understood.',
    'Use `title="…"`, `schema=`, `env=`, `excerpt` or `literal`.',
  ),
  'snippet-language': rule(
    'error',
    'A snippet has the name of another language than its own, or one that is misspelt.',
    'Use the language that the message names.',
  ),
  'snippet-markup': rule(
    'error',
    'A snippet has marks of a web page or an editor in it: HTML entities, Markdown, curly quotes, long dashes, invisible characters.',
    'Write what the message names instead.',
  ),
  'snippet-encoding': rule(
    'error',
    'A snippet has characters that were garbled on the way.',
    'Write the character that the message names, and save the guide as UTF-8.',
  ),
  'snippet-syntax': rule(
    'error',
    'A snippet does not parse in its language.',
    'Mend the snippet at the line and column that the message gives.',
  ),
  'snippet-duplicate-key': rule(
    'error',
    'A snippet gives one name twice in the same place, and its reader takes only one of them or refuses both.',
    'Keep one of the two, or make two snippets of two alternatives.',
  ),
  'snippet-json-comment': rule(
    'warning',
    'A JSON snippet has a comment, which JSON does not know.',
    'Leave the comment out, or name the language that the file is in: `jsonc` or `json5`.',
  ),
  'snippet-stray-quote': rule(
    'error',
    'A value in a snippet has a quote without its pair, which would become a part of the value.',
    'Write the other quote, or put the whole value in quotes of the other kind.',
  ),
  'snippet-stray-bracket': rule(
    'error',
    'A value in a snippet has a bracket without its pair, in a variable, a template or an expression.',
    'Write the other bracket.',
  ),
  'snippet-folded-line': rule(
    'error',
    'A line of YAML looks like an entry and is read as the end of the text in the line before.',
    'Indent and write the line as the entries around it, with `- ` or with a space behind the colon.',
  ),
  'snippet-directive': rule(
    'error',
    'A server’s configuration or a Dockerfile has a directive that does not exist.',
    'Correct its spelling; the message names the nearest one that exists.',
  ),
  'snippet-env-value': rule(
    'error',
    'A line of an environment file is read otherwise than it is meant.',
    'Write `NAME=value` without spaces around `=`, and put a value with spaces in quotes.',
  ),
  'snippet-continuation': rule(
    'error',
    'A command is meant to go on in the next line and ends there.',
    'Let the line end with the sign that continues it, `\\\\` in a shell, with nothing behind it.',
  ),
  'snippet-schema': rule(
    'error',
    'A snippet parses, but its application does not understand it: an unknown key, a value of the wrong kind, or something that is missing.',
    'Use the key or value that the message names. The page about schemas lists what each of them accepts. Mark a part of a file as `excerpt`.',
  ),
  'snippet-types': rule(
    'error',
    'A TypeScript snippet does not fit the packages that it imports.',
    'Mend the code, or mark it as `excerpt` when it is a part that cannot stand by itself.',
  ),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** Where the rules are explained. Relative to the site's root, so that it holds for any host. */
export const RULES_PAGE = '/contributing/rules/';

/** The help page of a rule, relative to the site's root. */
export function helpUrl(ruleId: RuleId): string {
  return `${RULES_PAGE}#${ruleId}`;
}
