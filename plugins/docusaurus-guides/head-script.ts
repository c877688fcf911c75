import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Site } from '../site';

export interface HeadScript {
  /** Path below the site's base URL. It changes with the content, so that browsers may keep the file. */
  readonly path: string;
  readonly code: string;
}

/**
 * The script that every page runs before it is painted. It is a file of its own, because every page needs the same and what
 * is in it is not loaded again with React's code.
 */
export function headScript(site: Site): HeadScript {
  const { outputFiles } = buildSync({
    entryPoints: [join(site.dir, 'src/store/head-script.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { PROVIDER_IDS: JSON.stringify([...site.providers.keys()]) },
  });
  const code = outputFiles[0]?.text.trim() ?? '';
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { path: `assets/js/reader.${hash}.js`, code };
}

/** What is used here of Rspack's compiler, which has webpack's interface. */
interface Compiler {
  readonly hooks: {
    readonly thisCompilation: { tap: (name: string, callback: (compilation: Compilation) => void) => void };
  };
  readonly webpack: {
    readonly Compilation: { readonly PROCESS_ASSETS_STAGE_ADDITIONAL: number };
    readonly sources: { readonly RawSource: new (text: string) => unknown };
  };
}

interface Compilation {
  readonly hooks: {
    readonly processAssets: { tap: (options: { name: string; stage: number }, callback: () => void) => void };
  };
  emitAsset: (path: string, source: unknown) => void;
}

/** Puts the script beside the bundler's own files, in a build as in the development server. */
export class HeadScriptPlugin {
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  /** @param compiler of Rspack; Docusaurus' types know webpack's only */
  apply(compiler: unknown): void {
    const { hooks, webpack } = compiler as Compiler;
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    hooks.thisCompilation.tap('head-script', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'head-script', stage }, () => {
        const { path, code } = headScript(this.#site);
        compilation.emitAsset(path, new webpack.sources.RawSource(code));
      });
    });
  }
}
