import { rewriting } from './rewrite';

/** A number without quotes, as JavaScript, Python, PHP, Ruby, Go, HCL and SQL read it alike: none of them has leading zeros that all ignore. */
export const number = rewriting('a number', /^(?!(?:0|[1-9]\d*)(?:\.\d+)?$)/);
