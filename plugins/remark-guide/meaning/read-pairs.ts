/** A key and its value in a snippet, by their places in its text. */
export interface Pair {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const COMMENT = /^\s*(?:#|\/\/|;|\/?\*|--\s|REM\s|<!--)/;
const KEY = String.raw`[A-Za-z_][\w.-]*`;
/** `"key": "value"`, `key = 'value'`, `'key' => "value"`, `--key="value"`, anywhere in a line. */
const QUOTED = new RegExp(
  String.raw`(?<![\w.])["']?(?<key>${KEY})["']?\s*(?::|=>?)\s*(?<quote>["'\x60])(?<value>(?:\\.|(?!\k<quote>)[^\\\n])*)\k<quote>`,
  'g',
);
/** `KEY=value with spaces`, `key: value`, `- KEY=value`, `-e KEY=value`, to the end of the line. */
const BARE = new RegExp(
  String.raw`^(?<before>\s*(?:[-*]\s+)?["']?(?:(?:export|set|ENV|SetEnv|-e|--env)[\s=]\s*)?["']?)(?<key>${KEY})["']?(?<sign>\s*(?:=>|=|:(?=\s|$))\s*)(?<value>.*)$`,
);
const FLAG = new RegExp(String.raw`--(?<key>${KEY})(?<sign>[= ])(?<value>[^\s"'\x60\\-][^\s"'\x60\\]*)`, 'g');
const ITEM = /^(?<before>\s*-\s+["']?)(?<value>[^\s"':#][^"':#]*?)["']?,?\s*$/;

/**
 * Reads the keys and values of a snippet without its grammar: what stands on a line as `key = value` in any notation.
 * Lines that are comments, and values that begin a structure, are left out. The items of a list go by the key above it.
 */
export function readPairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  let offset = 0;
  let listKey: string | undefined;
  for (const ended of text.split('\n')) {
    const line = ended.replace(/\r$/, '');
    const found = COMMENT.test(line) ? [] : readLine(line);
    const item = listKey === undefined ? undefined : ITEM.exec(line)?.groups;
    if (item && found.length === 0) {
      const start = item.before?.length ?? 0;
      found.push({ key: listKey ?? '', start, end: start + (item.value?.length ?? 0) });
    } else {
      const opens = /^\s*(?:-\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*:\s*$/.exec(line);
      listKey = opens?.[1] ?? (line.trim() === '' ? listKey : undefined);
    }
    for (const { key, start, end } of found) pairs.push({ key, start: offset + start, end: offset + end });
    offset += ended.length + 1;
  }
  return pairs;
}

function readLine(line: string): Pair[] {
  const quoted = [...line.matchAll(QUOTED)].map((match) => {
    const value = match.groups?.value ?? '';
    const end = match.index + match[0].length - 1;
    return { key: match.groups?.key ?? '', start: end - value.length, end };
  });
  if (quoted.length > 0) return quoted;
  const bare = BARE.exec(line)?.groups;
  if (bare) {
    const value = (bare.value ?? '').replace(/\s+#.*$/, '').replace(/(?:["',;\\\s]|\s[}\])])+$/, '');
    if (value === '' || /^["'`{|>&*]/.test(value)) return [];
    const start = line.length - (bare.value ?? '').length;
    return [{ key: bare.key ?? '', start, end: start + value.length }];
  }
  return [...line.matchAll(FLAG)].map((match) => {
    const value = match.groups?.value ?? '';
    const end = match.index + match[0].length;
    return { key: match.groups?.key ?? '', start: end - value.length, end };
  });
}
