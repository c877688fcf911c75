import { rawText, type TemplatePlaceholder } from '../../core/placeholder/template';
import { type ReaderValues, valueOf } from '../../core/placeholder/substitute';

export interface Changes {
  /** How many placeholders have another value. */
  readonly values: number;
  /** In how many places of the page a reader can see that. */
  readonly places: number;
  /** How many of these cannot hold the value, and show the placeholder instead. */
  readonly refused: number;
}

/**
 * Counts on the page what is different, without having watched it being written: an element knows its placeholder, and what it
 * stood for before and stands for now follows from that.
 */
export function countChanges(before: ReaderValues, after: ReaderValues): Changes {
  const differs = new Map<string, boolean>();
  const keys = new Set<string>();
  let places = 0;
  let refused = 0;
  for (const element of document.querySelectorAll<HTMLElement>('[data-ph]')) {
    const { ph = '', phRaw } = element.dataset;
    const placeholder: TemplatePlaceholder = [ph, phRaw ?? ph];
    const id = `${ph} ${rawText(placeholder)}`;
    let different = differs.get(id);
    if (different === undefined) {
      different = valueOf(placeholder, before) !== valueOf(placeholder, after);
      differs.set(id, different);
    }
    // Names of buttons and the like are there for those who hear them, and would be counted twice.
    if (!different || !element.checkVisibility() || element.closest('.sr-only')) continue;
    keys.add(ph);
    places++;
    if (element.hasAttribute('data-refused')) refused++;
  }
  return { values: keys.size, places, refused };
}

/** “6 values changed in 14 places”; empty when there is nothing to say. */
export function changesInWords({ values, places, refused }: Changes): string {
  if (places === 0) return '';
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  const unable = refused === 0 ? '' : `; ${count(refused, 'place')} cannot hold the value`;
  return `${count(values, 'value')} changed in ${count(places, 'place')}${unable}`;
}
