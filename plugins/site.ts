import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createJiti } from 'jiti';
import type { Root } from 'mdast';
import { providerSchema, type Provider } from '../src/core/provider/provider';
import { parseMarkdown, withoutByteOrderMark } from './parse-markdown';

/** The administrator's steps of a provider, parsed once and cloned into every guide. */
export interface ProviderStep {
  /** Path of `register-client.md`, relative to the site's folder. */
  readonly file: string;
  readonly source: string;
  readonly tree: Root;
}

export interface SiteProvider extends Provider {
  readonly step: ProviderStep;
}

/** What all guides have in common: where they are and which providers there are. */
export interface Site {
  /** Absolute path of the site's folder. */
  readonly dir: string;
  /** By id, in alphabetical order. Replaced as a whole by {@link reloadSite}. */
  providers: ReadonlyMap<string, SiteProvider>;
}

/**
 * Reads everything that guides depend on.
 *
 * @param dir absolute path of the site's folder
 * @throws Error naming the file, when a provider's folder is incomplete or its data are not accepted
 */
export async function loadSite(dir: string): Promise<Site> {
  return { dir, providers: await loadProviders(dir) };
}

/** Reads the providers again, after an edit to one of their files; without one, they stay the same objects. */
export async function reloadSite(site: Site): Promise<void> {
  if (textsOfProviders(site.dir) === texts.get(site.providers)) return;
  site.providers = await loadProviders(site.dir);
}

const texts = new WeakMap<Site['providers'], string>();

/** All of `providers/`: a provider's data may import files beside it. */
function textsOfProviders(dir: string): string {
  const folder = join(dir, 'providers');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => [file, readFileSync(file, 'utf8')])
    .join('\n');
}

/** The path of a file as diagnostics print it: relative to the site, with `/`. */
export function sitePath(site: Pick<Site, 'dir'>, file: string): string {
  return relative(site.dir, file).split(sep).join('/');
}

async function loadProviders(dir: string): Promise<ReadonlyMap<string, SiteProvider>> {
  const read = textsOfProviders(dir);
  const folder = join(dir, 'providers');
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'provider.ts')))
    .map((entry) => entry.name)
    .sort();
  // No module cache: the development server reads a provider again after an edit.
  const jiti = createJiti(import.meta.url, { moduleCache: false });
  const providers = await Promise.all(ids.map((id) => loadProvider(dir, id, (file) => jiti.import(file))));
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  texts.set(byId, read);
  return byId;
}

async function loadProvider(dir: string, id: string, load: (file: string) => Promise<unknown>): Promise<SiteProvider> {
  const file = `providers/${id}/provider.ts`;
  const module = await load(join(dir, file));
  const data = typeof module === 'object' && module !== null && 'provider' in module ? module.provider : undefined;
  if (data === undefined) throw new Error(`${file}: expected an export named \`provider\`.`);
  const result = providerSchema.safeParse(data);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'provider'}: ${issue.message}`);
    throw new Error(`${file}: the provider’s data are not accepted.\n${issues.join('\n')}`);
  }
  return { ...result.data, id, step: readStep(dir, id) };
}

function readStep(dir: string, id: string): ProviderStep {
  const file = `providers/${id}/register-client.md`;
  if (!existsSync(join(dir, file))) {
    throw new Error(
      `${file}: expected the steps by which an administrator registers an application; the file does not exist.`,
    );
  }
  const source = withoutByteOrderMark(readFileSync(join(dir, file), 'utf8'));
  return { file, source, tree: parseMarkdown(source) };
}
