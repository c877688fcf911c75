import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paragraph } from 'mdast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseMarkdown } from '../parse-markdown';
import { diagramOf } from './diagram';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diagram-'));
  writeFileSync(
    join(folder, 'login.svg'),
    '<?xml version="1.0"?>\n<!-- a note -->\n<svg class="diagram" viewBox="0 0 10 10"><rect width="4"/></svg>\n',
  );
  writeFileSync(join(folder, 'styled.svg'), '<svg>\n<style>\n.diagram { fill: red }\n</style>\n<rect/></svg>');
  writeFileSync(join(folder, 'broken.svg'), 'no drawing');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const nodes = (markdown: string): ReturnType<typeof diagramOf> =>
  diagramOf(parseMarkdown(markdown).children[0] as Paragraph, folder);
const diagram = (markdown: string): unknown =>
  nodes(markdown)
    ?.map((node) => 'value' in node && node.value)
    .at(-1);

test('an SVG file in a paragraph of its own becomes the drawing, with its alternative text', () => {
  expect(diagram('![The “login” & <back>](./login.svg)')).toBe(
    '<div class="diagram-frame" role="group" aria-label="Diagram" tabindex="0" data-pagefind-ignore="">' +
      '<svg class="diagram" viewBox="0 0 10 10" role="img" aria-label="The “login” &amp; &lt;back>"><rect width="4"/></svg></div>',
  );
  expect(diagram('![He said "x"](login.svg)')).toContain('aria-label="He said &quot;x&quot;"');
});

test('its style sheet goes to the head of the page', () => {
  expect(nodes('![A](./styled.svg)')).toMatchObject([
    { name: 'head', children: [{ name: 'style', children: [{ type: 'text', value: '.diagram { fill: red }' }] }] },
    { type: 'html', value: expect.stringContaining('aria-label="A"><rect/></svg>') as string },
  ]);
});

test.each([
  'Text before ![a drawing](./login.svg)',
  '![a picture](./login.png)',
  '![elsewhere](https://example.com/login.svg)',
  '![from static](/img/logo.svg)',
  '![no drawing in it](./broken.svg)',
  '![not there](./missing.svg)',
  'Text.',
])('%s stays as it is', (markdown) => {
  expect(diagram(markdown)).toBeUndefined();
});
