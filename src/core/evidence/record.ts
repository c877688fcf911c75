import * as z from 'zod';
import { depths } from './depth';
import { questionIds } from './questions';

/**
 * The record of a run: one JSON file per guide and provider, `records/<guide>.<provider>.json`. It is written by
 * `npm run recipes -- --record` and read by the site's build, which believes nothing that does not follow from it.
 */

const digest = z.string().regex(/^sha256-[0-9a-f]{64}$/);
const text = z.string();

const mutantSchema = z.strictObject({
  operator: text.min(1),
  value: text,
  outcome: z.enum(['killed', 'refused', 'elsewhere', 'passed']),
  variant: text.optional(),
  step: text.optional(),
  application: text.optional(),
  because: text.optional(),
});

const valueSchema = z.strictObject({
  id: text.min(1),
  raw: text,
  value: text,
  /** Of what it says and means, so that a changed byte is seen. */
  digest,
  depth: z.enum(depths),
  reason: text.optional(),
  mutants: z.array(mutantSchema).optional(),
});

const runSchema = z.strictObject({
  variant: text,
  application: z.strictObject({
    name: text.min(1),
    side: z.enum(['client code', 'protocol model']),
    version: text.min(1),
    description: text.min(1),
    /** Installed versions, as observed. */
    packages: z.record(text, text),
  }),
  provider: z.strictObject({
    side: z.literal('model'),
    name: text.min(1),
    version: text.min(1),
    /** What the vendor does and the model does not. */
    notModelled: z.array(text),
  }),
  browser: z.enum(['HTTP agent', 'Chromium']),
  verdict: z.literal('passed'),
  steps: z.array(text.min(1)).min(1),
  outcomes: z.record(text, text),
  substitutions: z.array(text),
});

export const recordSchema = z.strictObject({
  format: z.literal(1),
  guide: text.min(1),
  provider: text.min(1),
  /** When it was run. */
  date: z.iso.datetime(),
  command: text.min(1),
  runs: z.array(runSchema).min(1),
  values: z.array(valueSchema).min(1),
  /** Labels of forms and keys of snippets. */
  keys: z.strictObject({ total: z.int(), inSchema: z.int(), unknown: z.array(text) }),
  /** The symptoms of the guide: who said them word for word when a value was wrong. */
  catalogue: z.array(z.strictObject({ symptom: text.min(1), seen: z.enum(['observed', 'model', 'not seen']) })),
  /** Snippets written differently with the same meaning, which must pass. */
  identity: z.array(z.strictObject({ snippet: text, passed: z.literal(true) })),
  /** What came out when each case of a question was run, in order. */
  answers: z.array(
    z.strictObject({
      question: z.enum(questionIds),
      cases: z.array(z.strictObject({ variant: text, tried: text.min(1), outcome: text.min(1) })).min(1),
    }),
  ),
  digests: z.strictObject({
    /** Of all values of the page, in order. */
    values: digest,
    /** Of the programs that ran it. */
    harness: digest,
    lockfile: digest,
    /** Of this record without this member. */
    self: digest,
  }),
});

export type EvidenceRecord = z.output<typeof recordSchema>;
export type EvidenceValue = EvidenceRecord['values'][number];

/** JSON with the members of each object in one order, so that equal records are equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
