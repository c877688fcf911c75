import { createContext, runInContext, runInNewContext } from 'node:vm';
import ts from 'typescript';

const context = createContext({});

/** What a script leaves in `a`. */
export function readJavaScript(source: string): unknown {
  return runInContext(`(() => { ${source}\nreturn a; })()`, context);
}

/** The texts that JSX elements would show, and their attribute `title`, as TypeScript compiles them and Node.js runs them. */
export function readJsx(elements: readonly string[]): readonly { readonly text: string; readonly title: unknown }[] {
  const source = `var a = [${elements.join(',\n')}];`;
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    fileName: 'a.tsx',
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.React, jsxFactory: 'h' },
  });
  if (diagnostics.length > 0) throw new Error('no JSX');
  const h = (_: string, attributes: { title?: unknown } | null, ...children: unknown[]): unknown => ({
    title: attributes?.title,
    text: children.join(''),
  });
  return runInNewContext(`${outputText}\na`, { h }) as ReturnType<typeof readJsx>;
}
