import { toString } from 'mdast-util-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import { answeredQuestions } from '../evidence/answers';
import { parseMarkdown } from '../parse-markdown';
import { loadSite, type Site } from '../site';
import { quoteAnswers } from './quote-answers';

let site: Site;
beforeAll(async () => {
  site = await loadSite(`${import.meta.dirname}/../..`);
});

type Case = EvidenceRecord['answers'][number]['cases'][number];

function recordOf(provider: string, cases: readonly Case[], side: 'client code' | 'protocol model'): EvidenceRecord {
  const application = { name: 'App', version: '4.2', side, description: 'App.', packages: {} };
  const runs = ['', 'new'].map((variant) => ({ variant, application }));
  return { guide: 'app', provider, runs, answers: [{ question: 'issuer-slash', cases }] } as unknown as EvidenceRecord;
}
const withSlash: Case = { variant: '', tried: '`issuer` with it', outcome: '`issuer mismatch`' };
const without: Case = { variant: '', tried: 'without', outcome: 'signed in as Ada Example' };
const inNew: Case = { variant: 'new', tried: 'without', outcome: 'signed in as Ada Example' };

/** The text of what is put at the end of the call-out, for each provider. */
function quotes(attributes: string, records: readonly EvidenceRecord[]): string[] {
  const tree = parseMarkdown(`:::note[Title]{${attributes}}\n\nText.\n\n:::\n`);
  quoteAnswers(tree, { records, providers: ['authentik', 'keycloak'], site });
  const [node] = tree.children;
  return node && 'children' in node ? node.children.slice(2).map((child) => toString(child)) : [];
}

describe('a call-out', () => {
  const records = [recordOf('authentik', [withSlash, inNew], 'client code')];

  test('quotes what came out with each provider, and says where nothing was run', () => {
    expect(quotes('question=issuer-slash', records)).toEqual([
      'What came out when we ran it:issuer with it, App 4.2: issuer mismatchwithout, App 4.2 (new): signed in as Ada Example',
      'With the values of this page, no run has answered this yet.',
    ]);
  });

  test('quotes the variants that it names', () => {
    const [authentik] = quotes('question=issuer-slash variant=new', records);
    expect(authentik).toBe('What came out when we ran it:without, App 4.2 (new): signed in as Ada Example');
  });

  test('says what only a model of ours said', () => {
    const [authentik] = quotes('question=issuer-slash', [recordOf('authentik', [without], 'protocol model')]);
    expect(authentik).toContain('signed in as Ada Example (from our model, not observed)');
  });

  test('without a question stays as it is', () => {
    expect(quotes('#id', records)).toEqual([]);
  });
});

describe('all answers', () => {
  test('what came out alike with several providers is one, and what differs is not', () => {
    const records = [
      recordOf('authentik', [withSlash, without, inNew], 'client code'),
      recordOf('keycloak', [without, { ...withSlash, outcome: '`404`' }], 'client code'),
    ];
    expect(
      answeredQuestions(records)[0]?.rows.map((row) => [row.tried, row.variant, row.providers, row.outcome]),
    ).toEqual([
      ['`issuer` with it', '', ['authentik'], '`issuer mismatch`'],
      ['without', '', ['authentik', 'keycloak'], 'signed in as Ada Example'],
      ['`issuer` with it', '', ['keycloak'], '`404`'],
      ['without', 'new', ['authentik'], 'signed in as Ada Example'],
    ]);
  });

  test('what only a model said settles nothing that pages contradict each other about', () => {
    expect(answeredQuestions([recordOf('authentik', [without], 'protocol model')])).toEqual([]);
  });
});
