import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../../src/core/is-record';

/**
 * The packages that the site asks for, against which snippets are checked. One of them that is not installed, as after
 * `npm ci --omit=dev`, is no fault of the snippet that imports it.
 */
export class Packages {
  private readonly declared: ReadonlySet<string>;
  private readonly missing = new Set<string>();

  /** @param root the site's folder */
  constructor(readonly root: string) {
    this.declared = declaredPackages(root);
    // Packages name them in their types; TypeScript would take what it does not find for `any`.
    for (const name of this.declared) if (name.startsWith('@types/')) this.require(name);
  }

  declares(name: string): boolean {
    return this.declared.has(name);
  }

  /** Notes that the package of a module is needed. Files, and packages that the site does not ask for, are no matter of it. */
  require(module: string): void {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? '';
    if (this.declares(name) && !existsSync(join(this.root, 'node_modules', name))) this.missing.add(name);
  }

  /** @throws Error that names what is not installed, and how to mend that */
  throwIfMissing(): void {
    if (this.missing.size === 0) return;
    const names = [...this.missing].sort().map((name) => `\`${name}\``);
    throw new Error(
      `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} not installed. Run \`npm ci\`, without \`--omit=dev\`.`,
    );
  }
}

function declaredPackages(root: string): ReadonlySet<string> {
  const file = join(root, 'package.json');
  const data: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  if (!isRecord(data)) return new Set();
  return new Set(
    [data.dependencies, data.devDependencies].flatMap((names) => (isRecord(names) ? Object.keys(names) : [])),
  );
}
