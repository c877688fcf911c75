import { titleOf } from '../../fence-meta';
import { findDotenv } from './dotenv';
import type { FindPlaces } from './place';
import { blocked, ESCAPES, NUMBERED_ESCAPES, linesOf, masked, placesIn, type Region } from './regions';

const ENVIRONMENT_FILE = /(?:^|[\s/])[\w-]*\.env\b/i;

/** The sections of systemd's units and of Podman's, which quote, split and expand in their own way. */
const UNIT = /^\s*\[(?:Unit|Service|Install|Container|Pod)\]/m;

const LINE = /^(\s*(?:export\s+)?[^\s=:#;[][^=:\n]*?\s*[=:]\s*|\s*[\w.-]+\s+)(.*?)(\s+[#;].*)?\s*$/;

/**
 * INI and what looks like it: `name = value`, `name: value`, `name value`. Names and headers of sections are no places. Which
 * of its many readers a file has is known only where its title says so.
 */
export const findIni: FindPlaces = (text, holes, meta) => {
  const title = titleOf(meta);
  if (title !== undefined && ENVIRONMENT_FILE.test(title)) return findDotenv(text, holes, meta);
  const source = masked(text, holes);
  const isPhp = title === undefined || /php/i.test(title);
  const isUnit = UNIT.test(source);
  // What is plain for a shell is one word for systemd too; percent signs are refused by INI.
  const guard = isUnit ? 'plain:env-shell ini-bare-not-php' : undefined;
  const bare = guard ?? (isPhp ? 'ini-bare' : 'ini-bare-not-php');
  const regions: Region[] = [];
  for (const line of linesOf(source, { start: 0, end: source.length })) {
    const all = source.slice(line.start, line.end);
    const [match, name = '', value = '', remark = ''] = LINE.exec(all) ?? [];
    if (/^\s*[#;]/.test(all)) regions.push({ ...line, context: 'comment' });
    if (match === undefined) continue;
    const start = line.start + name.length;
    const content = { start, end: start + value.length };
    const inner = { start: content.start + 1, end: content.end - 1 };
    if (/^"[^"]*"$/.test(value)) regions.push({ ...inner, context: guard ?? 'ini-double' });
    else if (/^'[^']*'$/.test(value)) regions.push({ ...inner, context: guard ?? 'ini-single' });
    else if (!/^["']/.test(value)) regions.push({ ...content, context: bare });
    // A comment for some readers, and text for the others.
    if (remark) regions.push({ start: content.end, end: line.end, context: 'ini-bare comment' });
    regions.push(...blocked(source, content, ESCAPES));
  }
  return placesIn(holes, regions);
};

const PROPERTY =
  /^([ \t\f]*(?:\\[^]|[^\\\s=:#!])(?:\\[^]|[^\\\s=:])*(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+))((?:\\[^]|[^\\\n])*)|^[ \t\f]*[#!].*/gm;

/** Java properties: values and comments. Names are no places. */
export const findProperties: FindPlaces = (text, holes) => {
  const source = masked(text, holes);
  const regions: Region[] = [];
  for (const match of source.matchAll(PROPERTY)) {
    const [all, name, value] = match;
    const end = match.index + all.length;
    if (name === undefined || value === undefined) {
      regions.push({ start: match.index, end, context: 'comment' });
      continue;
    }
    const content = { start: match.index + name.length, end };
    // Behind a space alone, a value that begins with a separator would lose it.
    const context = /[=:]/.test(name) ? 'properties-value' : 'code properties-value';
    regions.push({ ...content, context }, ...blocked(source, content, NUMBERED_ESCAPES));
  }
  return placesIn(holes, regions);
};
