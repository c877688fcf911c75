import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brokenReferences } from '../compose-references';
import type { SchemaEntry } from '../entry';
import type { Schema } from '../schema';
import { entryOf, keysOf, type TreeNode } from '../tree';

const SERVICES: Schema = { type: 'object', additionalProperties: { $ref: '#/definitions/service' } };
const SERVICE: Schema = { $ref: '#/definitions/service' };

export const compose: SchemaEntry = {
  name: 'compose',
  title: 'Docker Compose',
  version: 'Compose Specification of March 2026',
  source: 'the [Compose Specification](https://github.com/compose-spec/compose-spec), from the package `dclint` 3.1.0',
  syntaxes: ['yaml'],
  files: /^(?:\S*\/)?(?:docker-|podman-)?compose(?:[.-][\w.-]+)?\.ya?ml(?=$|[ ,])/i,
  content: { hint: /^services:/m, matches: isCompose },
  recognised:
    'a title that begins with a file name such as `compose.yaml` or `docker-compose.override.yml`; `services:` with an `image` or `build`',
  load: () => Promise.resolve(readSchema()),
  part: shownPart,
  check: brokenReferences,
};

function readSchema(): Schema {
  // The package exports its description and not its schemas.
  const manifest = createRequire(import.meta.url).resolve('dclint/package.json');
  const file = manifest.replace(/package\.json$/, 'schemas/compose.schema.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

function isCompose(root: TreeNode): boolean {
  const services = entryOf(root, 'services');
  return (
    services?.kind === 'object' &&
    services.entries.some(({ value }) => keysOf(value).some((key) => /^(?:image|build|container_name)$/.test(key)))
  );
}

/** Guides show a whole file, some services without the line `services:`, or some keys of one service. */
function shownPart(root: TreeNode, schema: Schema): Schema {
  const keys = keysOf(root);
  const inFile = keys.filter((key) => Object.hasOwn(schema.properties ?? {}, key)).length;
  const service = schema.definitions?.service?.properties ?? {};
  const inService = keys.filter((key) => Object.hasOwn(service, key)).length;
  if (root.kind !== 'object' || keys.includes('services') || inFile === keys.length) return schema;
  if (inService > inFile) return SERVICE;
  const areServices = root.entries.every(({ value }) => keysOf(value).some((key) => Object.hasOwn(service, key)));
  return inFile === 0 && areServices ? SERVICES : schema;
}
