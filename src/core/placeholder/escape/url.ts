import type { Encoder } from './encoder';

/** Percent-encodes what is not unreserved. RFC 3986, sections 2.1 to 2.3; half a surrogate pair has no UTF-8 form. */
function percentEncode(value: string): string | undefined {
  return !/\p{Cs}/u.test(value)
    ? encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    : undefined;
}

/**
 * A segment of a URL's path. A slash of the value is part of it, and not a separator. One or two points are steps in the path, and
 * stay so with percent signs: WHATWG URL, section 4.2, “double-dot URL path segment”.
 */
export const urlPath: Encoder = {
  place: 'the path of a URL',
  encode: (value) => (/^\.\.?$/.test(value) ? undefined : percentEncode(value)),
};

/** A name or value in a URL's query. */
export const urlQuery: Encoder = { place: 'the query of a URL', encode: percentEncode };

/** The user or password before the host of a URL. */
export const urlUserinfo: Encoder = { place: 'the user or password of a URL', encode: percentEncode };
