import ts from 'typescript';
import { runModule, type Require } from './driver-packages';

/** A file that the guide has its reader write. */
export interface Source {
  /** Its path in the reader's project, as in the title of the snippet. */
  readonly title: string;
  readonly text: string;
}

const transpiled = new Map<string, string>();

/** TypeScript as CommonJS, without a look at types: `npm run check` does that. */
function transpile({ title, text }: Source): string {
  const known = transpiled.get(text);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(text, {
    fileName: title.endsWith('.tsx') ? 'snippet.tsx' : 'snippet.ts',
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.ReactJSX,
      esModuleInterop: true,
    },
  });
  transpiled.set(text, outputText);
  return outputText;
}

/**
 * The reader's project: the guide's files run as they stand on the page.
 *
 * @param files by the names under which they import one another, `@/auth` for instance
 * @returns gives what a file or package exports; throws what the code throws
 */
export function driverProgram(files: Readonly<Record<string, Source>>, packages: Require): Require {
  const modules = new Map<string, unknown>();
  const requireIt: Require = (name) => {
    const file = files[name];
    if (file === undefined) return packages(name);
    if (!modules.has(name)) modules.set(name, runModule(transpile(file), file.title, requireIt));
    return modules.get(name);
  };
  return requireIt;
}

/** Whether a file, or a function in it, begins with `"use server"`: who does not say so cannot be called from a page. */
export function isServerAction(act: unknown, file?: Source): act is () => unknown {
  if (typeof act !== 'function') return false;
  const program = (text: string): readonly ts.Statement[] =>
    ts.createSourceFile('action.ts', text, ts.ScriptTarget.ES2022).statements;
  const [only] = file === undefined ? program(`(${act.toString()})`) : [];
  const body =
    only && ts.isExpressionStatement(only) && ts.isParenthesizedExpression(only.expression)
      ? bodyOf(only.expression.expression)
      : program(file?.text ?? '');
  const [first] = body;
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use server'
  );
}

const bodyOf = (act: ts.Expression): readonly ts.Statement[] =>
  (ts.isFunctionExpression(act) || ts.isArrowFunction(act)) && ts.isBlock(act.body) ? act.body.statements : [];

/**
 * What a module exports under a name.
 *
 * @throws Error when there is no function of that name: the guide's code is not what the framework looks for
 */
export function exportedFunction(module: unknown, name: string, title: string): (...args: unknown[]) => unknown {
  const value: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof value !== 'function') throw new Error(`Expected \`${title}\` to export the function \`${name}\`.`);
  return (...args) => Reflect.apply(value, undefined, args) as unknown;
}
