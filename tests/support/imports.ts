import ts from 'typescript';

export interface Import {
  /** The specifier as written; absent when it is not a literal and cannot be judged. */
  readonly specifier?: string;
  readonly line: number;
}

/** Calls that load a module. */
const LOADERS = new Set([
  'require',
  'require.resolve',
  'require.context',
  'import.meta.resolve',
  'vi.mock',
  'vi.importActual',
]);

/**
 * Every module that a source text names: imports, re-exports, `import()`, types by `import('...')`, `require` and its kin.
 *
 * @param path decides between TypeScript and TSX, by its extension
 */
export function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node === undefined) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push(ts.isStringLiteralLike(node) ? { specifier: node.text, line } : { line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument);
    else if (ts.isCallExpression(node) && isLoader(node.expression, source)) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isLoader(callee: ts.Expression, source: ts.SourceFile): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || LOADERS.has(callee.getText(source));
}
