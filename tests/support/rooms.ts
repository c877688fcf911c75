import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf } from './imports';

export type Room =
  | 'core'
  | 'store'
  | 'view'
  | 'provider data'
  | 'provider model'
  | 'plugins'
  | 'recipes'
  | 'cli'
  | 'guide'
  | 'host'
  | 'outside';

/** The rooms by path without extension; the first pattern that matches counts. A folder is also the path of its index. */
const ROOMS: readonly (readonly [RegExp, Room])[] = [
  [/^src\/core(\/|$)/, 'core'],
  [/^src\/store(\/|$)/, 'store'],
  [/^src\/(components|theme|pages|css)(\/|$)/, 'view'],
  [/^providers\/[^/]+\/(provider|export)(\.|\/|$)/, 'provider data'],
  [/^providers\/[^/]+\/./, 'provider model'],
  [/^plugins(\/|$)/, 'plugins'],
  [/^recipes(\/|$)/, 'recipes'],
  [/^cli(\/|$)/, 'cli'],
  [/^docs\/[^/]+\/./, 'guide'],
  [/^(eslint|vitest)\.config$/, 'outside'],
  // What a host reads: Docusaurus' configuration and sidebars.
  [/^([^/]+|contributing\/[^/]+)$/, 'host'],
  [/^(tests|scripts|bench)\//, 'outside'],
];

/** What a room may import besides itself. `all` is what stands outside the house and looks at it. */
const MAY_IMPORT: Readonly<Record<Room, readonly Room[] | 'all'>> = {
  core: [],
  store: ['core', 'provider data'],
  view: ['store', 'core', 'provider data'],
  'provider data': ['core'],
  'provider model': ['core'],
  plugins: ['provider data', 'core'],
  recipes: ['plugins', 'provider data', 'provider model', 'core'],
  cli: ['recipes', 'plugins', 'provider data', 'core'],
  guide: ['recipes'],
  host: ['plugins', 'core'],
  outside: 'all',
};

const REACT = /^(react|react-dom|@theme|@theme-original|@theme-init|@docusaurus\/(use\w+|[A-Z]\w*|theme-\w+))(\/|$)/;
const REACT_ROOMS: ReadonlySet<Room> = new Set(['store', 'view', 'outside']);
/** Rooms whose files are bundled for the browser. */
const NODE_FREE: ReadonlySet<Room> = new Set(['core', 'store', 'view', 'provider data']);

/** What the core may use besides itself: small, pure, and the same in every runtime. */
const CORE_PACKAGES: readonly string[] = ['zod', 'fastest-levenshtein'];

/** The room of a file or folder, by its path from the root; `undefined` when the house has none for it. */
function roomOf(path: string): Room | undefined {
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  return ROOMS.find(([pattern]) => pattern.test(bare))?.[1];
}

/**
 * What is wrong with a file's imports, as `path:line: sentence`.
 *
 * Tests beside the code obey their room too, but may use any package, `tests/`, `scripts/`, and whatever stands in their own folder:
 * that is where a provider's model is compared with its data.
 */
export function violations(path: string, text: string): string[] {
  const room = roomOf(path);
  if (room === undefined) return [`${path}:1: Expected the file in one of the rooms of the design.`];
  return importsOf(path, text).flatMap(({ specifier, line }) => {
    const problem = specifier === undefined ? judgeComputed(room) : judge(path, room, specifier);
    return problem === undefined ? [] : [`${path}:${String(line)}: ${problem}`];
  });
}

/** A computed import hides a direction. The view may have one: what is not bundled, such as the search index, is loaded by URL. */
function judgeComputed(room: Room): string | undefined {
  return NODE_FREE.has(room) && room !== 'view' ? 'Unexpected computed import, expected a literal.' : undefined;
}

function judge(path: string, room: Room, specifier: string): string | undefined {
  const target = localTarget(path, specifier);
  return target === undefined ? judgePackage(path, room, specifier) : judgeLocal(path, room, target);
}

/** The path from the root that a specifier means; `undefined` for a package. */
function localTarget(path: string, specifier: string): string | undefined {
  const bare = specifier.replace(/^(!|.*!)/, '').replace(/[?#].*$/, '');
  if (bare.startsWith('@site/')) return posix.normalize(bare.slice('@site/'.length));
  if (bare === '.' || bare === '..' || /^\.\.?\//.test(bare)) return posix.join(posix.dirname(path), bare);
  return undefined;
}

function judgePackage(path: string, room: Room, specifier: string): string | undefined {
  if (isTest(path)) return undefined;
  if (isBuiltin(specifier) && NODE_FREE.has(room)) return `Unexpected Node module ${specifier} in ${room}.`;
  if (room === 'core' && !CORE_PACKAGES.includes(specifier)) {
    return `Unexpected package ${specifier} in core, expected ${CORE_PACKAGES.join(', ')} or none.`;
  }
  if (REACT.test(specifier) && !REACT_ROOMS.has(room))
    return `Unexpected ${specifier} in ${room}: React is of the view.`;
  return undefined;
}

function judgeLocal(path: string, room: Room, target: string): string | undefined {
  const to = roomOf(target);
  const allowed = MAY_IMPORT[room];
  if (target.startsWith('..')) return `Unexpected import of ${target}, outside the repository.`;
  if (allowed === 'all') return undefined;
  if (isTest(path) && (to === 'outside' || folderOf(target) === folderOf(path))) return undefined;
  if (room === 'view' && target.startsWith('static/')) return undefined;
  if (to === undefined) return `Unexpected import of ${target}, which stands in no room.`;
  // Applications never import one another, nor do providers; what the models share stands in a folder of its own.
  const own = room === 'guide' || room === 'provider model' ? folderOf(target) === folderOf(path) : true;
  if (to === room && folderOf(target) === SHARED_BY_MODELS) return undefined;
  if (to === room) return own ? undefined : `Unexpected import of ${target}, another folder of its room.`;
  if (!allowed.includes(to)) return `Unexpected import of ${target} (${to}) in ${room}.`;
  if (room === 'guide' && !/^recipes(\/index)?(\.ts)?$/.test(target))
    return `Unexpected import of ${target}, expected recipes/index.`;
  return undefined;
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const SHARED_BY_MODELS = 'providers/embedded';
/** `providers/authentik` and the like: the folder within a room. */
const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
