import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/list-files';
import type { Random } from '../random';

const root = join(import.meta.dirname, '../..');

/** What grammars, quotes and formats look at, and characters that count as nothing, as two or as line ends. */
const PIECES = [
  ...Array.from(` \t\n'"\`\\$#%&@!*?~^|<>()[]{}=:;,.-+/_09aZ`),
  ...[
    '\r\n',
    '\u0000',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\u200d',
    '\u202e',
    '\ud800',
    'é',
    '日',
    '😀',
    'ſ',
    'İ',
  ],
  ...[
    '${',
    '$(',
    '$$',
    '{{',
    '}}',
    '{%',
    '%}',
    '<%',
    '<?php',
    '?>',
    '//',
    '/*',
    '*/',
    '<!--',
    '-->',
    ']]>',
    "'''",
    '"""',
  ],
  ...[
    'wiki.company',
    'Wiki.Company:8443',
    '<client_id>',
    '<Client ID from authentik>',
    '<issuer>',
    'https://',
    '%2F',
    'company',
  ],
  ...[
    'https://authentik.company/application/o/wiki/',
    '[::1]',
    'xn--a',
    '192.168.1.1',
    'null',
    'true',
    '1e400',
    '__proto__',
  ],
  ...[
    '<<EOF\n',
    '\nEOF\n',
    ': ',
    '- ',
    '\n  ',
    '&a',
    '*a',
    '!tag',
    '|-\n',
    '---\n',
    '...\n',
    'end\n',
    'do\n',
    '=>',
    '::',
  ],
];

/** A text of some pieces. Now and then one of them many times. */
export function noise(random: Random, most = 14): string {
  const count = random.int(most + 1);
  const parts = Array.from({ length: count }, () => random.pick(PIECES));
  if (random.int(50) === 0) parts.push(random.pick(PIECES).repeat(random.int(300)));
  return parts.join('');
}

export interface Snippet {
  readonly label: string;
  readonly text: string;
}

interface Pieces {
  readonly snippets: readonly Snippet[];
  /** Paragraphs, lists, directives, fences of guides. */
  readonly blocks: readonly string[];
}

let pieces: Pieces | undefined;

/** The snippets and blocks of all guides and fixtures of the repository. */
export function guidePieces(): Pieces {
  if (pieces) return pieces;
  const sources = listFiles(root)
    .filter((path) =>
      /^(?:docs\/[^/]+\/index|plugins\/fixtures\/.*\/index|bench\/mutations\/corpus\/[^/]+)\.md$/.test(path),
    )
    .map((path) => readFileSync(join(root, path), 'utf8'));
  const snippets = sources.flatMap((source) =>
    [...source.matchAll(/^```(?<label>\w+)[^\n]*\n(?<text>[^]*?)^```/gm)].map(({ groups }) => ({
      label: groups?.label ?? '',
      text: groups?.text ?? '',
    })),
  );
  pieces = {
    snippets,
    blocks: sources.flatMap((source) => source.split(/\n{2,}/)).filter((block) => block.length < 1500),
  };
  return pieces;
}

/** A text with some slips: pieces of it left out, doubled, moved, or noise in between. */
export function damaged(text: string, random: Random): string {
  let result = text;
  for (let slips = 1 + random.int(4); slips > 0; slips -= 1) {
    const start = random.int(result.length + 1);
    const end = Math.min(result.length, start + random.int(random.int(4) === 0 ? 60 : 4));
    const piece = result.slice(start, end);
    const inserted = random.pick([
      '',
      piece + piece,
      noise(random, 3),
      random.pick(PIECES),
      piece.split('').reverse().join(''),
    ]);
    result = result.slice(0, start) + inserted + result.slice(end);
  }
  return result;
}

/** A snippet of a language with slips, of another language, or none at all. */
export function snippetText(random: Random, labels: readonly string[]): string {
  const { snippets } = guidePieces();
  const own = snippets.filter(({ label }) => labels.includes(label));
  const chance = random.int(10);
  if (chance === 0) return noise(random, 40);
  if (chance === 1 || own.length === 0) return damaged(random.pick(snippets).text, random);
  if (chance === 2) return nested(random);
  return damaged(random.pick(own).text, random);
}

function nested(random: Random): string {
  const [open, close] = random.pick([
    ['[', ']'],
    ['{', '}'],
    ['(', ')'],
    ['<a>', '</a>'],
    ['{"a":', '}'],
    ['- ', ''],
    ['a {\n', '}\n'],
    ['if x\n', ''],
  ] as const);
  const depth = 1 + random.int(random.int(20) === 0 ? 1200 : 60);
  return open.repeat(depth) + noise(random, 2) + close.repeat(random.int(2) === 0 ? depth : random.int(depth + 1));
}

const MARKDOWN = [
  ...[
    '```yaml\n',
    '````\n',
    '~~~\n',
    ':::settings[A]{#a}\n',
    ':::provider{only=authentik}\n',
    '::::provider{only=nobody}\n',
    ':::\n',
    '::::\n',
  ],
  ...[
    '::leaf{a="b" a="c"}',
    ':text[x]{',
    '- Client ID: `<client_id>`\n',
    '1. ',
    '> ',
    '    ',
    '| a | b |\n|---|---|\n',
    '---\n',
    '<details>\n',
    '</p>',
  ],
  ...[
    '<!-- allow snippet-syntax: so -->\n',
    '<!-- exclude',
    '[a](<b',
    '![](x.png)',
    '# H {#h}\n',
    ':::register-client\n',
    ':::placeholders\n',
    '`',
    '**',
  ],
];

/** A guide of random parts: blocks of guides in any order, some of them damaged, fences and directives that do not end. */
export function markdownText(random: Random): string {
  const { blocks } = guidePieces();
  const parts = random.int(4) === 0 ? [] : ['---\ntitle: Fuzz\nproviders: [authentik, keycloak]\n---'];
  for (let count = random.int(8); count >= 0; count -= 1) {
    const block = random.pick(blocks);
    const chance = random.int(8);
    if (chance < 4) parts.push(block);
    else if (chance < 6) parts.push(damaged(block, random));
    else if (chance === 6)
      parts.push(Array.from({ length: 1 + random.int(6) }, () => random.pick(MARKDOWN)).join(random.pick(['', '\n'])));
    else
      parts.push(
        random.pick(['> ', '- ', '1. ', '  ']).repeat(1 + random.int(random.int(15) === 0 ? 80 : 5)) +
          damaged(block, random),
      );
  }
  return parts.join(random.pick(['\n\n', '\n\n', '\n', '\r\n\r\n']));
}
