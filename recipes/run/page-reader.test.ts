import { describe, expect, test } from 'vitest';
import type { GuidePage, PageSnippet, PageValue } from '../../plugins/page-values/page-value';
import { PageReader } from './page-reader';

const start = { line: 7, column: 1, offset: 0 };
const file = 'docs/app/index.md';
const snippet = (title: string, text: string): PageSnippet => ({
  heading: 'Configure',
  title,
  language: 'ini',
  meta: '',
  text,
  position: { start, end: start },
  file,
  places: new Map(),
});
const value = (label: string, index: number): PageValue => ({
  id: `Configure | .env | ${label}`,
  source: 'snippet',
  heading: 'Configure',
  group: '.env',
  label,
  raw: 'x',
  value: 'x',
  file,
  position: { start, end: start },
  snippet: index,
});
const page: GuidePage = {
  guide: 'app',
  file,
  title: 'App',
  provider: 'authentik',
  snippets: [snippet('.env', 'OIDC_ISSUER=x'), snippet('.env', 'OIDC_SCOPE=x')],
  values: [value('OIDC_ISSUER', 0), value('OIDC_SCOPE', 1)],
  symptoms: [],
  samples: {},
};

describe('the keys of a snippet', () => {
  test('are known when all are on the list, which may be longer', () => {
    const reader = new PageReader(page);
    const { text } = reader.snippet({ title: '.env', needs: 'start', keys: ['OIDC_CLIENT_ID', 'OIDC_ISSUER'] });
    expect(text).toBe('OIDC_ISSUER=x');
    expect([...reader.knownKeys].map(({ label }) => label)).toEqual(['OIDC_ISSUER']);
  });

  test('are not known without a list', () => {
    const reader = new PageReader(page);
    reader.snippet({ title: '.env', needs: 'start' });
    expect([reader.uses.size, reader.knownKeys.size]).toEqual([1, 0]);
  });

  test.each([
    [['OIDC_ISSUER_URL'], 'expected `OIDC_ISSUER_URL`'],
    [['A', 'B'], 'expected one of `A`, `B`'],
  ])('one that is not on the list %j fails the guide at its place', (keys, hint) => {
    const read = () => new PageReader(page).snippet({ title: '.env', needs: 'start', keys });
    expect(read).toThrow(`docs/app/index.md:7:1: Unexpected key \`OIDC_ISSUER\`, ${hint}`);
  });
});

test('of snippets with one title, the one that is asked for', () => {
  const reader = new PageReader(page);
  expect(reader.snippet({ title: '.env', heading: 'Configure', at: 1, needs: 'start' }).text).toBe('OIDC_SCOPE=x');
  expect([...reader.uses.keys()].map(({ label }) => label)).toEqual(['OIDC_SCOPE']);
  expect(() => reader.snippet({ title: '.env', at: 2, needs: 'start' })).toThrow('Expected a snippet with the title');
});
