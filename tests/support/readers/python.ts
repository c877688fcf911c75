import { run, versionOf } from '../read-back';
import { each, letters, numbered, readAssigned, type QuotedRules } from './quoted';

const version = versionOf('python3', ['--version'], /(\d+\.\d+)/);

/** Reads modules that Python itself has parsed: the first string that is assigned, with an f-string's texts put together. */
const SCRIPT = `
import ast, sys
def text(node):
    if isinstance(node, ast.JoinedStr):
        return ''.join(text(part) for part in node.values)
    value = node.value
    return value.decode('ascii') if isinstance(value, bytes) else value if isinstance(value, str) else 1/0
for source in sys.stdin.buffer.read().split(b'\\0')[:-1]:
    try:
        assigned = [node for node in ast.parse(source.decode()).body if isinstance(node, ast.Assign)]
        result = '=' + text(assigned[0].value)
    except Exception as error:
        result = '!' + repr(error)
    sys.stdout.buffer.write(result.encode('utf-8', 'backslashreplace') + b'\\0')
`;

const plain = (close: string, isF = false): QuotedRules => ({
  close,
  escapes: [
    letters({ '\\': '\\', "'": "'", '"': '"', a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
    numbered(/\\([0-7]{1,3})/y, 8),
    numbered(/\\x([\da-f]{2})/iy, 16),
    numbered(/\\u([\da-f]{4})/iy, 16),
    ...(isF ? [[/([{}])\1/y, ([, brace = '']: RegExpExecArray) => brace] as const] : []),
  ],
  ...(isF && { code: /[{}]/y }),
});
const styles = (close: string): Record<string, QuotedRules> => ({
  [close]: plain(close),
  [`b${close}`]: plain(close),
  [`f${close}`]: plain(close, true),
  [`r${close}`]: { close, escapes: [[/\\[^]/y, ([both]) => both]] },
});

/** Who reads Python: Python, or our own tokenizer where there is none. */
export const pythonParser = version === undefined ? 'our own tokenizer' : `Python ${version}`;

/** The first string that a module assigns to a name, at the end of its line. */
export const readPython: (sources: readonly string[]) => (string | undefined)[] =
  version === undefined
    ? each((source) =>
        readAssigned(source, '\n', { ...styles('"""'), ...styles("'''"), ...styles('"'), ...styles("'") }),
      )
    : (sources) =>
        run('python3', ['-c', SCRIPT], sources.map((source) => `${source}\0`).join('')).map((result) =>
          result.startsWith('=') ? result.slice(1) : undefined,
        );
