import { describe, expect, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
const refused = (): boolean => false;

/** The value of the first attribute of a name; RFC 4514, sections 2 and 3. Throws where the text does not follow its grammar. */
function readDn(name: string): string {
  const [, value = '', separator] = /^cn=((?:\\[^]|[^\\,+])*)([,+]|$)/.exec(name) ?? [];
  if (separator === undefined || !/^[,+]dc=x$/.test(name.slice(3 + value.length))) throw new Error('no name');
  if (/^[ #]|(?<!\\)(?:\\\\)* $|(?<!\\)(?:\\\\)*["+,;<>]/.test(value)) throw new Error('not escaped');
  return value.replace(/\\([\da-f]{2}|[^])/gi, (_, escaped: string) => {
    if (escaped.length === 2) return String.fromCharCode(parseInt(escaped, 16));
    if (!' "#+,;<=>\\'.includes(escaped)) throw new Error('no escape');
    return escaped;
  });
}

/** The value that a filter asserts; RFC 4515, section 3. */
function readFilter(filter: string): string {
  const value = /^\(cn=([^()*\\]|\\[\da-f]{2})*\)$/i.test(filter) ? filter.slice(4, -1) : undefined;
  if (value === undefined) throw new Error('no filter of equality');
  return value.replace(/\\(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

describe('a value in LDAP', () => {
  test('in a name', () => {
    expectReadBack('ldap-dn', {
      parser,
      around: [
        ['', ''],
        ['a ', ' b'],
      ],
      read: (written) => each(readDn)(written.map((text) => `cn=${text},dc=x`)),
      refused,
    });
  });

  test('in a filter', () => {
    expectReadBack('ldap-filter', {
      parser,
      around: [
        ['', ''],
        ['a', 'b'],
      ],
      read: (written) => each(readFilter)(written.map((text) => `(cn=${text})`)),
      refused,
    });
  });

  test('in a name in a filter', () => {
    expectReadBack('ldap-dn ldap-filter', {
      parser,
      read: (written) => each((filter) => readDn(readFilter(filter)))(written.map((text) => `(cn=cn=${text},dc=x)`)),
      refused,
    });
  });
});

test.each([
  // RFC 4514, section 4.
  [String.raw`cn=James \"Jim\" Smith\, III,dc=x`, 'James "Jim" Smith, III'],
  [String.raw`cn=Before\0dAfter,dc=x`, 'Before\rAfter'],
])('our own tokenizer for names reads %s', (name, value) => {
  expect(readDn(name)).toBe(value);
});

test.each(['cn=#a,dc=x', 'cn= a,dc=x', 'cn=a ,dc=x', 'cn=a;b,dc=x', 'cn=a'])('and refuses %s', (name) => {
  expect(() => readDn(name)).toThrow();
});
