export interface ExcerptSegment {
  readonly text: string;
  /** Whether it is a match. */
  readonly marked: boolean;
}

/** Reads the HTML of an excerpt into plain texts, so that it can be shown without being HTML again. */
export function parseExcerpt(html: string): ExcerptSegment[] {
  // A document made this way runs no scripts and loads nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].flatMap((node) => {
    const text = node.textContent ?? '';
    return text === '' ? [] : [{ text, marked: node.nodeName === 'MARK' }];
  });
}
