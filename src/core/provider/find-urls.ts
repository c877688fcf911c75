/** A URL as it stands in a text. */
export interface FoundUrl {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last one. */
  readonly end: number;
  /** The URL without marks of emphasis: `https://<em>authentik.company</em>/` is `https://authentik.company/`. */
  readonly url: string;
}

// Published guides mark the reader's part by emphasis; the other elements of HTML end a URL.
const EMPHASIS = String.raw`<\/?(?:em|i|b|strong|var)>`;
const OTHER_TAG = String.raw`<\/|<(?:kbd|br|p|a|code|td|tr|li|ul|ol|div|span|sub|sup|img|pre|summary|details)\b`;
/** What stands for a reader's value: `<name>`, `&lt;name&gt;`, `${NAME}`, `{{ name }}`, `{name}`. */
const HOLE = String.raw`<[A-Za-z_][^<>\n/]{0,60}>|&lt;[\w .-]+&gt;|\$\{[^}\n]*\}|\{\{[^}\n]*\}\}|\{[\w.-]+\}`;
const PLAIN = String.raw`\\(?=[_*<>-])|[^\s<>"'\x60|\\^{}()\[\],;]`;
const URLS = new RegExp(String.raw`https?:\/\/(?:${EMPHASIS}|(?!${OTHER_TAG})(?:${HOLE}|${PLAIN}))+`, 'gi');

/** What follows a URL that goes on by means of the text around it: `"https://host/realms/" + realm`, `https://host/…`. */
const GOES_ON = /^(?:["'`]\s*\+|["']\s*(?:\.\s*\$|\s\.\s|~|&|%\s)|[{$([<]|\\(?!["'`])|\s*\.\.\.)/;

/**
 * Finds the URLs of a text in any notation: Markdown, HTML, code. One that is not written to its end is left out.
 *
 * @param text any text, such as the source of a guide
 */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = [];
  for (const match of text.matchAll(URLS)) {
    const raw = match[0].replace(/(?:[.,:!?*~]|_+|<\/?(?:em|i|b|strong|var)>|&(?:quot|gt|lt|#39);?)+$/i, (end) =>
      // The emphasis that ends a URL is part of it only where it began in it.
      /^<\//.test(end) ? (/^(?:<\/[a-z]+>)+/i.exec(end)?.[0] ?? '') : '',
    );
    const end = match.index + raw.length;
    if (/^(?:\.\.\.|…)/.test(text.slice(end)) || /(?:\.\.\.|…)/.test(raw)) continue;
    if (GOES_ON.test(text.slice(end, end + 12)) && !/^<\/?[a-z]/i.test(text.slice(end))) continue;
    const url = raw
      .replace(new RegExp(EMPHASIS, 'gi'), '')
      .replace(/\\(?=[_*<>-])/g, '')
      .replace(/&lt;([\w .-]+)&gt;/g, '<$1>');
    found.push({ start: match.index, end, url });
  }
  return found;
}
