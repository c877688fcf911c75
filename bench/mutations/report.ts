/** What became of one typo. */
export interface Mutant {
  readonly language: string;
  readonly kind: string;
  readonly caught: boolean;
  /** `file:line`, and what was changed, for those that are not caught. */
  readonly place: string;
  readonly change: string;
}

/** Languages with fewer mutants than this are counted together. */
const FEW = 40;
export const OVERALL = 0.97;
export const EACH = 0.9;

interface Share {
  readonly name: string;
  readonly caught: number;
  readonly total: number;
}

export interface Summary {
  readonly overall: Share;
  readonly languages: readonly Share[];
  readonly kinds: readonly Share[];
  readonly survivors: readonly Mutant[];
  /** Names of what is below its goal. */
  readonly below: readonly string[];
}

export function summarise(mutants: readonly Mutant[]): Summary {
  const few = sharesBy(mutants, ({ language }) => language)
    .filter(({ total }) => total < FEW)
    .map(({ name }) => name);
  const languages = sharesBy(mutants, ({ language }) =>
    few.includes(language) ? `others: ${few.join(', ')}` : language,
  );
  const kinds = sharesBy(mutants, ({ kind }) => kind);
  const overall = shareOf('all', mutants);
  return {
    overall,
    languages,
    kinds,
    survivors: mutants.filter(({ caught }) => !caught),
    below: [
      ...(part(overall) < OVERALL ? ['all'] : []),
      ...[...languages, ...kinds].filter((one) => part(one) < EACH).map(({ name }) => name),
    ],
  };
}

function sharesBy(mutants: readonly Mutant[], nameOf: (mutant: Mutant) => string): Share[] {
  const names = [...new Set(mutants.map(nameOf))].sort();
  return names.map((name) =>
    shareOf(
      name,
      mutants.filter((mutant) => nameOf(mutant) === name),
    ),
  );
}

const shareOf = (name: string, mutants: readonly Mutant[]): Share => ({
  name,
  caught: mutants.filter(({ caught }) => caught).length,
  total: mutants.length,
});
const part = ({ caught, total }: Share): number => (total === 0 ? 1 : caught / total);

export function printed({ overall, languages, kinds, survivors, below }: Summary): string {
  const row = (share: Share): string =>
    `  ${share.name.padEnd(24)}${`${share.caught}/${share.total}`.padStart(12)}${(part(share) * 100).toFixed(1).padStart(8)} %${part(share) < EACH ? '  below 90 %' : ''}`;
  return [
    'Not caught:',
    ...survivors.map(({ place, language, kind, change }) => `  ${place}  ${language}, ${kind}: ${change}`),
    '',
    'Language',
    ...languages.map(row),
    '',
    'Kind',
    ...kinds.map(row),
    '',
    row(overall),
    below.length === 0 ? 'Every goal is met.' : `Below the goal (97 % of all, 90 % of each): ${below.join('; ')}`,
  ].join('\n');
}
