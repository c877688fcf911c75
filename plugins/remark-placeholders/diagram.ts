import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paragraph, RootContent } from 'mdast';
import { flowElement } from './elements';

/**
 * A paragraph that is an SVG file and nothing else becomes the drawing itself, so that its colours follow the page's. Its
 * alternative text is what screen readers say; a code host shows the file as a picture.
 *
 * @param paragraph with the image as the author wrote it
 * @param folder absolute path of the guide's folder
 * @returns the drawing, and its style sheet for the head of the page; nothing for other paragraphs, and for files that hold
 *   no `<svg>`: those stay pictures
 */
export function diagramOf(paragraph: Paragraph, folder: string): RootContent[] | undefined {
  const [image, ...others] = paragraph.children;
  if (image?.type !== 'image' || others.length > 0 || !/^(?![a-z]+:|\/).+\.svg$/i.test(image.url)) return undefined;
  const [, attributes, content] = /<svg\b([^>]*)>([\s\S]*)<\/svg>/.exec(readText(join(folder, image.url))) ?? [];
  if (attributes === undefined || content === undefined) return undefined;
  // In the page's body the style sheet would be minified, and React find another text than it has rendered.
  const styles = [...content.matchAll(STYLE)].map(([, css = '']) => css.trim());
  const drawing = content.replaceAll(STYLE, '').trim();
  const svg = `<svg${attributes} role="img" aria-label="${escapeAttribute(image.alt ?? '')}">${drawing}</svg>`;
  // A wide drawing scrolls by itself on a narrow screen, so the keyboard must reach it.
  const value = `<div class="diagram-frame" role="group" aria-label="Diagram" tabindex="0" data-pagefind-ignore="">${svg}</div>`;
  return [
    ...styles.map((css) => flowElement('head', {}, [flowElement('style', {}, [{ type: 'text', value: css }])])),
    { type: 'html', value },
  ];
}

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>\s*/g;

/** A file that does not exist was reported by `remark-guide`. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
