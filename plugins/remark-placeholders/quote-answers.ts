import type { List, Paragraph, PhrasingContent, Root } from 'mdast';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import { type Answer, components } from '../../src/core/page-contract';
import { providersToken } from '../../src/core/placeholder/template';
import { codeSpans } from '../../src/core/text';
import { answersTo } from '../evidence/answers';
import { isQuoted, quotesOf } from '../evidence/quotes';
import type { Site } from '../site';
import { flowElement } from './elements';

interface QuoteOptions {
  /** Those of the guide that are of its values as they are now. */
  readonly records: readonly EvidenceRecord[];
  readonly providers: readonly string[];
  readonly site: Site;
}

/** Ends each call-out with a `question` with what came out when runs answered it, for the provider that is shown. */
export function quoteAnswers(tree: Root, { records, providers, site }: QuoteOptions): void {
  for (const { node, question, variants, providers: scope } of quotesOf(tree, providers)) {
    for (const provider of scope) {
      const own = records.filter((record) => record.provider === provider);
      const answers = answersTo(question, own).filter((answer) => isQuoted({ variants }, answer));
      const token = providersToken([provider], providers, [...site.providers.keys()]);
      const content = answers.length > 0 ? [introduction(question), listOf(answers)] : [notRun()];
      node.children.push(flowElement(components.ProviderVariant, { providers: token }, content));
    }
  }
}

/** A list, which a call-out on a phone has room for. */
function listOf(answers: readonly Answer[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: answers.map(({ application, variant, tried, outcome, side }) => ({
      type: 'listItem',
      spread: false,
      children: [
        paragraph([
          ...phrasing(tried),
          { type: 'text', value: `, ${variant === '' ? application : `${application} (${variant})`}: ` },
          ...phrasing(outcome),
          ...phrasing(side === 'client code' ? '' : ' (from our model, not observed)'),
        ]),
      ],
    })),
  };
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function phrasing(text: string): PhrasingContent[] {
  return codeSpans(text).map(({ isCode, text: value }) => ({ type: isCode ? 'inlineCode' : 'text', value }));
}

function introduction(id: string): Paragraph {
  const link: PhrasingContent = { type: 'link', url: `/proven/#${id}`, children: [{ type: 'text', value: 'ran it' }] };
  return paragraph([{ type: 'text', value: 'What came out when we ' }, link, { type: 'text', value: ':' }]);
}

/** No silence: a reader sees that nothing stands behind the words above. */
function notRun(): Paragraph {
  return paragraph([{ type: 'text', value: 'With the values of this page, no run has answered this yet.' }]);
}
