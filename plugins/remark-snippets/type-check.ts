import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import ts from 'typescript';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { substitute } from '../../src/core/placeholder/substitute';
import { hasFlag, titleOf } from '../fence-meta';
import { fillSegments } from './fill-segments';

/** A snippet as a reader of one provider copies it, as a file of the small project that a part of the guide makes up. */
export interface ProjectFile {
  /** The guide, relative to the site's folder. */
  readonly guide: string;
  /** Guide, provider and part of the guide, as a folder. Files see each other within it only. */
  readonly project: string;
  /** The fence's title, which is the name of its file; without one, a name that no import can mean. */
  readonly name: string;
  readonly text: string;
  /** The place in the guide, counted from one, of an offset of the text. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

export interface TypeFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CheckTypesOptions {
  /** The site's folder: packages are those of its `node_modules`. */
  readonly root: string;
  /** Files that declare what a framework generates, such as `./$types`. Default: none. */
  readonly ambient?: readonly string[];
}

/** What stands for a folder of the project in the imports of the frameworks: Next.js, SvelteKit. */
const ALIASES = { '@/': '', '$lib/': 'src/lib/' } as const;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/**
 * The TypeScript of a guide, and the `package.json` that says for which versions it is, once for each provider that it is
 * shown for. Snippets marked `excerpt`, and those of a provider's steps, are left out. A new project begins at headings of
 * the first and second level, and where a title comes up again: there the guide shows another version of that file.
 *
 * @param tree the guide's tree, of which `remark-guide` has resolved the placeholders
 * @param file the guide
 */
export function projectFiles(tree: Root, file: VFile): ProjectFile[] {
  const { guide } = file.data;
  if (!guide) return [];
  const values = Object.fromEntries([...guide.placeholders.values()].map(({ key, sample }) => [key, sample]));
  const lines = String(file).split(/\r?\n/);
  const files: ProjectFile[] = [];
  let projects = 0;
  const parts = new Map<string, { project: string; names: Set<string> }>();
  visitParents(tree, ['heading', 'code'], (node, ancestors) => {
    if (node.type === 'heading' && node.depth <= 2) parts.clear();
    if (node.type !== 'code' || !node.position || ancestors.some(({ data }) => data?.step)) return;
    const { segments, providers } = node.data ?? {};
    const title = titleOf(node.meta ?? '') ?? '';
    const isTyped = node.lang === 'ts' || node.lang === 'tsx';
    if (!segments || !(isTyped || title === 'package.json') || hasFlag(node.meta ?? '', 'excerpt')) return;
    const opening = node.position.start.line;
    const name = !isTyped || /\.tsx?$/.test(title) ? title : `line ${opening}.${node.lang ?? ''}`;
    for (const provider of providers?.split(' ') ?? []) {
      const filled = fillSegments(segments, (template) => substitute(template, { provider, values }));
      const placeOf = (offset: number): ReturnType<ProjectFile['placeOf']> => {
        const before = node.value.slice(0, filled.sourceOffset(offset)).split('\n');
        const line = opening + before.length;
        // Lists and quotes put something before each line.
        const prefix = (lines[line - 1] ?? '').length - (node.value.split('\n')[before.length - 1] ?? '').length;
        return { line, column: Math.max(0, prefix) + (before.at(-1) ?? '').length + 1 };
      };
      let part = parts.get(provider);
      if (!part || part.names.has(name)) {
        part = { project: join(guide.id, provider, String((projects += 1))), names: new Set() };
        parts.set(provider, part);
      }
      part.names.add(name);
      files.push({ guide: guide.file, project: part.project, name, text: filled.text, placeOf });
    }
  });
  return files;
}

/**
 * Checks the types of all files at once, strictly, against the packages that are installed. A fault that several
 * providers share is reported once.
 *
 * A project whose `package.json` asks for a major version that is installed beside the usual one, as `next-auth-4` say,
 * gets that one.
 *
 * @throws when the check itself cannot run, because of an ambient file that does not exist for instance
 */
export function checkTypes(files: readonly ProjectFile[], { root, ambient = [] }: CheckTypesOptions): TypeFault[] {
  const base = join(root, '.snippets');
  const virtual = new Map(files.map((file) => [join(base, file.project, file.name), file]));
  const rootNames = [...virtual.keys()].filter((path) => !path.endsWith('.json'));
  const program = ts.createProgram([...rootNames, ...ambient], OPTIONS, virtualHost(virtual, base, root));
  const faults = new Map<string, TypeFault>();
  for (const { file: source, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    const file = source && virtual.get(source.fileName);
    if (!file) throw new Error(source ? `${source.fileName}: ${message}` : message);
    const fault = { file: file.guide, ...file.placeOf(start), message };
    faults.set(JSON.stringify(fault), fault);
  }
  return [...faults.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/** A host in which the snippets are files below `base`, and packages those of `root`. */
function virtualHost(virtual: ReadonlyMap<string, ProjectFile>, base: string, root: string): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const resolutionHost = {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    readFile: (path) => virtual.get(path)?.text ?? host.readFile(path),
    directoryExists: (path) => path.startsWith(base) || ts.sys.directoryExists(path),
  } satisfies ts.CompilerHost;
  const pinned = pinnedPackages(virtual.values(), root);
  return {
    ...resolutionHost,
    getCurrentDirectory: () => root,
    getSourceFile: (path, options) => {
      const file = virtual.get(path);
      return file ? ts.createSourceFile(path, file.text, options) : host.getSourceFile(path, options);
    },
    resolveModuleNameLiterals: (literals, containingFile, redirected, options) =>
      literals.map(({ text }) => {
        const project = virtual.get(containingFile)?.project;
        const name = project === undefined ? text : resolvedName(text, join(base, project), pinned.get(project));
        return ts.resolveModuleName(name, containingFile, options, resolutionHost, undefined, redirected);
      }),
  };
}

/** By project: the name under which a package of another major version is installed. */
function pinnedPackages(files: Iterable<ProjectFile>, root: string): Map<string, Map<string, string>> {
  const pinned = new Map<string, Map<string, string>>();
  for (const { project, name, text } of files) {
    if (name !== 'package.json') continue;
    const { dependencies = {} } = JSON.parse(text) as { readonly dependencies?: Readonly<Record<string, string>> };
    const aliases = Object.entries(dependencies)
      .map(([id, version]) => [id, `${id}-${/\d+/.exec(version)?.[0] ?? ''}`] as const)
      .filter(([, alias]) => existsSync(join(root, 'node_modules', alias)));
    pinned.set(project, new Map(aliases));
  }
  return pinned;
}

function resolvedName(name: string, project: string, pinned?: ReadonlyMap<string, string>): string {
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (name.startsWith(alias)) return join(project, folder, name.slice(alias.length));
  }
  return name.replace(/^(?:@[^/]+\/)?[^/]+/, (id) => pinned?.get(id) ?? id);
}
