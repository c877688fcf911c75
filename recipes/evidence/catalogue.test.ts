import { expect, test } from 'vitest';
import type { JobReport } from '../run/job';
import { catalogueOf } from './catalogue';

type Side = 'client code' | 'protocol model';

/** What the catalogue says of a symptom, when a mutant of one value brought these words. */
function seen(symptom: string, words: string, side: Side = 'client code'): unknown {
  const report = {
    symptoms: [{ text: symptom, place: 'docs/app/index.md:3:1' }],
    variants: [{ variant: '', application: { side } }],
    answers: [
      { question: 'refusals', cases: [{ variant: '', tried: 'x', outcome: '`Redirect URI Error`', says: [] }] },
    ],
  } as unknown as JobReport;
  const mutant = { variant: '', operator: 'path', value: 'wrong', outcome: 'killed' as const, application: words };
  const [entry] = catalogueOf(report, new Map([['Issuer', [mutant]]]));
  return entry?.almost ?? entry?.seen;
}

test('what client code says word for word is observed, and white space and quotes do not matter', () => {
  expect(seen('Failed to obtain access token', 'InternalOAuthError: Failed  to obtain access token')).toBe('observed');
  expect(seen('“issuer” differs', '"issuer" differs')).toBe('observed');
});

test('an ellipsis stands for whatever was there, in this order', () => {
  expect(seen('expected … got …', 'expected a, got b')).toBe('observed');
  expect(seen('got … expected …', 'expected a, got b')).toBe('not seen');
});

test('what only a model of ours says settles nothing', () => {
  expect(seen('Failed to obtain access token', 'Failed to obtain access token', 'protocol model')).toBe('model');
  expect(seen('Redirect URI Error', 'something else')).toBe('model');
});

test('a symptom that client code says almost is misspelt', () => {
  expect(seen('Failed to obtain acess token', 'Failed to obtain access token')).toBe('Failed to obtain access token');
});
