import { letters, numbered, readAssigned } from './quoted';

const code = /[$%]\{/y;
const doubled: readonly [RegExp, (match: RegExpExecArray) => string] = [/([$%])\1\{/y, ([, char = '']) => `${char}{`];

/** The string that `a = …` assigns, at the end of its line: HCL 2, “Template Expressions”. A heredoc is named `EOT`. */
export function readHcl(source: string): string {
  return readAssigned(source, '\n', {
    '"': {
      close: '"',
      escapes: [
        letters({ n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }),
        numbered(/\\u([\da-f]{4})/iy, 16),
        numbered(/\\U([\da-f]{8})/iy, 16),
        [
          /\\/y,
          () => {
            throw new Error('no escape sequence');
          },
        ],
        doubled,
      ],
      code,
    },
    '<<EOT\n': { close: '\nEOT', escapes: [doubled], code },
  }).normalize();
}
