import type { RegisterOptions, Run } from '../../recipes';

/** Of the model; the same for all recipes. */
type Person = Run['users']['intended'];
type Mapping = NonNullable<RegisterOptions['mappings']>[number];

/** What authentik knows of a person, by its names. */
const ATTRIBUTES: Readonly<Record<string, (user: Person) => unknown>> = {
  'request.user.email': ({ email }) => email ?? '',
  'request.user.name': ({ firstName, lastName }) => `${firstName} ${lastName}`.trim(),
  'request.user.username': ({ username }) => username,
};

/**
 * What the expression of a scope mapping gives, when it is a `return` with a dictionary of texts, `True`, `False` and attributes of the
 * person: the part of Python that the guide has.
 *
 * @throws Error for anything else, as authentik would when the expression is none, or because it is more than is understood here
 */
export function readExpression(python: string): Mapping['claims'] {
  const [, body] = /^\s*return\s*\{([^{}]*)\}\s*(?:#.*)?$/.exec(python.replace(/\s#[^\n"']*$/gm, '')) ?? [];
  if (body === undefined) throw new Error(`Unexpected expression ${python}, expected return { … }.`);
  const entries = body
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry, index, all) => entry !== '' || index < all.length - 1);
  const read = entries.map((entry): readonly [string, (user: Person) => unknown] => {
    const [, key, value = ''] = /^["']([\w.-]+)["']\s*:\s*(.+)$/s.exec(entry) ?? [];
    if (key === undefined) throw new Error(`Unexpected ${entry} in the expression, expected "name": value.`);
    return [key, valueOf(value.trim())];
  });
  return (user) => Object.fromEntries(read.map(([key, value]) => [key, value(user)]));
}

function valueOf(python: string): (user: Person) => unknown {
  const attribute = Object.hasOwn(ATTRIBUTES, python) ? ATTRIBUTES[python] : undefined;
  if (attribute) return attribute;
  if (python === 'True' || python === 'False') return () => python === 'True';
  const [, text] = /^["']([^"'\\]*)["']$/.exec(python) ?? [];
  if (text !== undefined) return () => text;
  throw new Error(
    `Unexpected ${python} in the expression, expected True, False, a text or one of ${Object.keys(ATTRIBUTES).join(', ')}.`,
  );
}
