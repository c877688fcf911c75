import type { Element, ElementContent } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { hostileValues } from '../../../tests/support/hostile-values';
import { guideMarkdown } from './guide-markdown';

type Child = Element | string;

function el(tagName: string, properties: Element['properties'], ...children: readonly Child[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child): ElementContent =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
}

const parser = unified().use(remarkParse).use(remarkGfm);

const guide = (...children: readonly Child[]): Element => el('div', { className: ['guide'] }, ...children);
const code = (text: string): Element => el('code', { dataText: text }, 'code');
const snippet = (language: string, title: string, text: string): Element =>
  el(
    'figure',
    { className: ['snippet'], dataLanguage: language },
    el('figcaption', {}, el('span', { className: ['snippet__title'] }, title)),
    el('pre', {}, el('code', {}, el('span', {}, text))),
  );
const setting = (label: string, value: string, ...explanation: readonly Child[]): Element =>
  el(
    'dl',
    { className: ['setting'] },
    el('dt', { className: ['setting__label'] }, label),
    el('dd', { className: ['setting__value'] }, code(value)),
    ...(explanation.length > 0 ? [el('dd', { className: ['setting__explanation'] }, ...explanation)] : []),
  );
const admonition = (type: string, title: string, ...content: readonly Child[]): Element =>
  el(
    'div',
    { className: ['theme-admonition', `theme-admonition-${type}`] },
    el('div', { className: ['admonitionHeading_x1'] }, el('span', {}, el('svg', {})), title),
    el('div', { className: ['admonitionContent_x2'] }, ...content),
  );

describe('a component', () => {
  test.each<[string, Element, string]>([
    ['snippet', snippet('yaml', 'compose.yaml', 'a: 1\n'), '```yaml title="compose.yaml"\na: 1\n\n```\n'],
    ['snippet without a title', snippet('yaml', 'yaml', 'a: 1'), '```yaml\na: 1\n```\n'],
    ['title with quotes', snippet('ini', 'the "main" file', 'a'), `\`\`\`ini title='the "main" file'\na\n\`\`\`\n`],
    ['title with both quotes', snippet('ini', `it's "a"`, 'a'), '```ini title="it\'s ”a”"\na\n```\n'],
    [
      'form',
      el(
        'section',
        { className: ['settings'] },
        el('p', { className: ['settings__title'] }, 'Login > OIDC'),
        setting('Client ID', 'a`b'),
        setting('Issuer', 'https://a.example/', el('p', {}, 'Exactly as shown.')),
        setting('Empty', ''),
      ),
      '**Login > OIDC**\n\n- Client ID: ``a`b``\n- Issuer: `https://a.example/`. Exactly as shown.\n- Empty: *empty*\n',
    ],
    ['admonition', admonition('warning', 'Warning', el('p', {}, 'Mind it.')), '> [!WARNING]\n> Mind it.\n'],
    [
      'admonition with a title',
      admonition('danger', 'The host', el('p', {}, 'Mind it.')),
      '> [!CAUTION]\n> **The host**\n>\n> Mind it.\n',
    ],
    [
      'admonition that begins with a list',
      admonition('tip', 'Tip', el('ul', {}, el('li', {}, 'one'))),
      '> [!TIP]\n>\n> - one\n',
    ],
    [
      'symptom',
      el('section', { className: ['symptom'] }, el('h3', {}, code('It fails')), el('p', {}, 'So.')),
      '### `It fails`\n\nSo.\n',
    ],
    [
      'details',
      el('details', {}, el('summary', {}, 'More'), el('div', {}, el('p', {}, 'Text.'))),
      '**More**\n\nText.\n',
    ],
    [
      'drawing',
      el('div', { className: ['diagram-frame'] }, el('svg', { ariaLabel: 'A login' }, el('text', {}, 'x'))),
      '*Diagram: A login*\n',
    ],
    [
      'link',
      el('p', {}, el('a', { href: 'https://a.example/' }, 'a'), ' ', el('a', {}, 'b')),
      '[a](https://a.example/) b\n',
    ],
    [
      'table',
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, el('th', {}, 'A'))),
        el('tbody', {}, el('tr', {}, el('td', {}, code('b|c')))),
      ),
      '| A      |\n| ------ |\n| `b\\|c` |\n',
    ],
  ])('%s', (_name, element, expected) => {
    expect(guideMarkdown(guide(element))).toBe(expected);
  });

  test('what React leaves between texts is no text', () => {
    const page = guide(el('p', {}, 'version '));
    (page.children[0] as Element).children.push({ type: 'comment', value: ' ' }, { type: 'text', value: '1.2' });
    expect(guideMarkdown(page)).toBe('version 1.2\n');
  });
});

test.each(hostileValues.filter((value) => value.trim() !== '').map((value) => [value]))(
  'the value %j comes back from a snippet, a setting and inline code',
  (value) => {
    const tree = parser.parse(
      guideMarkdown(
        guide(snippet('text', 'a.txt', value), el('section', { className: ['settings'] }, setting('A', value))),
      ),
    );
    const [fence, list] = tree.children;
    expect(fence).toMatchObject({ type: 'code', lang: 'text', meta: 'title="a.txt"', value });
    expect(list).toMatchObject({
      children: [{ children: [{ children: [{ value: 'A: ' }, { type: 'inlineCode', value }] }] }],
    });
  },
);
