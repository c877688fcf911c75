import type { Encoder } from './encoder';

/** JSON without quotes around the value: numbers, `true`, `false` and `null` only. RFC 8259, sections 3 and 6. */
export const jsonBare: Encoder = {
  place: 'a JSON value without quotes',
  encode: (value) =>
    /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(value) ? value : undefined,
};

/** Inside the quotes of a JSON string. RFC 8259, section 7. */
export const jsonString: Encoder = {
  place: 'a JSON string',
  encode: (value) => JSON.stringify(value).slice(1, -1),
};
