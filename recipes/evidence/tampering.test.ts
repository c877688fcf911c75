import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceFor, faultsOfRecord, type PageEvidence } from '../../src/core/evidence/level';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import { digestOfHarness, findRecord, recordFile, selfDigest, strayRecords } from '../../plugins/evidence/records';
import { digestOfValue, digestOfValues } from '../../plugins/page-values/digests';
import type { MutantResult } from '../mutate/decide';
import type { JobReport, ValueReport } from '../run/job';
import { evaluate } from './evaluate';
import { judge } from './judge';
import { makeRecord } from './records';

/**
 * The mark of a page must not be had by anything but a run: each way of tampering lowers it or fails the build. The list is
 * that of the project's notes on evidence; what needs a vendor's server or its image is not here.
 */

const NOW = new Date('2026-06-01T12:00:00Z');
const value = (id: string, text: string, source: ValueReport['source'] = 'setting'): ValueReport => ({
  id,
  source,
  place: `docs/app/index.md:${id.length}:3`,
  label: id,
  raw: text,
  value: text,
});
const killed = (operator: string): MutantResult => ({
  variant: '',
  operator,
  value: 'wrong',
  outcome: 'killed',
  step: 'callback',
  application: 'Failed to obtain access token',
});
const values = [value('Issuer', 'https://id.company/o/'), value('Display name', 'name'), value('Name', 'Company')];
const report: JobReport = {
  guide: 'app',
  provider: 'authentik',
  title: 'App',
  values,
  symptoms: [],
  variants: [
    {
      variant: '',
      application: { name: 'App', side: 'client code', version: '1.2', description: 'Its own code.', packages: {} },
      provider: { name: 'authentik', version: '2026.8.3', notModelled: [] },
      browser: 'HTTP agent',
      steps: ['register', 'configure', 'start', 'authorize', 'callback', 'account'],
      outcomes: { user: 'the intended person is logged in' },
      substitutions: ['app.company:443 -> 127.0.0.1:40000, TLS root: test authority'],
      milliseconds: 1,
      used: values.map(({ id }) => id),
      knownKeys: values.map(({ id }) => id),
      mutants: { Issuer: [killed('slash')], 'Display name': [killed('claim')] },
      wrongAcceptances: [],
      identity: [{ snippet: '.env', passed: true }],
    },
  ],
  answers: [
    {
      question: 'issuer-slash',
      cases: [{ variant: '', tried: 'without the slash', outcome: '`issuer mismatch`', says: ['issuer mismatch'] }],
    },
  ],
  quotes: [],
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sso-recipes-evidence-'));
  for (const folder of ['recipes', 'docs/app', 'records']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'recipes/agent.ts'), 'export const exact = true;\n');
  writeFileSync(join(root, 'docs/app/recipe.ts'), 'export default {};\n');
  writeFileSync(join(root, 'package-lock.json'), '{}\n');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function record(): EvidenceRecord {
  const verdict = judge(report, { root, mutate: true });
  expect(verdict.problems).toEqual([]);
  return makeRecord(report, verdict.evaluation, { root, date: new Date('2026-05-04T10:00:00Z') });
}

/** The page as the build reads it now. */
function page(now: readonly ValueReport[] = values): PageEvidence {
  const judged = now.map((one) => ({
    id: one.id,
    source: one.source,
    digest: digestOfValue(one),
    depth: 'untouched' as const,
  }));
  return {
    guide: 'app',
    provider: 'authentik',
    values: judged,
    digests: {
      values: digestOfValues(judged.map(({ digest }) => digest)),
      harness: digestOfHarness(root, 'app'),
      lockfile: record().digests.lockfile,
    },
  };
}

const faults = (changed: EvidenceRecord, of = {}): string[] =>
  faultsOfRecord(changed, { guide: 'app', provider: 'authentik', selfDigest: selfDigest(changed), now: NOW, ...of });
/** As somebody would who knows how records are written. */
const sealed = (changed: EvidenceRecord): EvidenceRecord => ({
  ...changed,
  digests: { ...changed.digests, self: selfDigest(changed) },
});

describe('a record of the page as it is', () => {
  test('gives the mark', () => {
    const evidence = evidenceFor(page(), record());
    expect(faults(record())).toEqual([]);
    expect(evidence).toMatchObject({ words: 'Simulated login', state: 'current', capped: [] });
    expect(evidence.coverage).toBe('3 values: 2 decisive, 1 carried, 0 schema only, 0 untouched, 0 excluded');
  });
});

describe('the mark is lowered', () => {
  test('when there is no record', () => {
    expect(evidenceFor(page(), undefined)).toMatchObject({
      level: 'E1',
      words: 'Syntax checked, no login',
      state: 'none',
    });
  });

  test('when one byte of a value changed', () => {
    const [first = value('', ''), ...rest] = values;
    const changed = evidenceFor(page([{ ...first, value: 'https://id.company/o' }, ...rest]), record());
    expect(changed).toMatchObject({ words: 'Syntax checked, no login', state: 'changed', changes: ['values'] });
  });

  test('when values changed places, or one got or lost an exclusion', () => {
    expect(evidenceFor(page([...values].reverse()), record()).changes).toEqual(['values']);
    const excluded = values.map((one) => ({ ...one, excluded: 'illustrative' }));
    expect(evidenceFor(page(excluded), record()).level).toBe('E1');
  });

  test('when a value was added that no run used', () => {
    expect(evidenceFor(page([...values, value('New', 'x')]), record())).toMatchObject({
      level: 'E1',
      state: 'changed',
    });
    const added: JobReport = { ...report, values: [...values, value('New', 'x')] };
    const { evaluation } = judge(added, { root, mutate: true });
    const late = makeRecord(added, evaluation, { root, date: NOW });
    expect(evidenceFor(page(added.values), late)).toMatchObject({ level: 'E1', capped: ['No run used New.'] });
  });

  test('when the harness was made to rewrite a path, or to compare less exactly', () => {
    const before = record();
    const file = join(root, 'recipes/agent.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('true', 'false'));
    expect(evidenceFor(page(), before)).toMatchObject({ state: 'changed', changes: ['harness'] });
    writeFileSync(file, text);
    expect(evidenceFor(page(), before).state).toBe('current');
  });

  test('when an assertion was taken out of the recipe', () => {
    const before = record();
    const file = join(root, 'docs/app/recipe.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, '');
    expect(evidenceFor(page(), before)).toMatchObject({ state: 'changed', changes: ['harness'] });
    writeFileSync(file, text);
  });

  test('when a mutant that only a form refused is all there is', () => {
    const refused = new Map([['Issuer', [{ ...killed('slash'), outcome: 'refused' as const }]]]);
    expect(evaluate(report, refused).values.map(({ depth }) => depth)).toEqual(['carried', 'carried', 'carried']);
  });

  test('when a mutant passed', () => {
    const passed = new Map([['Issuer', [killed('scheme'), { ...killed('slash'), outcome: 'passed' as const }]]]);
    expect(evaluate(report, passed).values[0]?.depth).toBe('carried');
  });
});

describe('the build fails', () => {
  test.each<[string, (changed: EvidenceRecord) => EvidenceRecord, RegExp]>([
    ['an edited record', (one) => ({ ...one, command: 'true' }), /^Unexpected bytes/],
    ['a pass replayed under a new date', (one) => ({ ...one, date: '2026-05-30T10:00:00Z' }), /^Unexpected bytes/],
    ['a date that has not come', (one) => sealed({ ...one, date: '2027-01-01T00:00:00Z' }), /not come yet/],
    ['a record of another guide', (one) => sealed({ ...one, guide: 'other' }), /^Unexpected record of other/],
    ['a record of another provider', (one) => sealed({ ...one, provider: 'keycloak' }), /with keycloak, expected app/],
    [
      'a required step that was skipped',
      (one) => sealed({ ...one, runs: one.runs.map((run) => ({ ...run, steps: ['register', 'configure'] })) }),
      /^Expected the step `start`/,
    ],
    [
      'no assertions',
      (one) => sealed({ ...one, runs: one.runs.map((run) => ({ ...run, outcomes: {} })) }),
      /without assertions/,
    ],
    [
      'a value called decisive that no login decided',
      (one) => sealed({ ...one, values: one.values.map((single) => ({ ...single, depth: 'decisive' as const })) }),
      /^Unexpected `decisive`/,
    ],
    [
      'a mutant killed by a schema counted as decisive',
      (one) =>
        sealed({
          ...one,
          values: one.values.map((single) => ({
            ...single,
            ...(single.mutants
              ? { mutants: single.mutants.map((mutant) => ({ ...mutant, outcome: 'refused' as const })) }
              : {}),
          })),
        }),
      /^Unexpected `decisive`/,
    ],
    [
      'an exclusion without a reason',
      (one) => sealed({ ...one, values: one.values.map((single) => ({ ...single, depth: 'excluded' as const })) }),
      /^Expected a reason/,
    ],
    [
      'keys that do not add up',
      (one) => sealed({ ...one, keys: { ...one.keys, inSchema: 99 } }),
      /not the sum of their parts/,
    ],
  ])('for %s', (_, change, message) => {
    expect(faults(change(record())).join('\n')).toMatch(message);
  });

  test.each<[string, (json: string) => string]>([
    ['a run that ended and failed', (json) => json.replace('"verdict":"passed"', '"verdict":"failed"')],
    ['an identity mutant that failed', (json) => json.replace('"passed":true', '"passed":false')],
    ['a member nobody knows', (json) => json.replace('{"format"', '{"trust":"me","format"')],
    ['no runs at all', (json) => json.replace(/"runs":\[.*?\],"values"/, '"runs":[],"values"')],
    ['what is no JSON', (json) => json.slice(1)],
  ])('for a record with %s', (_, change) => {
    const changed = change(JSON.stringify(record()));
    expect(changed).not.toBe(JSON.stringify(record()));
    writeFileSync(join(root, recordFile('app', 'authentik')), changed);
    const found = findRecord(root, 'app', 'authentik', NOW);
    expect(found.record).toBeUndefined();
    expect(found.faults[0]).toMatch(
      /^records\/app\.authentik\.json: .*npm run recipes -- app --provider authentik --record/,
    );
    rmSync(join(root, recordFile('app', 'authentik')));
  });

  test('for the record of a guide that is gone', () => {
    writeFileSync(join(root, recordFile('gone', 'authentik')), '{}');
    expect(strayRecords(root, new Set([recordFile('app', 'authentik')]))).toEqual([
      expect.stringContaining('records/gone.authentik.json: Unexpected record'),
    ]);
    rmSync(join(root, recordFile('gone', 'authentik')));
  });
});

describe('the recipes fail', () => {
  test('for a value that is not what it was when they last passed, and name it', () => {
    writeFileSync(join(root, recordFile('app', 'authentik')), JSON.stringify(record()));
    const [first = value('', ''), ...rest] = values;
    const changed = {
      ...report,
      values: [{ ...first, raw: 'https://id.company/x/', value: 'https://id.company/x/' }, ...rest],
    };
    const { problems } = judge(changed, { root, mutate: false });
    expect(judge(changed, { root, mutate: true, isNewRecord: true }).problems).toEqual([]);
    expect(problems).toMatchObject([
      {
        kind: 'changed',
        place: first.place,
        changed: [{ id: 'Issuer', before: 'https://id.company/o/', now: 'https://id.company/x/' }],
      },
    ]);
    rmSync(join(root, recordFile('app', 'authentik')));
  });

  test('when an identity mutant fails, a claim of the recipe is wrong, a mutant survives or dies elsewhere', () => {
    const [variant] = report.variants;
    if (!variant) throw new Error('Expected a variant.');
    const kinds = (change: Partial<typeof variant>): string[] =>
      judge({ ...report, variants: [{ ...variant, ...change }] }, { root, mutate: true }).problems.map(
        ({ kind }) => kind,
      );
    expect(kinds({ identity: [{ snippet: '.env', passed: false, message: 'no' }] })).toEqual(['identity']);
    expect(kinds({ wrongAcceptances: [{ value: 'Issuer', message: 'failed' }] })).toEqual(['acceptance']);
    expect(kinds({ mutants: { Issuer: [{ ...killed('slash'), outcome: 'passed' }] } })).toEqual(['survivor']);
    expect(kinds({ mutants: { Issuer: [{ ...killed('slash'), outcome: 'elsewhere' }] } })).toEqual(['elsewhere']);
  });

  test('when a question has no answer, another one than in the record, or is no longer asked', () => {
    writeFileSync(join(root, recordFile('app', 'authentik')), JSON.stringify(record()));
    const messages = (answers: JobReport['answers']): string[] =>
      judge({ ...report, answers }, { root, mutate: false }).problems.map(({ message }) => message);
    const [answer] = report.answers;
    const [asked] = answer?.cases ?? [];
    if (!answer || !asked) throw new Error('Expected an answer.');
    const withCase = (change: Partial<typeof asked>): JobReport['answers'] => [
      { ...answer, cases: [{ ...asked, ...change }] },
    ];
    expect(messages(report.answers)).toEqual([]);
    expect(messages(withCase({ outcome: '', failure: 'no end' }))).toEqual([
      'Expected an answer to the question `issuer-slash`, tried with “without the slash”: no end',
    ]);
    expect(messages(withCase({ outcome: 'signed in as Ada Example' }))).toEqual([
      expect.stringMatching(
        /: signed in as Ada Example, expected, as in the record: `issuer mismatch`; if it is right/,
      ),
    ]);
    expect(messages([])).toEqual([expect.stringMatching(/^Expected an answer .*, as in the record/)]);
    expect(judge({ ...report, answers: [] }, { root, mutate: true, isNewRecord: true }).problems).toEqual([]);
    rmSync(join(root, recordFile('app', 'authentik')));
  });

  test('when a call-out quotes what no run has answered', () => {
    const place = 'docs/app/index.md:9:1';
    const problems = (quote: Omit<JobReport['quotes'][number], 'place'>): unknown =>
      judge({ ...report, quotes: [{ ...quote, place }] }, { root, mutate: true }).problems;
    expect(problems({ question: 'issuer-slash', variants: [] })).toEqual([]);
    expect(problems({ question: 'issuer-slash', variants: ['core'] })).toMatchObject([{ kind: 'answer', place }]);
    expect(problems({ question: 'email', variants: [] })).toMatchObject([{ kind: 'answer', place }]);
  });

  test('when nothing was run', () => {
    expect(judge({ ...report, variants: [] }, { root, mutate: false }).problems).toMatchObject([{ kind: 'failure' }]);
  });

  test('and no record is made of a run that failed', () => {
    const { evaluation } = judge(report, { root, mutate: true });
    expect(() => makeRecord({ ...report, variants: [] }, evaluation, { root, date: NOW })).toThrow(/expected runs/);
  });
});

test('the same record twice is the same bytes', () => {
  expect(JSON.stringify(record())).toBe(JSON.stringify(record()));
});
