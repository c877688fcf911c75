import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';
import { Packages } from './packages';

/** What the worker needs of a snippet. */
export interface TypedFile {
  readonly project: string;
  readonly name: string;
  readonly text: string;
}

export interface TypeRequest {
  /** The site's folder: packages are those of its `node_modules`. */
  readonly root: string;
  readonly files: readonly TypedFile[];
  /** Files that declare what a framework generates, such as `./$types`. */
  readonly ambient: readonly string[];
  /** Changes with the installed packages: what was read of them before is then read again. */
  readonly packages: string;
}

export interface TypeFault {
  /** Index of the file in the request. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** TypeScript's number of the message. */
  readonly code: number;
  readonly message: string;
  /** The text does not parse, so that nothing is said about its types. */
  readonly isSyntax: boolean;
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

/** What one check leaves for the next. */
interface Remembered {
  /** The parsed files of packages. */
  readonly read: Map<string, ts.SourceFile | undefined>;
  /** The program: of the next one, TypeScript checks again only what a change affects. */
  program?: ts.SemanticDiagnosticsBuilderProgram;
  /** The versions that the program's projects ask for, by which its imports were resolved. */
  pinned?: string;
}

let remembered: { readonly packages: string; readonly of: Remembered } = { packages: '', of: { read: new Map() } };

/**
 * Checks the types of snippets, strictly, against the packages that are installed. Runs in the worker.
 *
 * A project whose `package.json` asks for a major version that is installed beside the usual one, as `next-auth-4` say,
 * gets that one.
 *
 * @throws Error when the check itself cannot run: packages of the site are not installed, or an ambient file does not exist
 */
export function checkTypes({ root, files, ambient, packages }: TypeRequest): TypeFault[] {
  if (remembered.packages !== packages) remembered = { packages, of: { read: new Map() } };
  const { of: last } = remembered;
  const base = join(root, '.snippets');
  const virtual = new Map(files.map((file, index) => [join(base, file.project, file.name), { ...file, index }]));
  const rootNames = [...virtual.keys()].filter((path) => !path.endsWith('.json'));
  const packagesOf = new Packages(root);
  const pinned = files
    .flatMap(({ project, name, text }) => (name === 'package.json' ? [project, text] : []))
    .join('\n');
  const host = virtualHost(virtual, base, packagesOf, last.read);
  const builder = ts.createSemanticDiagnosticsBuilderProgram(
    [...rootNames, ...ambient],
    OPTIONS,
    host,
    last.pinned === pinned ? last.program : undefined,
  );
  const program = builder.getProgram();
  packagesOf.throwIfMissing();
  const outside = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()][0];
  if (outside) throw new Error(textOf(outside));
  Object.assign(last, { program: builder, pinned });
  return rootNames.flatMap((path) => {
    const source = program.getSourceFile(path);
    const file = virtual.get(path)?.index;
    if (!source || file === undefined) return [];
    const syntax = program.getSyntacticDiagnostics(source).slice(0, 1);
    const found = syntax.length > 0 ? syntax : builder.getSemanticDiagnostics(source);
    return found.map((diagnostic) => {
      const { start = 0, length = 0, code } = diagnostic;
      return { file, start, end: start + length, code, message: textOf(diagnostic), isSyntax: syntax.length > 0 };
    });
  });
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
}

/** A host in which the snippets are files below `base`, and packages those of `root`. */
function virtualHost(
  virtual: ReadonlyMap<string, TypedFile>,
  base: string,
  packages: Packages,
  read: Remembered['read'],
): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const resolutionHost = {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    readFile: (path) => virtual.get(path)?.text ?? host.readFile(path),
    directoryExists: (path) => path.startsWith(base) || ts.sys.directoryExists(path),
  } satisfies ts.CompilerHost;
  const pinned = pinnedPackages(virtual.values(), packages);
  return {
    ...resolutionHost,
    getCurrentDirectory: () => packages.root,
    getSourceFile: (path, options) => {
      const file = virtual.get(path);
      if (file) return withVersion(ts.createSourceFile(path, file.text, options));
      if (!path.includes('/node_modules/')) return withVersion(host.getSourceFile(path, options));
      const parsed = read.get(path) ?? withVersion(host.getSourceFile(path, options));
      read.set(path, parsed);
      return parsed;
    },
    resolveModuleNameLiterals: (literals, containingFile, redirected, options) =>
      literals.map(({ text }) => {
        const project = virtual.get(containingFile)?.project;
        const name = project === undefined ? text : resolvedName(text, join(base, project), pinned.get(project));
        if (project !== undefined || !containingFile.includes('/node_modules/')) packages.require(name);
        return ts.resolveModuleName(name, containingFile, options, resolutionHost, undefined, redirected);
      }),
  };
}

/** By its version TypeScript knows whether a file has changed. */
function withVersion<T extends ts.SourceFile | undefined>(file: T): T {
  return file && Object.assign(file, { version: createHash('sha256').update(file.text).digest('hex') });
}

/** By project: the name under which a package of another major version is installed. */
function pinnedPackages(files: Iterable<TypedFile>, packages: Packages): Map<string, Map<string, string>> {
  const pinned = new Map<string, Map<string, string>>();
  for (const { project, name, text } of files) {
    if (name !== 'package.json') continue;
    const aliases = Object.entries(dependenciesOf(text))
      .map(([id, version]) => [id, `${id}-${/\d+/.exec(version)?.[0] ?? ''}`] as const)
      .filter(([, alias]) => packages.declares(alias));
    pinned.set(project, new Map(aliases));
  }
  return pinned;
}

/** A `package.json` that does not parse is another rule's fault. */
function dependenciesOf(text: string): Readonly<Record<string, string>> {
  try {
    return (JSON.parse(text) as { readonly dependencies?: Readonly<Record<string, string>> }).dependencies ?? {};
  } catch {
    return {};
  }
}

function resolvedName(name: string, project: string, pinned?: ReadonlyMap<string, string>): string {
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (name.startsWith(alias)) return join(project, folder, name.slice(alias.length));
  }
  return name.replace(/^(?:@[^/]+\/)?[^/]+/, (id) => pinned?.get(id) ?? id);
}
