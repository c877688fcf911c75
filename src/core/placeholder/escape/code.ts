import { rewriting } from './rewrite';

/** A place of a program that is no text: names, numbers and the like. What is neither is refused, for it would be read as code. */
export const code = rewriting('code, where no text can stand', /[^\w.-]|^$/);
