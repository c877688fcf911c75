import { valueToEstree } from 'estree-util-value-to-estree';
import type { BlockContent, PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';

type Props = Readonly<Record<string, string | undefined>>;

const attributes = (props: Props): MdxJsxFlowElement['attributes'] =>
  Object.entries(props).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name, value }],
  );

/** A component among blocks. `undefined` props are left out. */
export function flowElement(name: string, props: Props, children: readonly unknown[] = []): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: attributes(props), children: children as BlockContent[] };
}

/** A component within a line of text. */
export function textElement(name: string, props: Props, children: readonly PhrasingContent[] = []): MdxJsxTextElement {
  return { type: 'mdxJsxTextElement', name, attributes: attributes(props), children: [...children] };
}

/** `export const NAME = VALUE` in the page's module. The value must be plain data. */
export function exportData(name: string, value: unknown): MdxjsEsm {
  return {
    type: 'mdxjsEsm',
    value: '',
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ExportNamedDeclaration',
            attributes: [],
            specifiers: [],
            source: null,
            declaration: {
              type: 'VariableDeclaration',
              kind: 'const',
              declarations: [
                { type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: valueToEstree(value) },
              ],
            },
          },
        ],
      },
    },
  };
}
