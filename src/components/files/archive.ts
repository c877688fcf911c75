import { zipSync } from 'fflate';
import { safeName, uniqueNames } from '../../core/files/guide-file';
import { bytesOf, nameOf, save } from './save';
import { filesOf, type PageFile } from './snippet-files';

/** Archives keep the local time, so this is midnight everywhere: the same files give the same archive. */
const DATE = new Date(1980, 0, 1);

/**
 * Saves the files of a guide, as its reader has them, in one archive.
 *
 * @param guide the element that holds the guide
 * @param id the guide's id, after which the archive is named
 * @returns how many files are in it
 */
export function saveArchive(guide: Element, id: string): number {
  const files = filesOf(guide);
  const names = uniqueNames(files.map((file) => ({ name: nameOf(file), section: sectionOf(guide, file) })));
  const contents = Object.fromEntries(files.map((file, index) => [names[index] ?? '', bytesOf(file)]));
  save(zipSync(contents, { mtime: DATE, level: 6 }), `${safeName(id)}.zip`);
  return files.length;
}

/** The id of the heading under which a file stands. */
function sectionOf(guide: Element, { button }: PageFile): string | undefined {
  const above = [...guide.querySelectorAll('h2[id],h3[id],h4[id],h5[id],h6[id]')].filter(
    (heading) => heading.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return above.at(-1)?.id;
}
