/**
 * JSON Schema, as far as the schemas of snippets use it (draft 7). Annotations such as `default` are allowed and ignored;
 * `oneOf` is read as `anyOf`. A keyword that is neither here nor in {@link ANNOTATIONS} fails a test.
 */
export interface Schema {
  /** What the value is for: shown on the page of schemas. */
  readonly description?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  /** Default: every other key is accepted. */
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  /** Where the value is accepted by `if`, `then` holds for it too. */
  readonly if?: Schema;
  readonly then?: Schema;
  /** `#/definitions/NAME` of the schema's root. */
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** Keywords of schemas made by others that say nothing about whether a value is right, or nothing that a guide gets wrong. */
export const ANNOTATIONS = ['$schema', '$id', 'title', 'deprecated', 'default', 'uniqueItems', 'format'] as const;

interface ClosedOptions {
  readonly required?: readonly string[];
  /** Keys by regular expression, beside the named ones. */
  readonly patterns?: Readonly<Record<string, Schema>>;
}

/** An object that has the given keys and no others. */
export function closed(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  { required = [], patterns = {} }: ClosedOptions = {},
): Schema {
  return {
    type: 'object',
    description,
    properties,
    patternProperties: patterns,
    additionalProperties: false,
    required,
  };
}

/** An object with any keys, whose values are all alike. */
export function mapOf(values: Schema, description = ''): Schema {
  return { type: 'object', additionalProperties: values, ...described(description) };
}

export function listOf(items: Schema, description = ''): Schema {
  return { type: 'array', items, ...described(description) };
}

export const text = (description = ''): Schema => ({ type: 'string', ...described(description) });
export const number = (description = ''): Schema => ({ type: 'number', ...described(description) });
export const whole = (description = ''): Schema => ({ type: 'integer', ...described(description) });
export const flag = (description = ''): Schema => ({ type: 'boolean', ...described(description) });
export const object = (description = ''): Schema => ({ type: 'object', ...described(description) });
export const anything = (description = ''): Schema => described(description);

/** One of several words. */
export function oneOf(words: readonly string[], description = ''): Schema {
  return { enum: words, ...described(description) };
}

/** The same schema for several keys, whose names are given with blanks between. */
export function keys(names: string, schema: Schema): Record<string, Schema> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, schema]));
}

function described(description: string): Schema {
  return description === '' ? {} : { description };
}
