import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { VFile } from 'vfile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { compareDiagnostics, formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import { guideJudge } from '../plugins/judge-text';
import { processGuide } from '../plugins/pipeline';
import { typeDiagnostics } from '../plugins/remark-snippets/types/judge-types';
import { stopWorker } from '../plugins/remark-snippets/types/worker';
import { loadSite } from '../plugins/site';

/*
 * The same words wherever people see them: what `npm run check` prints, what remark's language server tells an editor, what
 * the overlay of the development server shows.
 */

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/_template/index.md');
const guide = `---
title: Board
description: Sign in to Board.
category: other
protocol: oidc
providers: [authentik]
app: { homepage: https://board.example, version: '1.0' }
---

Board is a board.

- Its secret is \`<client_secrt>\`.

  \`\`\`json
  {
    "issuer": "<issuer>"
    "client_id": "<client_id>"
  }
  \`\`\`

- In TypeScript, \`<client_id>\` is a text:

  \`\`\`ts
  export const clientId: number = '<client_id>';
  \`\`\`
`;

// What the package remark-language-server is, but for its own copy of remark.
const SERVER = `
  import { createUnifiedLanguageServer } from 'unified-language-server';
  createUnifiedLanguageServer({
    configurationSection: 'remark', ignoreName: '.remarkignore', packageField: 'remarkConfig', pluginPrefix: 'remark',
    processorName: 'remark', processorSpecifier: 'remark', rcName: '.remarkrc',
  });
`;

interface LspDiagnostic {
  readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>;
  readonly severity: number;
  readonly code: string;
  readonly message: string;
}

let expected: readonly string[];
beforeAll(async () => {
  const judge = await guideJudge(root);
  // Afterwards the verdict on types is known, and nobody has to wait for it.
  const types = await typeDiagnostics(path, guide, await loadSite(root));
  const diagnostics = [...(await judge(path, guide)), ...types].sort(compareDiagnostics);
  expected = diagnostics.map(formatDiagnostic);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(
    expect.arrayContaining(['unknown-placeholder', 'snippet-syntax', 'snippet-types']),
  );
}, 60_000);

test('the overlay of the development server shows the lines of the check', async () => {
  const site = await loadSite(root);
  const errors = expected.filter((line) => / error /.test(line));
  await expect(processGuide(new VFile({ path, value: guide }), { site, fail: true })).rejects.toThrow(
    expect.objectContaining({ message: errors.join('\n') }),
  );
});

let server: ChildProcessWithoutNullStreams;
let connection: MessageConnection;
afterAll(async () => {
  connection.dispose();
  server.kill();
  await stopWorker();
});

test('remark’s language server tells an editor the same', { timeout: 60_000 }, async () => {
  server = spawn(process.execPath, ['--input-type=module', '-e', SERVER, '--', 'server', '--stdio'], { cwd: root });
  connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const published = new Promise<readonly LspDiagnostic[]>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
      resolve(diagnostics as readonly LspDiagnostic[]);
    });
  });
  const rootUri = pathToFileURL(root).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: {},
    workspaceFolders: [{ uri: rootUri, name: 'site' }],
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri: pathToFileURL(path).href, languageId: 'markdown', version: 1, text: guide };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const lines = (await published).map(({ range: { start, end }, severity, code, message }) => {
    const from = `${start.line + 1}:${start.character + 1}`;
    const to = `${end.line + 1}:${end.character + 1}`;
    const place = from === to ? from : `${from}-${to}`;
    return `docs/_template/index.md:${place} ${severity === 1 ? 'error' : 'warning'} ${message} [${code}]`;
  });
  expect(lines.sort()).toEqual([...expected].sort());
});
