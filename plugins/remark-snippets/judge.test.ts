import { expect, test } from 'vitest';
import { judgeSnippet } from './judge';

const broken = { language: 'json', meta: '', text: '{ "a": 1' };

test('the same snippet is judged once, and each with another text, language or meta anew', async () => {
  const first = judgeSnippet(broken);
  expect(judgeSnippet({ ...broken })).toBe(first);
  expect(await first).toMatchObject([{ ruleId: 'snippet-syntax' }]);
  expect(await judgeSnippet({ ...broken, text: '{ "a": 1 }' })).toEqual([]);
  expect(await judgeSnippet({ ...broken, meta: 'excerpt' })).not.toEqual(await first);
  expect(await judgeSnippet({ ...broken, language: 'text' })).not.toEqual(await first);
});

test('what is judged again after thousands of others is said again', async () => {
  const before = await judgeSnippet(broken);
  for (let index = 0; index < 2100; index += 1) await judgeSnippet({ language: 'text', meta: '', text: `${index}` });
  expect(await judgeSnippet(broken)).toEqual(before);
});
