import type { SnippetFault } from './language';
import { lineOf, type Part, shown, unexpected } from './unexpected';

/** The names that have been given in one place, to find one that is given again. */
export class Names {
  readonly #first = new Map<string, number>();

  constructor(readonly text: string) {}

  /**
   * Remembers a name.
   *
   * @param name as it is compared
   * @param part where it stands
   * @returns a fault where the name was given before
   */
  add(name: string, part: Part): SnippetFault[] {
    const first = this.#first.get(name);
    if (first === undefined) {
      this.#first.set(name, part.start);
      return [];
    }
    const actual = this.text.slice(part.start, part.end);
    return [
      unexpected(part, `second ${shown(actual)}`, `it once only: it is given in line ${lineOf(this.text, first)} too`, {
        ruleId: 'snippet-duplicate-key',
        actual,
      }),
    ];
  }
}
