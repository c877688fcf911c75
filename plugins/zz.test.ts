import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { test } from 'vitest';
import { formatDiagnostic, compareDiagnostics } from '../src/core/diagnostics/diagnostic';
import { processGuide } from './pipeline';
import { diagnosticsOf } from './reporter';
import { loadSite } from './site';
const fx = join(import.meta.dirname, 'fixtures');
test('x', async () => {
  const site = await loadSite(join(import.meta.dirname, '..'));
  const run = async (path: string, value: string) => { const f = new VFile({ path, value }); await processGuide(f, { site }); return diagnosticsOf(f, site).sort(compareDiagnostics).map(formatDiagnostic).join('\n'); };
  for (const p of readdirSync(fx, { recursive: true, encoding: 'utf8' }).filter((x) => x.endsWith('index.md'))) {
    const path = join(fx, p); const s = readFileSync(path, 'utf8');
    const a = await run(path, s);
    for (const [n, t] of [['CRLF', s.replaceAll('\n', '\r\n')], ['BOM', '\ufeff' + s]] as const) {
      let b; try { b = await run(path, t);} catch (e) { b = String(e); }
      if (a !== b) console.log('=====', n, p, '\n' + a + '\n--\n' + b);
    }
  }
});
