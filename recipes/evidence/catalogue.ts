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
  { symptoms, variants, answers }: JobReport,
  mutants: ReadonlyMap<string, readonly MutantResult[]>,
): CatalogueEntry[] {
  const sideOf = new Map(variants.map(({ variant, application }) => [variant, application.side]));
  const said = new Map<'client code' | 'protocol model', Set<string>>();
  for (const { variant, application } of [...mutants.values()].flat()) {
    const side = sideOf.get(variant) ?? variants[0]?.application.side;
    if (application === undefined || side === undefined) continue;
    said.set(side, (said.get(side) ?? new Set()).add(plain(application)));
  }
  const cases = answers.flatMap((answer) => answer.cases);
  for (const { variant, says } of cases) {
    const side = sideOf.get(variant) ?? variants[0]?.application.side;
    if (side !== undefined) said.set(side, new Set([...(said.get(side) ?? []), ...says.map(plain)]));
  }
  const own = [...(said.get('client code') ?? [])];
  // An outcome may be what the page of the provider says, which is always a model of ours.
  const model = [...(said.get('protocol model') ?? []), ...cases.map(({ outcome }) => plain(outcome))];
  return symptoms.map(({ text, place }) => {
    const wanted = plain(text);
    if (own.some((one) => contains(one, wanted))) return { symptom: text, place, seen: 'observed' };
    const almost = own.flatMap((one) => one.split(' / ')).find((one) => isAlmost(one, wanted));
    const seen = model.some((one) => contains(one, wanted)) ? 'model' : 'not seen';
    return { symptom: text, place, seen, ...(almost === undefined ? {} : { almost }) };
  });
}

/** Whether a text has all parts of another one, in which an ellipsis stands for whatever was there. */
function contains(text: string, wanted: string): boolean {
  let from = 0;
  return wanted.split('…').every((part) => {
    const at = text.indexOf(part.trim(), from);
    from = at + part.trim().length;
    return at >= 0;
  });
}

/** White space and the kind of quotes are not what people search for. */
function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}

function isAlmost(text: string, wanted: string): boolean {
  return wanted.length >= SHORTEST && distance(text, wanted) <= Math.ceil(wanted.length * NEAR);
}
