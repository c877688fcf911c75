/** A piece of HTML. Only {@link markup} makes one, so a text cannot be taken for markup. */
export interface Html {
  readonly html: string;
}

/** HTML with texts put in, escaped; pieces of HTML and lists of them are put in as they are. */
export function markup(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const inserted = values.map((value) => {
    if (typeof value === 'string') return escapeHtml(value);
    return 'html' in value ? value.html : value.map((piece) => piece.html).join('');
  });
  return { html: parts.map((part, index) => part + (inserted[index] ?? '')).join('') };
}

/** A whole page. */
export function page(title: string, body: Html): string {
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`.html
  }\n`;
}

/** What a reader sees of a page, in one line: its title, then its text. */
export function textOf(pageHtml: string): string {
  return pageHtml
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<\/title>/g, ': ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
