import type { Encoder } from './encoder';
import { type Rule, rewriting } from './rewrite';

/*
 * Source: HCL 2 (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), “Templates”. Strings are normalized to NFC
 * (“String Literals”): others cannot be expressed.
 */
const sequences = [/[$%](?=\{)/g, '$&$&'] as const;
const normalized = (place: string, ...rules: readonly Rule[]): Encoder => {
  const { encode } = rewriting(place, /^\p{M}/u, ...rules, sequences);
  return { place, encode: (value) => (value === value.normalize() ? encode(value) : undefined) };
};

/** Between double quotes. */
export const hclString = normalized('an HCL string', [/[\\"]/g, '\\$&']);

/** A heredoc: only `${` and `%{` have a meaning. The finder keeps values away from where a line could end it. */
export const hclHeredoc = normalized('an HCL heredoc');
