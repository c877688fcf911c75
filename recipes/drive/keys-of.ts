import { z } from 'zod';

/**
 * The paths of all keys in a closed schema of a snippet, for `keys` of a snippet's query.
 *
 * @throws TypeError for a schema that takes keys which it does not name
 */
export function keysOf(schema: z.ZodType, path: readonly string[] = []): string[] {
  if (!(schema instanceof z.ZodObject)) return [path.join('.')];
  if (!(schema.def.catchall instanceof z.ZodNever))
    throw new TypeError(`Expected a strict object at \`${path.join('.')}\`.`);
  return Object.entries(schema.shape).flatMap(([key, value]) => keysOf(value as z.ZodType, [...path, key]));
}
