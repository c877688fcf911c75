/** How the fragment of a link begins that carries values. Apart from `share.ts`, because every page looks for it. */
export const SHARE_MARKER = '#values=';
/** Names the part of the page that the link leads to. */
export const ANCHOR = '-at';

/** The fragment that such a link leaves behind once it was read: the part of the page it leads to, with `#`, or nothing. */
export function fragmentWithoutValues(hash: string): string {
  const anchor = new URLSearchParams(hash.slice(1)).get(ANCHOR) ?? '';
  return anchor === '' || `#${anchor}`.startsWith(SHARE_MARKER) ? '' : `#${encodeURIComponent(anchor)}`;
}
