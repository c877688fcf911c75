import { test } from 'vitest';
import { parse } from 'yaml';
import { expectReadBack } from '../../../../tests/support/read-back';

test('a value in a comment leaves what is around it alone, for yaml in both versions', () => {
  for (const version of ['1.1', '1.2'] as const) {
    expectReadBack('comment', {
      parser: `yaml, version ${version}`,
      read: (written) =>
        written.map((text) => {
          const after: unknown = parse(`a: 1 # the ${text}\nb: 2\n# ${text}\n`, { version });
          return JSON.stringify(after) === '{"a":1,"b":2}' ? text : undefined;
        }),
      refused: (value) => /[\u2028\u2029\ufffe\uffff]|\\$/.test(value),
    });
  }
});
