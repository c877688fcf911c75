import { expect, test } from 'vitest';
import { capitalize, decodeComponent } from './text';

test.each([
  ['the FQDN of …', 'The FQDN of …'],
  ['Already', 'Already'],
  ['ärger', 'Ärger'],
  ['<tag>', '<tag>'],
  ['', ''],
])('“%s” begins a sentence as “%s”', (text, expected) => {
  expect(capitalize(text)).toBe(expected);
});

test.each([
  ['a%20b', 'a b'],
  ['%C3%A4', 'ä'],
  ['100%', '100%'],
  ['%E4', '%E4'],
  ['', ''],
])('%s is decoded to %s', (text, expected) => {
  expect(decodeComponent(text)).toBe(expected);
});
