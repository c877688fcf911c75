import { type Finding, placeIn } from './finding';
import type { Fence } from './scan-fences';

interface Item {
  readonly number: number;
  readonly indent: number;
  readonly start: number;
  readonly length: number;
}

/**
 * Numbered steps that do not count up: a number twice, or one left out. Lists in which all numbers are the same are numbered by
 * the reader's program, and a list may begin with any number.
 *
 * @param fences of the text: what stands in them is no step
 */
export function brokenSteps(text: string, fences: readonly Fence[]): Finding[] {
  const inFence = new Set(fences.flatMap(({ line, lines }) => [line, ...lines.map((one) => one.line)]));
  const findings: Finding[] = [];
  let lists: Item[][] = [];
  const close = (list: readonly Item[]): void => {
    findings.push(...judgeList(text, list));
  };
  let offset = 0;
  text.split('\n').forEach((line, index) => {
    const start = offset;
    offset += line.length + 1;
    if (inFence.has(index + 1)) return;
    const item = /^(?<space>[ \t]*)(?<number>\d{1,3})[.)][ \t]+\S/.exec(line);
    if (!item) {
      // A heading, a table and a text at the margin behind a blank line end all lists; what is indented belongs to a step.
      if (/^(?:#{1,6}\s|\||<\/?[A-Za-z]|:::|[-*_]{3,}\s*$|===|!!!|\{[%{])/.test(line) || /^\S/.test(line)) {
        lists.forEach(close);
        lists = [];
      }
      return;
    }
    const { space = '', number = '' } = item.groups ?? {};
    const next = { number: Number(number), indent: space.length, start: start + space.length, length: number.length };
    lists.filter(([first]) => (first?.indent ?? 0) > next.indent).forEach(close);
    lists = lists.filter(([first]) => (first?.indent ?? 0) <= next.indent);
    const list = lists.find(([first]) => first?.indent === next.indent);
    if (list) list.push(next);
    else lists.push([next]);
  });
  lists.forEach(close);
  return findings;
}

function judgeList(text: string, items: readonly Item[]): Finding[] {
  const numbers = items.map(({ number }) => number);
  if (items.length < 2 || new Set(numbers).size === 1) return [];
  // A list that begins anew is another list.
  const broken = items.findIndex(({ number }, index) => {
    const before = numbers[index - 1];
    return before !== undefined && number !== before + 1;
  });
  const item = items[broken];
  const before = numbers[broken - 1];
  if (!item || before === undefined || item.number <= 1) return [];
  const expected = String(before + 1);
  return [
    {
      ruleId: 'step-numbers',
      ...placeIn(text, item.start, item.start + item.length),
      message: `Unexpected step ${item.number}, expected ${expected}`,
      actual: String(item.number),
      expected: [expected],
    },
  ];
}
