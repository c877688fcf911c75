import type { Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { type QuestionId, questionIds } from '../../src/core/evidence/questions';
import { scopeOf } from '../remark-guide/scope';
import { visitParents } from '../visit-tree';

/** A call-out that quotes what came out when runs answered a question: `:::note[Title]{question=issuer-slash}`. */
export interface Quote {
  readonly node: ContainerDirective;
  readonly question: QuestionId;
  /** The variants of the recipe that it is about; all when empty. */
  readonly variants: readonly string[];
  /** For which it is shown. */
  readonly providers: readonly string[];
}

/** The quotes of a guide. A question that does not exist is reported as an attribute. */
export function quotesOf(tree: Root, providers: readonly string[]): Quote[] {
  const quotes: Quote[] = [];
  visitParents(tree, 'containerDirective', (node: ContainerDirective, ancestors) => {
    const question = questionIds.find((id) => id === node.attributes?.question);
    if (question === undefined) return;
    const variants = (node.attributes?.variant ?? '').split(/[\s,]+/).filter((name) => name !== '');
    quotes.push({ node, question, variants, providers: scopeOf(ancestors, providers) });
  });
  return quotes;
}

/** Whether a quote is about a case. */
export function isQuoted({ variants }: Pick<Quote, 'variants'>, { variant }: { readonly variant: string }): boolean {
  return variants.length === 0 || variants.includes(variant);
}
