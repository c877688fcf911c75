/** An address that is written so that nobody can open it, and how it was meant. */
export interface BrokenUrl {
  readonly start: number;
  readonly end: number;
  readonly actual: string;
  readonly expected: string;
}

const REST = String.raw`[^\s"'\x60<>|\\^()\[\],;]*`;
/** Something that a host begins with: a name, a hole, a variable. */
const HOST = String.raw`(?=[\w<$]|\{\{)`;
/** `https:/host`, `https:///host`. */
const SLASHES = new RegExp(String.raw`(?<![\w-])(?<scheme>https?):(?:\/|\/{3,})(?!\/)${HOST}(?:<[\w ]+>)?${REST}`, 'g');
/** `https//host`, `https:host.company`; the name of a host has a dot, or nobody could tell. */
const COLON = new RegExp(
  String.raw`(?<![\w/:.-])(?<scheme>https?)(?::\/?|\/\/)(?=[\w-]+(?:\.[\w-]+)*\.(?:company|com|org|net|io|dev)(?![\w.-])|localhost[:/])(?<!:\/)${REST}`,
  'g',
);
/** `htps://`, `htttps://`, `ttps://`. */
const SCHEME = new RegExp(
  String.raw`(?<![\w+-])(?<wrong>ht+ps?|h+t+ps?|ttps?|htps?|httpss|hhtps?|hptts?|http?sp|httsp|hhttps?|thtps?|htpts?|jttps?|gttps?):\/\/(?=[\w<$])(?:<[\w ]+>)?${REST}`,
  'g',
);

/** Addresses in a text of any notation whose scheme is misspelt or is not followed by `://`. */
export function findBrokenUrls(text: string): BrokenUrl[] {
  const found = new Map<number, BrokenUrl>();
  for (const pattern of [SLASHES, COLON, SCHEME]) {
    for (const { index: start, 0: raw, groups } of text.matchAll(pattern)) {
      const actual = raw.replace(/[.:,!?*]+$/, '');
      const scheme = groups?.scheme ?? (/s(?:p)?$/.test(groups?.wrong ?? '') ? 'https' : 'http');
      if (groups?.wrong === 'http' || groups?.wrong === 'https' || /(?:\.\.\.|…)/.test(raw)) continue;
      const rest = actual.slice((groups?.scheme ?? groups?.wrong ?? '').length).replace(/^:?\/*/, '');
      found.set(start, { start, end: start + actual.length, actual, expected: `${scheme}://${rest}` });
    }
  }
  return [...found.values(), ...joinedHosts(text)].sort((a, b) => a.start - b.start);
}

const ADDRESS = /https?:\/\/(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?<rest>(?:\/[^\s"'`<>|\\^()[\],;]*)?)/gi;

/** `https://wiki.companylogin/callback` in a text that has `https://wiki.company/login` or is about `wiki.company`. */
function joinedHosts(text: string): BrokenUrl[] {
  const all = [...text.matchAll(ADDRESS)].map(
    ({ index: start, 0: url, groups = {} }) => ({ start, url, ...groups }) as Found,
  );
  const hosts = new Set(all.map(({ host }) => host.toLowerCase()));
  return all.flatMap(({ start, url, host, rest }) => {
    const known =
      /^.+\.company(?=[a-z]{2,}[\w-]*$)/i.exec(host)?.[0] ?? [...hosts].find((one) => isJoined(host, one, text));
    if (known === undefined) return [];
    const scheme = url.slice(0, url.indexOf('//') + 2);
    const expected = `${scheme}${host.slice(0, known.length)}/${host.slice(known.length)}${rest}`;
    return [{ start, end: start + url.length, actual: url, expected }];
  });
}

interface Found {
  readonly start: number;
  readonly url: string;
  readonly host: string;
  readonly rest: string;
}

/** Whether a host is another one of the text, and a piece of path that the text has behind that other one. */
function isJoined(host: string, other: string, text: string): boolean {
  const lower = host.toLowerCase();
  const rest = lower.slice(other.length);
  return lower.startsWith(other) && /^[a-z][\w-]{2,}$/.test(rest) && text.toLowerCase().includes(`${other}/${rest}`);
}
