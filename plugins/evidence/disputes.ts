import type { EvidenceRecord, EvidenceValue } from '../../src/core/evidence/record';
import type { Dispute } from '../../src/core/page-contract';

type Mutant = NonNullable<EvidenceValue['mutants']>[number];

/** What published pages contradict each other about, and by which mutants a record settles it. */
interface Question {
  readonly question: string;
  readonly concerns: (value: EvidenceValue, mutant: Mutant) => boolean;
}

const QUESTIONS: readonly Question[] = [
  {
    question: 'Does the slash at the end of the issuer matter?',
    concerns: ({ id, raw }, { operator }) => operator === 'slash' && (/<issuer>/.test(raw) || /\bissuer$/i.test(id)),
  },
  {
    question: 'Does the path of the redirect URI have to be exact?',
    concerns: ({ id, raw }, { operator }) =>
      operator === 'path' && (/<redirect_uri>/.test(raw) || /base_?path$/i.test(id)),
  },
  {
    question: 'What without trust in the host (UntrustedHost)?',
    concerns: ({ id }, { operator }) => operator === 'switch' && /(?:AUTH_TRUST_HOST|trustHost)(?: #\d+)?$/.test(id),
  },
  {
    question: 'What without the claim for the display name?',
    concerns: ({ id }, { operator }) => operator === 'claim' && /display ?name(?: claim)?$/i.test(id),
  },
];

/** The answers of client code, computed from the records; what a model of an application says settles nothing. */
export function disputesOf(records: readonly { readonly title: string; readonly record: EvidenceRecord }[]): Dispute[] {
  return QUESTIONS.map(({ question, concerns }) => ({
    question,
    rows: records.flatMap(({ title, record }) => {
      const sides = new Map(record.runs.map(({ variant, application }) => [variant, application]));
      return record.values.flatMap((value) =>
        (value.mutants ?? []).flatMap((mutant) => {
          const side = sides.get(mutant.variant ?? '') ?? record.runs[0]?.application;
          if (side?.side !== 'client code' || !concerns(value, mutant)) return [];
          return [
            {
              application: `${side.name} ${side.version}`,
              guide: title,
              provider: record.provider,
              variant: mutant.variant ?? '',
              right: value.value,
              tried: mutant.value,
              outcome: outcomeOf(mutant),
              ...(mutant.application === undefined ? {} : { says: mutant.application }),
            },
          ];
        }),
      );
    }),
  })).filter(({ rows }) => rows.length > 0);
}

function outcomeOf({ outcome, step, because }: Mutant): string {
  if (outcome === 'passed') return because === undefined ? 'logs in' : `logs in, because ${because}`;
  return outcome === 'refused' ? 'is refused by the form' : `fails at the step ${step ?? 'of the login'}`;
}
