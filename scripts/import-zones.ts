import { join } from 'node:path';

/**
 * The directions of imports between the rooms, for ESLint's `import-x/no-restricted-paths`. The picture is in the design page;
 * `tests/architecture.test.ts` states the same in a way of its own, on purpose.
 */

/** Files of `target` import nothing of `from` but `except`. All are globs. */
export interface ImportZone {
  readonly target: string | string[];
  readonly from: string | string[];
  readonly except?: string[];
  readonly message: string;
}

const ROOT = join(import.meta.dirname, '..');
const PACKAGES = './node_modules/**';
const CORE = './src/core/**';
const VIEW = ['./src/components/**', './src/theme/**', './src/pages/**', './src/css/**'];
const PROVIDER_DATA = ['./providers/*/provider.ts', './providers/*/export/**'];
const PROVIDER_MODELS = [
  './providers/*/{embedded,real}.ts',
  './providers/*/{embedded,real}/**',
  './providers/embedded/**',
];

/** What a file of a room may import besides packages. */
function room(target: string | string[], ...except: string[]): ImportZone {
  return {
    target,
    from: './**',
    // ESLint's rule resolves the globs of `target` and `from` against the root, but not these.
    except: [PACKAGES, ...except].map((glob) => join(ROOT, glob)),
    message: `Expected a package or one of ${except.join(', ')}.`,
  };
}

export const importZones: ImportZone[] = [
  room(CORE, CORE),
  room('./src/store/**', './src/store/**', CORE, ...PROVIDER_DATA),
  room(VIEW, ...VIEW, './src/store/**', CORE, './static/**', ...PROVIDER_DATA),
  room('./plugins/**', './plugins/**', CORE, ...PROVIDER_DATA),
  room('./recipes/**', './recipes/**', './plugins/**', './providers/**', CORE),
  room('./cli/**', './cli/**', './recipes/**', './plugins/**', CORE, ...PROVIDER_DATA),
  room(PROVIDER_DATA, CORE, ...PROVIDER_DATA),
  room(PROVIDER_MODELS, CORE, './providers/**'),
  room('./docs/**', './docs/**', './recipes/index.*'),
  {
    target: PROVIDER_MODELS,
    from: PROVIDER_DATA,
    message: 'A model states the vendor’s facts independently of the provider’s data; a test compares them.',
  },
];
