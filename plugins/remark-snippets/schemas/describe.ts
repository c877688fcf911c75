import { quoted } from '../../../src/core/diagnostics/expected';
import type { SnippetFault } from '../languages/language';
import { nearKey } from './near-key';
import type { TypeName } from './schema';
import type { TreeNode } from './tree';
import type { Problem } from './validate';

/** More names than this are not listed: the message names the page that has them. */
const LISTED = 12;

const TYPES: Readonly<Record<TypeName, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
  null: 'no value',
};

export type SchemaFault = SnippetFault & { readonly ruleId: 'snippet-schema' };

/**
 * Puts a problem into words.
 *
 * @param title of the schema, for what has too many names to list
 */
export function describeProblem(problem: Problem, title: string): SchemaFault {
  const place = { offset: problem.start, length: problem.end - problem.start, ruleId: 'snippet-schema' as const };
  switch (problem.what) {
    case 'key':
      return { ...place, ...oneOfNames(`key \`${problem.actual}\``, problem.actual, problem.expected, title) };
    case 'missing': {
      const { expected, owner, isItem } = problem;
      const where = owner === '' ? title : `${isItem ? 'this entry of ' : ''}\`${owner}\``;
      return { ...place, message: `Expected ${all(quotedList(expected))} in ${where}`, expected };
    }
    case 'type':
      return { ...place, ...wrongType(problem) };
    case 'value': {
      const actual = shown(problem.node);
      const what = `${actual}${forOwner(problem.owner)}`;
      return { ...place, ...oneOfNames(what, actual.replaceAll('`', ''), problem.expected, title) };
    }
    case 'form':
      return {
        ...place,
        message: `Unexpected ${shown(problem.node)}${forOwner(problem.owner)}, expected ${problem.expected}`,
      };
  }
}

type Words = Pick<SnippetFault, 'message' | 'actual' | 'expected'>;

function oneOfNames(what: string, actual: string, candidates: readonly string[], title: string): Words {
  const near = nearKey(actual, candidates);
  const listed = candidates.length > LISTED ? `one that ${title} has there` : any(quotedList(candidates));
  const nothing = candidates.length === 0 ? 'no key there' : listed;
  return {
    message: `Unexpected ${what}, expected ${near === undefined ? nothing : `\`${near}\``}`,
    actual,
    expected: near === undefined ? candidates : [near],
  };
}

function wrongType({ node, owner, expected }: Problem & { what: 'type' }): Words {
  const what = `Unexpected ${shown(node)}${forOwner(owner)}`;
  const isBare = (node.kind === 'number' || node.kind === 'boolean') && expected.includes('string');
  if (isBare)
    return { message: `${what}, expected text: put it in quotes`, expected: expected.map((type) => TYPES[type]) };
  const names = expected.map((type) => TYPES[type]);
  return { message: `${what}, expected ${any(names)}`, expected: names };
}

function shown(node: TreeNode): string {
  switch (node.kind) {
    case 'object':
    case 'array':
      return node.kind === 'array' ? 'list' : 'object';
    case 'null':
      return 'empty value';
    case 'any':
      return 'value';
    case 'string':
      return node.value === '' || node.value.length > 60 || node.value.includes('`') ? 'text' : `\`${node.value}\``;
    case 'number':
    case 'boolean':
      return `\`${String(node.value)}\``;
  }
}

const forOwner = (owner: string): string => (owner === '' ? '' : ` for \`${owner}\``);
const quotedList = (words: readonly string[]): string[] => words.map((word) => quoted([word]));
const all = (words: readonly string[]): string => joined(words, 'and');
const any = (words: readonly string[]): string => joined(words, 'or');

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
