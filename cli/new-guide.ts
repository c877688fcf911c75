import { parseDocument, stringify } from 'yaml';
import { BACKGROUND, categories, type Category } from '../src/core/guide/labels';
import { expectedOneOf } from '../src/core/diagnostics/expected';

/** What a new guide is told about its application. */
export interface NewGuide {
  /** Of the folder, the address and the host: `example-app`. */
  readonly name: string;
  readonly title: string;
  readonly homepage: string;
  readonly category: Category;
  readonly version: string;
  /** What stands after the host in the redirect URI; `<login_name>` is a name that readers choose. */
  readonly redirectPath: string;
}

/** What stands where nothing else was asked for; title and category are in the template. */
export const DEFAULTS = {
  homepage: 'https://example.com',
  category: 'other',
  version: '1.0',
  redirectPath: '/oauth/<login_name>/callback',
} satisfies Partial<NewGuide>;

/** The categories of applications. */
export const applicationCategories = Object.keys(categories).filter((id) => id !== BACKGROUND) as Exclude<
  Category,
  typeof BACKGROUND
>[];

/** Says what is wrong with an answer, or nothing. */
export type Judge = (answer: string) => string | undefined;

/** @param taken names of folders that exist, and of hosts of identity providers */
export const judgeName =
  (taken: readonly string[]): Judge =>
  (name) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
      return `Unexpected name \`${name}\`, expected small letters and digits with single hyphens between them, such as \`example-app\`: it becomes a folder, an address and a host`;
    if (name.length > 40) return `Unexpected name of ${name.length} letters, expected 40 at most`;
    return taken.includes(name)
      ? `Unexpected name \`${name}\`, expected one that is not taken: there is a folder or an identity provider of that name, and nothing is overwritten`
      : undefined;
  };

/** What an answer may be, by its name. The name itself needs to know what is there: {@link judgeName}. */
export const judges: Readonly<Record<Exclude<keyof NewGuide, 'name'>, Judge>> = {
  title: (title) =>
    /^[^\s`<>[\]{}|*\\#](?:[^\n`<>[\]{}|*\\]*[^\s`<>[\]{}|*\\])?$/.test(title)
      ? undefined
      : `Unexpected title \`${title}\`, expected the application's name in one line, without signs that mean something in Markdown`,
  homepage: (homepage) =>
    /^https?:\/\/[^\s<>()"'`]+$/.test(homepage) && URL.canParse(homepage)
      ? undefined
      : `Unexpected homepage \`${homepage}\`, expected an address such as \`https://example.com\``,
  category: (category) =>
    applicationCategories.some((id) => id === category)
      ? undefined
      : `Unexpected category \`${category}\`, ${expectedOneOf(category, applicationCategories).hint}`,
  version: (version) =>
    /^[\w.+-]+$/.test(version) ? undefined : `Unexpected version \`${version}\`, expected one such as \`1.0\``,
  redirectPath: (path) =>
    /^\/[\w./~-]*$/.test(path.replaceAll('<login_name>', 'name'))
      ? undefined
      : `Unexpected redirect path \`${path}\`, expected what stands after the host, such as \`/oauth/callback\` or \`${DEFAULTS.redirectPath}\``,
};

/**
 * A file of the template, for another application.
 *
 * @param file its name: `index.md` or one in TypeScript
 */
export function fillTemplate(text: string, file: string, guide: NewGuide): string {
  const isCode = file.endsWith('.ts');
  const path = isCode ? guide.redirectPath.replaceAll('<login_name>', '${name}') : guide.redirectPath;
  const templatePath = isCode ? '/oauth/${name}/callback' : DEFAULTS.redirectPath;
  const title = isCode ? guide.title.replaceAll("'", '’') : guide.title;
  const filled = text
    .replaceAll(templatePath, () => path)
    .replaceAll('example-app', guide.name)
    .replaceAll(/https:\/\/example\.com\b/g, () => guide.homepage.replace(/\/$/, ''))
    .replaceAll('Example App', () => title)
    .replaceAll(/(?<=Example App |version: '|With |:)1\.0\b/g, guide.version)
    .replaceAll(`${title} 1.0`, () => `${title} ${guide.version}`);
  if (isCode) return filled;
  const isNameInPath = path.includes('<login_name>');
  return withFrontMatter(isNameInPath ? filled : filled.replace(', as it stands in the callback URL', ''), guide);
}

/** The lines of the front matter that need more than other words: quotes, and the category. */
function withFrontMatter(text: string, { title, category, version, homepage }: NewGuide): string {
  const [, yaml = '', rest = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(text) ?? [];
  const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trim();
  const front = yaml
    .replace(/^title: .*$/m, () => `title: ${scalar(title)}`)
    .replace(/^sidebar_label: .*$/m, () => `sidebar_label: ${scalar(title)}`)
    .replace(
      /^description: .*$/m,
      () => `description: ${scalar(`Sign in to ${title} with your own identity provider.`)}`,
    )
    .replace(/^category: \w+/m, `category: ${category}`)
    .replace(/(?<=^app: \{ ).*(?= \})/m, () => `homepage: ${scalar(homepage)}, version: ${JSON.stringify(version)}`);
  const [error] = parseDocument(front).errors;
  if (error) throw error;
  return `---\n${front}---\n${rest}`;
}

/** A line of a new guide on which a fact is missing. */
export interface Hint {
  readonly line: number;
  readonly text: string;
}

export function hintsIn(text: string): Hint[] {
  return text.split('\n').flatMap((line, index) => {
    const [, hint] = /Fact missing: (.*?)\s*(?:-->|$)/.exec(line) ?? [];
    return hint === undefined ? [] : [{ line: index + 1, text: hint }];
  });
}
