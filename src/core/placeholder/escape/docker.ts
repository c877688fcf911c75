import type { ScalarFormat } from './encoder';
import { backslashing, rewriting } from './rewrite';

/* Source: BuildKit 0.25, frontend/dockerfile/shell/lex.go and parser/line_parsers.go: the words of ENV, ARG and LABEL, with `\` as the escape. */

/** Between double quotes. */
export const dockerDouble = backslashing('a Dockerfile string in double quotes', /[\\"$]/g);

/** Between single quotes. A quote of the value ends them, stands behind a backslash, and begins them again. */
export const dockerSingle = rewriting('a Dockerfile string in single quotes', undefined, [/'/g, "'\\''"]);

/** A word without quotes. */
export const docker: ScalarFormat = {
  place: 'a word of a Dockerfile',
  isPlain: (text) => /^[\w%+,./:=@-]+$/.test(text),
  styles: [
    { ...dockerDouble, quote: '"' },
    { ...dockerSingle, quote: "'" },
  ],
};
