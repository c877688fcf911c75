import { type ReaderValues, shown, substitute } from '../placeholder/substitute';
import { forProvider, isPlaceholder, type Template } from '../placeholder/template';
import { lastSegment } from './file-title';

/** What is forbidden in names on some system, and what changes how a name looks: controls, direction marks, half characters. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Names that mean a device on Windows, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const LONGEST = 120;

/**
 * A name that is safe on every system: no folder, no character that is refused somewhere or hides something.
 *
 * @param text the name as it was wished
 */
export function safeName(text: string): string {
  const plain = text
    .replaceAll(UNSAFE, '-')
    .trim()
    .replace(/[. ]+$/, '');
  const name = plain.replace(/^-/, '_').replace(DEVICE, '_$&');
  const { stem, extension } = splitName(name === '' ? 'file' : name);
  return Array.from(stem).slice(0, LONGEST).join('') + extension;
}

/**
 * The name under which a snippet is saved.
 *
 * @param title a title that in which `fileInTitle` finds a name
 * @param reader without secrets: a name shows up where contents do not. A placeholder that has no value stands with its name
 */
export function fileName(title: Template, reader: ReaderValues): string {
  const parts = lastSegment(forProvider(title, reader.provider));
  return safeName(
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if (!isPlaceholder(part)) return substitute([part], reader);
        const { text, isSet } = shown(part, reader);
        return isSet ? text : text.replace(/^<(.*)>$/s, '$1');
      })
      .join(''),
  );
}

/** What a snippet's file holds: what its copy button gives, and the line end with which text files end. */
export function fileText(template: Template, reader: ReaderValues): string {
  const text = substitute(template, reader);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** A file, and where in the guide it is: the id of the heading above it. */
export interface NamedFile {
  readonly name: string;
  readonly section?: string | undefined;
}

/**
 * Names for files that go into one folder. A name that is taken gets the file's section, and a number if that is taken too;
 * systems that do not tell upper from lower case count as one with the others.
 *
 * @returns one name for each file, in order, all different
 */
export function uniqueNames(files: readonly NamedFile[]): string[] {
  const taken = new Set<string>();
  const take = (name: string): boolean => {
    const key = name.normalize('NFC').toLowerCase();
    return !taken.has(key) && taken.add(key).size > 0;
  };
  return files.map(({ name, section }) => {
    if (take(name)) return name;
    const { stem, extension } = splitName(name);
    const marks = [...(section ? [section] : []), ...files.map((_, index) => String(index + 2))];
    const candidates = marks.map((mark) =>
      safeName(stem === '' ? `${extension}.${mark}` : `${stem}.${mark}${extension}`),
    );
    return candidates.find(take) ?? name;
  });
}

/** A name and its extension; all of `.env` is extension. */
function splitName(name: string): { stem: string; extension: string } {
  const [extension = ''] = /\.[^.]{1,16}$/.exec(name) ?? [];
  return { stem: name.slice(0, name.length - extension.length), extension };
}
