import { join } from 'node:path';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareDiagnostics, type Diagnostic } from '../src/core/diagnostics/diagnostic';
import { processGuide } from './pipeline';
import { createReporter, diagnosticsOf, placeWithin } from './reporter';
import { loadSite, type Site } from './site';

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/example/index.md');

describe('a report', () => {
  const file = (): VFile => new VFile({ path, value: 'one\ntwo' });
  const place = { start: { line: 1, column: 2 }, end: { line: 2, column: 1 } };

  test('has the rule’s severity and help page, its place and its details', () => {
    const guide = file();
    createReporter(guide, 'x').report('undeclared-host', place, 'Unexpected a, expected b', {
      actual: 'a',
      expected: ['b'],
    });
    expect(diagnosticsOf(guide, { dir: root })).toEqual<Diagnostic[]>([
      {
        file: 'docs/example/index.md',
        line: 1,
        column: 2,
        endLine: 2,
        endColumn: 1,
        ruleId: 'undeclared-host',
        severity: 'error',
        message: 'Unexpected a, expected b',
        actual: 'a',
        expected: ['b'],
        url: '/contributing/rules/#undeclared-host',
      },
    ]);
  });

  test('may be milder than its rule', () => {
    const guide = file();
    createReporter(guide, 'x').report('undeclared-host', place, 'x', { severity: 'warning' });
    expect(diagnosticsOf(guide, { dir: root })[0]?.severity).toBe('warning');
  });

  test('of an included file has that file’s path', () => {
    const guide = file();
    createReporter(guide, 'x', 'providers/authentik/register-client.md').report('image-alt', place, 'x');
    expect(diagnosticsOf(guide, { dir: root })[0]?.file).toBe('providers/authentik/register-client.md');
  });

  test('without a place stands at the beginning, one at a point has no length', () => {
    const guide = file();
    const reporter = createReporter(guide, 'x');
    reporter.report('image-alt', undefined, 'x');
    reporter.report('image-alt', { line: 2, column: 3 }, 'y');
    expect(
      diagnosticsOf(guide, { dir: root }).map(({ line, column, endLine, endColumn }) => [
        line,
        column,
        endLine,
        endColumn,
      ]),
    ).toEqual([
      [1, 1, 1, 1],
      [2, 3, 2, 3],
    ]);
  });

  test('made twice is printed once', () => {
    const guide = file();
    const reporter = createReporter(guide, 'x');
    for (let time = 0; time < 3; time++) reporter.report('image-alt', place, 'x');
    reporter.report('image-alt', place, 'y');
    reporter.report('missing-file', place, 'x');
    expect(diagnosticsOf(guide, { dir: root })).toHaveLength(3);
  });

  test('brings no tree into the message, which Docusaurus would print as JSON', () => {
    const guide = file();
    createReporter(guide, 'x').report('image-alt', place, 'x');
    expect(guide.messages[0]?.ancestors).toBeUndefined();
  });
});

test('a piece of a text stands where an editor shows it', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'ü', '😀', '\n', '\r\n', ' '), { minLength: 1, maxLength: 20 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), fc.nat(20), (source, a, b, c) => {
      const [from = 0, middle = 0, to = 0] = [a, b, c].map((one) => Math.min(one, source.length)).sort((x, y) => x - y);
      const pointAt = (offset: number): { line: number; column: number; offset: number } => {
        const before = source.slice(0, offset);
        return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1, offset };
      };
      expect(placeWithin(source, pointAt(from), middle - from, to - middle)).toEqual({
        start: pointAt(middle),
        end: pointAt(to),
      });
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

describe('the place of a fault', () => {
  let site: Site;
  beforeAll(async () => {
    site = await loadSite(root);
  });

  /** The text at each problem's place. */
  async function marked(body: string): Promise<string[]> {
    const source = `---\ntitle: Example at wiki.company\nproviders: [authentik, keycloak]\n---\n\n:::placeholders\n\n- \`wiki.company\` is the wiki.\n\n:::\n\n${body}\n`;
    const file = new VFile({ path, value: source });
    await processGuide(file, { site });
    const lines = source.split('\n');
    return diagnosticsOf(file, site)
      .sort(compareDiagnostics)
      .map(({ ruleId, line, column, endLine, endColumn }) => {
        const [first = '', last = ''] = [lines[line - 1], lines[endLine - 1]];
        return `${ruleId} ${line === endLine ? first.slice(column - 1, endColumn - 1) : `${first.slice(column - 1)} … ${last.slice(0, endColumn - 1)}`}`;
      });
  }

  test.each([
    ['in a paragraph', 'See other.company for more.', 'undeclared-host other.company'],
    ['after a line break', 'See\nother.company for more.', 'undeclared-host other.company'],
    ['in a quotation', '> See\n> other.company for more.', 'undeclared-host other.company'],
    ['in a quotation in a list', '- a\n\n  > See\n  > the other.company.', 'undeclared-host other.company'],
    ['in a list', '1. One\n2. Two\n   and `<client_idd>`', 'unknown-placeholder <client_idd>'],
    ['in a table', '| a | b |\n| - | - |\n| x | `<client_idd>` |', 'unknown-placeholder <client_idd>'],
    ['in a cell with an escape', '| a |\n| - |\n| x \\| `<client_idd>` |', 'unknown-placeholder <client_idd>'],
    ['after an entity', '&amp; &lt; other.company', 'undeclared-host other.company'],
    ['after an escape', '\\* \\_ other.company', 'undeclared-host other.company'],
    ['in emphasis', '**See *other.company* now**', 'undeclared-host other.company'],
    ['in a link’s text', '[see other.company](https://a.example)', 'undeclared-host other.company'],
    ['in a link’s URL', '[see](https://other.company/x)', 'undeclared-host other.company'],
    ['in the definition of a link', '[see it][w].\n\n[w]: https://other.company/x', 'undeclared-host [see it][w]'],
    ['in the definition of an image', '![][w]\n\n[w]: https://a.example/x.png', 'image-alt ![][w]'],
    ['in a heading', '## On other.company', 'undeclared-host other.company'],
    ['in raw HTML', '<kbd>https://<em>other.company</em>/</kbd>', 'undeclared-host other.company'],
    ['in a fence', '```text\na\nb other.company\n```', 'undeclared-host other.company'],
    ['in a fence in a list', '- a\n\n  ```text\n  b other.company\n  ```', 'undeclared-host other.company'],
    ['in a fence in a quotation', '> ```text\n> b other.company\n> ```', 'undeclared-host other.company'],
    ['in an indented block', '    b other.company', 'undeclared-host other.company'],
    ['the second of two', '`<client_id>` and `<client_idd>`', 'unknown-placeholder <client_idd>'],
    ['in a form', ':::settings\n\n- ID: `<client_idd>`\n\n:::', 'unknown-placeholder <client_idd>'],
    ['in a form’s title', ':::settings[On other.company]\n\n- ID: `x`\n\n:::', 'undeclared-host other.company'],
    ['in angle brackets outside code', 'See <other.company> for more.', 'undeclared-host other.company'],
    ['in a directive in a quotation', '> :::nota\n>\n> x\n>\n> :::', 'unknown-directive nota'],
    ['in a directive in a list', '- a\n\n  :::note{colour=red}\n\n  x\n\n  :::', 'unknown-attribute colour=red'],
    ['after emoji', '😀 `<client_idd>`', 'unknown-placeholder <client_idd>'],
  ])('%s', async (_where, body, expected) => {
    expect(await marked(body)).toEqual([expected]);
  });

  test.each([
    ['alone', '```json\n{"a": 1,\n  "b" 2}\n```', 14],
    ['in a list', '- x\n\n  ```json\n  {"a": 1,\n    "b" 2}\n  ```', 16],
    ['in a quotation', '> ```json\n> {"a": 1,\n>   "b" 2}\n> ```', 14],
    [
      'behind a placeholder of another length',
      '```json\n{"a": "https://wiki.company:8443/<client_id>",\n  "b" 2}\n```',
      14,
    ],
  ])('in a snippet %s', async (_where, body, line) => {
    const source = `---\ntitle: Example\nproviders: [authentik]\n---\n\n:::placeholders\n\n- \`wiki.company\` is the wiki.\n\n:::\n\n${body}\n\nOpen wiki.company.\n`;
    const file = new VFile({ path, value: source });
    await processGuide(file, { site });
    const [problem] = diagnosticsOf(file, site);
    expect(problem).toMatchObject({ ruleId: 'snippet-syntax', line });
    expect(source.split('\n')[line - 1]?.slice((problem?.column ?? 0) - 1)).toBe('2}');
  });
});
