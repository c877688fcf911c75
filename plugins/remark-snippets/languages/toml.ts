import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { CheckLanguage } from './language';
import { unexpected } from './unexpected';

/** TOML 1.0. A table or a key given twice is a fault; `...` alone in a line stands for what is left out. */
export const checkToml: CheckLanguage = (source) => {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => ' '.repeat(line.length));
  try {
    parseTOML(text, { tomlVersion: '1.0.0' });
    return [];
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const start = Math.min(error.index, text.length);
    const message = error.message.replace(/\.$/, '');
    if (/^Defining a key multiple times/.test(message))
      return [
        unexpected({ start, end: start + 1 }, 'second definition of a key', 'it once only', {
          ruleId: 'snippet-duplicate-key',
        }),
      ];
    return [{ offset: start, length: 1, message: `Unexpected TOML: ${message}`, ruleId: 'snippet-syntax' }];
  }
};
