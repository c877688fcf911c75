import { titleOf } from '../../fence-meta';
import type { CheckLanguage, LoadLanguage } from './language';

const HEADER = /^(?:@@|---|\+\+\+|diff |index |\\)/;

/**
 * A diff: what it makes of the file that the fence's title or its own header names, in that file's language. The other
 * lines of the file are not there, so only a diff without `@@` is judged, which shows all of it.
 *
 * @param languages by name, and by ending of a file's name
 */
export const diffCheck =
  (languages: ReadonlyMap<string, LoadLanguage>): CheckLanguage =>
  async (text, meta = '') => {
    const name = titleOf(meta) ?? /^\+\+\+ (?:b\/)?(\S+)/m.exec(text)?.[1] ?? '';
    const load = languages.get(/\.?([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
    if (!load || /^@@/m.test(text)) return [];
    const offsets: number[] = [];
    let at = 0;
    for (const line of text.split('\n')) {
      const isKept = !HEADER.test(line) && !line.startsWith('-');
      for (let index = 1; isKept && index <= line.length; index++) offsets.push(at + index);
      at += line.length + 1;
    }
    const result = offsets.map((offset) => text[offset] ?? '\n').join('');
    const faults = await (await load())(result, meta);
    // A fix would have to be written with the diff's own column.
    return faults.map(({ offset, length, message, ruleId }) => ({
      offset: offsets[offset] ?? text.length,
      length,
      message,
      ...(ruleId && { ruleId }),
    }));
  };
