import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { CheckLanguage } from './language';

/** JSON as RFC 8259 has it: no comments, no trailing comma. */
export const checkJson: CheckLanguage = (text) => faults(text, { disallowComments: true, allowTrailingComma: false });

/** JSON with comments and trailing commas, as editors and many applications read it. */
export const checkJsonc: CheckLanguage = (text) => faults(text, { disallowComments: false, allowTrailingComma: true });

function faults(
  text: string,
  options: { disallowComments: boolean; allowTrailingComma: boolean },
): ReturnType<CheckLanguage> {
  const errors: ParseError[] = [];
  parse(text, errors, options);
  return errors
    .slice(0, 1)
    .map(({ error, offset, length }) => ({ offset, length, message: sentence(printParseErrorCode(error)) }));
}

/** `CommaExpected` becomes "comma expected". */
function sentence(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
