import { distance } from 'fastest-levenshtein';
import type { MutantResult } from '../mutate/decide';
import type { JobReport } from '../run/job';

/** A symptom of the guide, and whether a wrong value brought exactly that text. */
export interface CatalogueEntry {
  readonly symptom: string;
  readonly place: string;
  /**
   * `observed`: the application's own code said it, word for word. `model`: only a model of ours said it, which settles
   * nothing. `not seen`: no mistake that was made brings it.
   */
  readonly seen: 'observed' | 'model' | 'not seen';
  /** What client code said that is almost the symptom: one of the two is misspelt. */
  readonly almost?: string;
}

/** Shorter texts resemble each other by accident. */
const SHORTEST = 12;
/** A share of letters up to which a difference is a misspelling. */
const NEAR = 0.12;

/** Holds the error texts of killed mutants against the symptoms of the guide. */
export function catalogueOf(
  { symptoms, variants }: JobReport,
  mutants: ReadonlyMap<string, readonly MutantResult[]>,
): CatalogueEntry[] {
  const sideOf = new Map(variants.map(({ variant, application }) => [variant, application.side]));
  const said = new Map<'client code' | 'protocol model', Set<string>>();
  for (const { variant, application } of [...mutants.values()].flat()) {
    const side = sideOf.get(variant) ?? variants[0]?.application.side;
    if (application === undefined || side === undefined) continue;
    said.set(side, (said.get(side) ?? new Set()).add(plain(application)));
  }
  const own = [...(said.get('client code') ?? [])];
  const model = [...(said.get('protocol model') ?? [])];
  return symptoms.map(({ text, place }) => {
    const wanted = plain(text);
    if (own.some((one) => one.includes(wanted))) return { symptom: text, place, seen: 'observed' };
    const almost = own.flatMap((one) => one.split(' / ')).find((one) => isAlmost(one, wanted));
    const seen = model.some((one) => one.includes(wanted)) ? 'model' : 'not seen';
    return { symptom: text, place, seen, ...(almost === undefined ? {} : { almost }) };
  });
}

/** White space and the kind of quotes are not what people search for. */
function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}

function isAlmost(text: string, wanted: string): boolean {
  return wanted.length >= SHORTEST && distance(text, wanted) <= Math.ceil(wanted.length * NEAR);
}
