import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { expectReadBack, run, versionOf } from '../../../../tests/support/read-back';

interface Reader {
  readonly parser: string;
  /** Reads lines of one file, with the keys k0, k1 and so on. */
  readonly read: (lines: readonly string[]) => readonly unknown[];
}

/** A value as java.util.Properties.load describes it, from the separator on. */
function readValue(line: string): string {
  const text = line.replace(/^k\d+[ \t\f]*[=:]?[ \t\f]*/, '');
  const special: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.)|$)/gu, (_, code?: string, char?: string) =>
    code === undefined ? (special[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const JAVA = `
import java.io.*; import java.nio.charset.*; import java.util.*;
public class Read {
  public static void main(String[] args) throws IOException {
    Charset charset = Charset.forName(args[0]);
    Properties read = new Properties();
    read.load(new InputStreamReader(System.in, charset));
    StringBuilder out = new StringBuilder();
    for (int i = 0; read.containsKey("k" + i); i++) out.append(read.getProperty("k" + i)).append('\\0');
    System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
`;

const readers: Reader[] = [{ parser: 'our own tokenizer', read: (lines) => lines.map(readValue) }];
const java = versionOf('java', ['-version'], /version "(\d+)/);
let folder: string | undefined;
if (java !== undefined) {
  folder = mkdtempSync(join(tmpdir(), 'properties-'));
  const program = join(folder, 'Read.java');
  writeFileSync(program, JAVA);
  for (const charset of ['ISO-8859-1', 'UTF-8']) {
    readers.push({
      parser: `Properties.load of Java ${java}, ${charset}`,
      read: (lines) => run('java', [program, charset], lines.map((line) => `${line}\n`).join('')),
    });
  }
}
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

describe.each(readers)('a value in a properties file, read by $parser,', ({ parser, read }) => {
  test('is the value', { timeout: 60_000 }, () => {
    expectReadBack('properties-value', {
      parser,
      around: [
        ['', ''],
        ['https://', '/x'],
        ['a ', ' # b'],
      ],
      refused: () => false,
      read: (written) => read(written.map((text, index) => `k${index}${index % 2 ? ' = ' : '='}${text}`)),
    });
  });
});
