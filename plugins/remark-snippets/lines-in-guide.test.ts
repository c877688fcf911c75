import { expect, test } from 'vitest';
import { linesInGuide } from './lines-in-guide';

test.each([
  ['it is given in line 2 too', 'it is given in line 12 too'],
  ['`}` for the `server` of line 1', '`}` for the `server` of line 11'],
  ['`</a>` for line 3', '`</a>` for line 13'],
  ['`see in line 2`, expected `a` in line 3', '`see in line 2`, expected `a` in line 13'],
  ['in line 99', 'in line 99'],
  ['in lines 2 and online 2', 'in lines 2 and online 2'],
])('%s', (message, expected) => {
  expect(linesInGuide(message, (line) => (line < 9 ? line + 10 : undefined))).toBe(expected);
});
