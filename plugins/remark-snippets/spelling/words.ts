import { readFileSync } from 'node:fs';

function read(file: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`./words/${file}.txt`, import.meta.url), 'utf8');
  return new Set(text.replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean));
}

let lists: { readonly common: ReadonlySet<string>; readonly others: ReadonlySet<string> } | undefined;

/** The words that names are made of, and those that are almost like them; read when the first name is. */
export function wordLists(): NonNullable<typeof lists> {
  lists ??= { common: read('common'), others: read('others') };
  return lists;
}
