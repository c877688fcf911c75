import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { compareDiagnostics } from '../../src/core/diagnostics/diagnostic';
import type { JudgeText } from '../check-files';
import { foreignJudge } from '.';

// The first snippet of a language loads its parser.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Guides in the manner of other sites, in our own words. Those in `good` have whatever other sites put into Markdown and no
 * fault; those in `bad` have the messages of the `.txt` beside them.
 * `UPDATE=1 npx vitest run --project unit plugins/foreign` writes them anew; read the difference before you commit it.
 */
const fixtures = join(import.meta.dirname, 'fixtures');
const root = join(import.meta.dirname, '../..');
const guides = (folder: string): string[] => readdirSync(join(fixtures, folder)).filter((file) => /\.mdx?$/.test(file));

let judge: JudgeText;
beforeAll(async () => {
  judge = await foreignJudge(root);
});

async function messagesOf(file: string, text = readFileSync(file, 'utf8')): Promise<string> {
  const diagnostics = [...(await judge(file, text))].sort(compareDiagnostics);
  return diagnostics.map((one) => `${formatDiagnostic({ ...one, file: one.file.replace(/^.*\//, '') })}\n`).join('');
}

test.each(guides('good'))('good/%s raises no alarm', async (name) => {
  expect(await messagesOf(join(fixtures, 'good', name))).toBe('');
});

describe.each(guides('bad'))('bad/%s', (name) => {
  const file = join(fixtures, 'bad', name);

  test('has exactly the messages beside it', async () => {
    const messages = await messagesOf(file);
    const expected = file.replace(/\.mdx?$/, '.txt');
    if (process.env.UPDATE) writeFileSync(expected, messages);
    expect(messages).not.toBe('');
    expect(messages).toBe(readFileSync(expected, 'utf8'));
  });

  test('has the same with Windows’ line ends and a byte order mark', async () => {
    const text = readFileSync(file, 'utf8');
    expect(await messagesOf(file, `\ufeff${text.replaceAll('\n', '\r\n')}`)).toBe(await messagesOf(file, text));
  });
});
