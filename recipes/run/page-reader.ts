import { nearest } from '../../src/core/diagnostics/near';
import { quoted } from '../../src/core/diagnostics/expected';
import type { GuidePage, PageSnippet, PageValue } from '../../plugins/page-values/page-value';
import { placeOf, RecipeFailure, type StepName } from './failure';

/** A field of the application's own form, as its driver knows it. */
export interface FieldRule {
  /** The step at which a wrong value must be noticed. */
  readonly needs: StepName | readonly StepName[];
  /** What the application takes when the page does not give the field. Without one the page must give it. */
  readonly default?: string;
  /** The only values that the form offers. */
  readonly choices?: readonly string[];
}

export type FilledForm<Label extends string> = Readonly<Record<Label, string>>;

/** What {@link PageReader.form} gives for a form that a driver keeps as an object. */
export type Filled<Form extends { readonly fields: object }> = FilledForm<Extract<keyof Form['fields'], string>>;

/** A snippet as the reader copies it, for a driver that parses or runs it. */
export interface ReadSnippet {
  readonly title: string;
  readonly language: string;
  readonly text: string;
  /** The place of its fence. */
  readonly place: string;
}

export interface SnippetQuery {
  readonly title: string;
  /** The heading above it, where several have the same title. */
  readonly heading?: string;
  /** Which of those with the same title and heading, from 0. Default 0. */
  readonly at?: number;
  readonly needs: StepName | readonly StepName[];
  /**
   * All keys that the application has at this place, by their paths; of a command its first two words. One that is not among them fails the
   * guide. Default: the driver does not know them all.
   */
  readonly keys?: readonly string[];
}

/**
 * The values of a page, for a recipe. There is no other way to a value, so what a run used is known afterwards. A value that
 * a recipe asks for and the page does not give is a failure of the guide.
 */
export class PageReader {
  /** The values that were read, with the steps that need them. */
  readonly uses = new Map<PageValue, readonly StepName[]>();
  /** The values whose labels a closed form of the application knew, or whose keys a driver. */
  readonly knownKeys = new Set<PageValue>();
  readonly #page: GuidePage;
  readonly #overrides: ReadonlyMap<string, string>;

  /** @param overrides values by id that stand in for those of the page: mutants */
  constructor(page: GuidePage, overrides: ReadonlyMap<string, string> = new Map()) {
    this.#page = page;
    this.#overrides = overrides;
  }

  get page(): GuidePage {
    return this.#page;
  }

  /** The expanded value, or the mutant in its place. */
  valueOf(value: PageValue): string {
    return this.#overrides.get(value.id) ?? value.value;
  }

  /** Notes that a value was used. */
  use(value: PageValue, needs: StepName | readonly StepName[]): string {
    const steps = typeof needs === 'string' ? [needs] : needs;
    this.uses.set(value, [...new Set([...(this.uses.get(value) ?? []), ...steps])]);
    return this.valueOf(value);
  }

  /** The titles of the page's forms. */
  get forms(): string[] {
    return [...new Set(this.#settings().map(({ group }) => group))];
  }

  /** The lines of the forms with a title that passes. */
  fields(isWanted: (title: string) => boolean): PageValue[] {
    return this.#settings().filter(({ group }) => isWanted(group));
  }

  /**
   * Reads a form of the application, whose fields are all known.
   *
   * @throws RecipeFailure at `configure` for a field that the form does not have, a choice it does not offer, and a field
   *   that the page does not give
   */
  form<Label extends string>(title: string, rules: Readonly<Record<Label, FieldRule>>): FilledForm<Label> {
    const lines = this.#settings().filter(({ group }) => group === title);
    const labels = Object.keys(rules) as Label[];
    if (lines.length === 0) {
      const near = nearest(title, this.forms);
      throw this.#guideFailure(
        `Expected a form \`${title}\`${near === undefined ? '' : `; there is \`${near}\``}`,
        this.#settings().filter(({ group }) => group === near),
      );
    }
    const filled = new Map<string, string>();
    for (const line of lines) {
      const rule = (rules as Readonly<Record<string, FieldRule | undefined>>)[line.label];
      if (!rule) throw this.#unexpected('field', line, labels);
      this.knownKeys.add(line);
      const value = this.use(line, rule.needs);
      if (rule.choices && !rule.choices.includes(value))
        throw this.#guideFailure(`Unexpected \`${value}\` in \`${line.label}\`, expected ${quoted(rule.choices)}`, [
          line,
        ]);
      filled.set(line.label, value);
    }
    for (const label of labels) {
      const value = filled.get(label) ?? rules[label].default;
      if (value === undefined)
        throw this.#guideFailure(`Expected the field \`${label}\` in the form \`${title}\``, lines);
      filled.set(label, value);
    }
    return Object.fromEntries(filled) as FilledForm<Label>;
  }

  /**
   * A value in a numbered step, by the bold words before it, or by the value itself as its author wrote it.
   *
   * @throws RecipeFailure at `configure` when there is none
   */
  step(words: string, needs: StepName | readonly StepName[], heading?: string): string {
    const steps = this.#page.values.filter(
      (value) => value.source === 'step' && (heading === undefined || value.heading === heading),
    );
    const found = steps.find(({ label }) => label === words) ?? steps.find(({ raw }) => raw === words);
    if (found) return this.use(found, needs);
    const near = nearest(
      words,
      steps.flatMap(({ label, raw }) => [label, raw]),
    );
    const hint = near === undefined ? '' : `; there is \`${near}\``;
    throw this.#guideFailure(
      `Expected a numbered step with a value for \`${words}\`${hint}`,
      steps.filter(({ label, raw }) => label === near || raw === near),
    );
  }

  /**
   * A snippet as a reader copies it.
   *
   * @throws RecipeFailure at `configure` when there is none, and for a key that the application does not have
   */
  snippet({ title, heading, at = 0, needs, keys }: SnippetQuery): ReadSnippet {
    const all = this.#page.snippets;
    const snippet = all.filter((one) => one.title === title && (heading === undefined || one.heading === heading))[at];
    if (!snippet) {
      const near = nearest(
        title,
        all.map((one) => one.title),
      );
      const hint = near === undefined ? '' : `; there is \`${near}\``;
      throw this.#guideFailure(`Expected a snippet with the title \`${title}\`${hint}`, []);
    }
    const index = all.indexOf(snippet);
    for (const value of this.#page.values.filter((one) => one.snippet === index)) {
      this.use(value, needs);
      if (!keys) continue;
      if (!keys.includes(value.label)) throw this.#unexpected('key', value, keys);
      this.knownKeys.add(value);
    }
    return { title: snippet.title, language: snippet.language, text: this.#textOf(snippet), place: placeOf(snippet) };
  }

  #textOf({ text, places }: PageSnippet): string {
    const changes = [...places]
      .flatMap(([id, place]) => {
        const value = this.#overrides.get(id);
        return value === undefined ? [] : [{ ...place, value }];
      })
      .sort((a, b) => b.start - a.start);
    return changes.reduce(
      (all, { start, end, write, value }) => all.slice(0, start) + write(value) + all.slice(end),
      text,
    );
  }

  #settings(): PageValue[] {
    return this.#page.values.filter(({ source }) => source === 'setting');
  }

  #unexpected(what: 'field' | 'key', value: PageValue, known: readonly string[]): RecipeFailure {
    const near = nearest(value.label, known);
    const expected = near === undefined ? `one of ${quoted(known)}` : `\`${near}\``;
    return this.#guideFailure(`Unexpected ${what} \`${value.label}\`, expected ${expected}`, [value]);
  }

  #guideFailure(message: string, about: readonly PageValue[]): RecipeFailure {
    const [first] = about;
    const place = first ? placeOf(first) : this.#page.file;
    return new RecipeFailure('configure', `${place}: ${message}`, { about });
  }
}
