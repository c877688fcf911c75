import { nearKey } from './near-key';
import type { Schema, TypeName } from './schema';
import { isStandIn, isTemplated, type Span, type TreeNode } from './tree';

/** What is wrong with a value, before it is put into words. */
export type Problem = Span &
  (
    | { readonly what: 'key'; readonly actual: string; readonly expected: readonly string[] }
    | {
        readonly what: 'missing';
        readonly expected: readonly string[];
        readonly owner: string;
        readonly isItem: boolean;
      }
    | { readonly what: 'type'; readonly node: TreeNode; readonly owner: string; readonly expected: readonly TypeName[] }
    | { readonly what: 'value'; readonly node: TreeNode; readonly owner: string; readonly expected: readonly string[] }
    | { readonly what: 'form'; readonly node: TreeNode; readonly owner: string; readonly expected: string }
  );

interface Context {
  readonly root: Schema;
  /** The key whose value this is, and its place; of a list's item, those of the list. */
  readonly owner: string;
  readonly anchor: Span;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
  readonly isPartial: boolean;
}

export interface ValidateOptions {
  /** Where references lead. Default: the schema itself. */
  readonly root?: Schema;
  /** Whether the snippet is a part of a file, which may lack what the whole file needs. Default `false`. */
  readonly isPartial?: boolean;
}

/** Compares a value with a schema. What the value lacks is reported at the key that should have had it. */
export function validate(
  node: TreeNode,
  schema: Schema,
  { root = schema, isPartial = false }: ValidateOptions = {},
): Problem[] {
  const first = node.kind === 'object' ? node.entries[0]?.keySpan : undefined;
  return check(node, schema, {
    root,
    owner: '',
    anchor: first ?? { start: node.start, end: node.start + 1 },
    isItem: false,
    isPartial,
  });
}

function check(node: TreeNode, given: Schema, context: Context): Problem[] {
  const schema = resolve(given, context.root);
  const types = typesOf(schema);
  if (node.kind === 'any') return [];
  if (types.length > 0 && !types.some((type) => isOf(node, type))) {
    return isReplaced(node)
      ? []
      : [{ ...placeOf(node, context), what: 'type', node, owner: context.owner, expected: types }];
  }
  return [
    ...checkValue(node, schema, context),
    ...(node.kind === 'object' ? checkObject(node, schema, context) : []),
    ...(node.kind === 'array' && schema.items ? checkItems(node.items, schema.items, context) : []),
    ...(schema.allOf ?? []).flatMap((one) => check(node, one, context)),
    ...checkAlternatives(node, schema.anyOf ?? schema.oneOf ?? [], context),
    ...(isMet(node, schema.if, context) ? check(node, schema.then ?? {}, context) : []),
  ];
}

/** A condition needs its keys, in a part of a file too. */
function isMet(node: TreeNode, condition: Schema | undefined, context: Context): boolean {
  return condition !== undefined && check(node, condition, { ...context, isPartial: false }).length === 0;
}

function checkValue(node: TreeNode, schema: Schema, context: Context): Problem[] {
  const place = { ...placeOf(node, context), node, owner: context.owner };
  const accepted = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const value = node.kind === 'null' ? null : 'value' in node ? node.value : undefined;
  if (accepted && !accepted.some((one) => one === value)) {
    return isReplaced(node) ? [] : [{ ...place, what: 'value', expected: accepted.map(String) }];
  }
  if (typeof value === 'string' && schema.pattern !== undefined && !expression(schema.pattern).test(value)) {
    return [{ ...place, what: 'form', expected: `text that matches \`${schema.pattern}\`` }];
  }
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (typeof value !== 'number' || (value >= minimum && value <= maximum)) return [];
  return [{ ...place, what: 'form', expected: value < minimum ? `${minimum} or more` : `${maximum} or less` }];
}

function checkObject(node: TreeNode & { kind: 'object' }, schema: Schema, context: Context): Problem[] {
  const { properties = {}, additionalProperties = true, required = [] } = schema;
  const patterns = Object.entries(schema.patternProperties ?? {});
  const problems = node.entries.flatMap(({ key, keySpan, value }): Problem[] => {
    const matching = patterns.filter(([pattern]) => expression(pattern).test(key)).map(([, one]) => one);
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const known = own ? [own, ...matching] : matching;
    const inner = { ...context, owner: key, anchor: keySpan, isItem: false };
    if (known.length > 0) return known.flatMap((one) => check(value, one, inner));
    if (typeof additionalProperties === 'object') return check(value, additionalProperties, inner);
    if (additionalProperties || isTemplated(key)) return [];
    return [{ ...keySpan, what: 'key', actual: key, expected: Object.keys(properties) }];
  });
  // A misspelt key is not missing too.
  const meant = problems.map((one) => (one.what === 'key' ? nearKey(one.actual, one.expected) : undefined));
  const missing = required.filter((key) => !meant.includes(key) && !node.entries.some((entry) => entry.key === key));
  if (context.isPartial || node.isOpen || missing.length === 0 || node.entries.some(({ key }) => isTemplated(key))) {
    return problems;
  }
  const { anchor, owner, isItem } = context;
  return [...problems, { ...anchor, what: 'missing', expected: missing, owner, isItem }];
}

function checkItems(items: readonly TreeNode[], schema: Schema, context: Context): Problem[] {
  return items.flatMap((item) => {
    const first = item.kind === 'object' ? item.entries[0]?.keySpan : undefined;
    return check(item, schema, { ...context, anchor: first ?? item, isItem: true });
  });
}

/** Of several forms of a value the one is meant that its type allows and that has the fewest faults. */
function checkAlternatives(node: TreeNode, schemas: readonly Schema[], context: Context): Problem[] {
  if (schemas.length === 0) return [];
  const results = schemas.map((one) => check(node, one, context));
  if (results.some((problems) => problems.length === 0)) return [];
  const isWrongType = (problems: readonly Problem[]): boolean =>
    problems.some((problem) => problem.what === 'type' && problem.node === node);
  const meant = results.filter((problems) => !isWrongType(problems)).sort((a, b) => a.length - b.length)[0];
  if (meant) return meant;
  const expected = results.flatMap((problems) => problems.flatMap((one) => (one.what === 'type' ? one.expected : [])));
  return [{ ...placeOf(node, context), what: 'type', node, owner: context.owner, expected: [...new Set(expected)] }];
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  if (name === undefined) return schema;
  const found = root.definitions?.[name];
  if (!found) throw new Error(`${String(schema.$ref)}: expected a definition of the schema.`);
  return resolve(found, root);
}

function typesOf({ type }: Schema): readonly TypeName[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}

function isOf(node: TreeNode, type: TypeName): boolean {
  return type === 'integer' ? node.kind === 'number' && Number.isInteger(node.value) : node.kind === type;
}

/** Words that the reader replaces may have any type. */
function isReplaced(node: TreeNode): boolean {
  return node.kind === 'string' && isStandIn(node.value);
}

/** A single value is shown itself, a list or an object by its key. */
function placeOf(node: TreeNode, { anchor }: Context): Span {
  return node.kind === 'object' || node.kind === 'array' || node.end <= node.start
    ? anchor
    : { start: node.start, end: node.end };
}

const expressions = new Map<string, RegExp>();

/** A schema's regular expression, made once. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, known);
  return known;
}
