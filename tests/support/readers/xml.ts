import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import sax from 'sax';

export interface Markup {
  readonly text: string;
  /** The value of the attribute `title`. */
  readonly title: string | undefined;
  readonly comment: string | undefined;
}

/** What an XML document is, as sax reads it; CDATA is text. */
export function readXml(source: string): Markup {
  const parser = sax.parser(true);
  let [text, title, comment]: [string, string | undefined, string | undefined] = ['', undefined, undefined];
  parser.ontext = (found) => (text += found);
  parser.oncdata = (found) => (text += found);
  parser.oncomment = (found) => (comment = found);
  parser.onattribute = ({ name, value }) => {
    if (name === 'title') title = value;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(source).close();
  return { text, title, comment };
}

/** What HTML is, as parse5 reads it. */
export function readHtml(source: string): Markup {
  let [text, title, comment]: [string, string | undefined, string | undefined] = ['', undefined, undefined];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in node) text += node.value;
    if ('data' in node) comment = node.data;
    if ('attrs' in node) title = node.attrs.find(({ name }) => name === 'title')?.value ?? title;
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  parseFragment(source).childNodes.forEach(visit);
  return { text, title, comment };
}
