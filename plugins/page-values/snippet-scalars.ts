import { findNodeAtOffset, getNodePath, getNodeValue, parseTree } from 'jsonc-parser';
import ts from 'typescript';
import { isMap, isPair, isScalar, parseAllDocuments, Scalar, visit } from 'yaml';
import { readPairs } from '../remark-guide/meaning/read-pairs';
import type { ScalarPlace } from './page-value';

/** A scalar of a snippet: its path, value and place. */
export interface SnippetScalar extends ScalarPlace {
  readonly label: string;
  readonly value: string;
}

/**
 * The scalars of a snippet, by its own grammar where values can be told from the rest by one: JSON, YAML, dotenv, TypeScript
 * and JavaScript. A command line is one value. What is left is read by what stands on a line as `key = value`.
 */
export function readScalars(language: string, text: string): SnippetScalar[] {
  switch (language.toLowerCase()) {
    case 'json':
    case 'jsonc':
      return readJson(text);
    case 'yaml':
    case 'yml':
      return readYaml(text);
    case 'ts':
    case 'tsx':
    case 'typescript':
    case 'js':
    case 'javascript':
      return readScript(text);
    case 'sh':
    case 'bash':
    case 'shell':
    case 'powershell':
      return readCommands(text);
    case 'text':
      return [];
    default:
      return readPairs(text).map(({ key, start, end }) => asWritten(key, text, start, end));
  }
}

function asWritten(label: string, text: string, start: number, end: number): SnippetScalar {
  return { label, value: text.slice(start, end), start, end, write: (value) => value };
}

function readJson(text: string): SnippetScalar[] {
  const root = parseTree(text);
  const scalars: SnippetScalar[] = [];
  const walk = (node: ReturnType<typeof parseTree>): void => {
    if (!node) return;
    if (node.type === 'property') {
      walk(node.children?.[1]);
    } else if (node.type === 'object' || node.type === 'array') {
      node.children?.forEach(walk);
    } else {
      const found = findNodeAtOffset(node, node.offset) ?? node;
      const value: unknown = getNodeValue(found);
      scalars.push({
        label: getNodePath(node).join('.'),
        value: typeof value === 'string' ? value : text.slice(node.offset, node.offset + node.length),
        start: node.offset,
        end: node.offset + node.length,
        write: (other) => (typeof value === 'string' ? JSON.stringify(other) : other),
      });
    }
  };
  walk(root);
  return scalars;
}

function readYaml(text: string): SnippetScalar[] {
  const scalars: SnippetScalar[] = [];
  for (const document of parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })) {
    visit(document, {
      Scalar: (key, node, path) => {
        if (key === 'key' || !node.range) return;
        const [start, end] = node.range;
        const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
        scalars.push({
          label: pathOf(key, path),
          value: typeof node.value === 'string' ? node.value : text.slice(start, end),
          start,
          end,
          write: (other) => (isQuoted || node.type === Scalar.BLOCK_LITERAL ? JSON.stringify(other) : other),
        });
      },
    });
  }
  return scalars;
}

function pathOf(key: number | string | null, path: readonly unknown[]): string {
  const names: string[] = [];
  path.forEach((one, index) => {
    if (isPair(one)) names.push(isScalar(one.key) ? String(one.key.value) : '?');
    else if (typeof one === 'object' && one !== null && 'items' in one && !isMap(one)) {
      const items: readonly unknown[] = Array.isArray(one.items) ? one.items : [];
      const at = items.indexOf(path[index + 1]);
      const position = at >= 0 ? at : typeof key === 'number' ? key : 0;
      if (items.length > 1) names.push(String(position));
    }
  });
  return names.join('.');
}

/** The strings, numbers and switches of a program, and what it imports. */
function readScript(text: string): SnippetScalar[] {
  const file = ts.createSourceFile('snippet.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const scalars: SnippetScalar[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    const isSwitch = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      const quote = text[node.getStart(file)] ?? '"';
      const write = (value: string): string =>
        quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
      scalars.push({ label: nameOf(node), value: node.text, start: node.getStart(file), end: node.end, write });
    } else if (isSwitch || ts.isNumericLiteral(node)) {
      scalars.push(asWritten(nameOf(node), text, node.getStart(file), node.end));
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return scalars;
}

/** The property, variable or call that a literal of a program belongs to. */
function nameOf(node: ts.Node): string {
  const names: string[] = [];
  for (let one = node.parent; !ts.isSourceFile(one); one = one.parent) {
    if (ts.isPropertyAssignment(one) || ts.isJsxAttribute(one)) names.unshift(one.name.getText());
    else if (ts.isVariableDeclaration(one)) names.unshift(one.name.getText());
    else if (ts.isCallExpression(one)) names.unshift(`${one.expression.getText().replace(/\s+/g, '').slice(0, 40)}()`);
    else if (ts.isImportDeclaration(one) || ts.isExportDeclaration(one)) names.unshift('import');
    else if (ts.isModuleDeclaration(one)) names.unshift('declare module');
  }
  return names.join('.') || 'value';
}

/** A command with its arguments is one value; comments and empty lines are none. */
function readCommands(text: string): SnippetScalar[] {
  const scalars: SnippetScalar[] = [];
  for (const match of text.matchAll(/^(?![ \t]*(?:#|$))(?:.*\\\n)*.*$/gm)) {
    const command = match[0];
    scalars.push(asWritten(command.trim().split(/\s+/, 2).join(' '), text, match.index, match.index + command.length));
  }
  return scalars;
}
