import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Category } from '../src/core/guide/labels';
import { categories } from '../src/core/guide/labels';
import { isRecord } from '../src/core/is-record';
import { withoutByteOrderMark } from './parse-markdown';

/** A guide as far as lists need it before it is judged: nothing here is trusted, faults are reported by the pipeline. */
export interface GuideFile {
  /** The name of its folder. */
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  readonly title: string;
  readonly sidebarLabel: string;
  readonly category: Category;
}

/** The guides of a site, one for each folder of `docs/` with an `index.md`; folders that begin with `_` are not published. */
export function listGuides(siteDir: string): GuideFile[] {
  const docs = join(siteDir, 'docs');
  return readdirSync(docs, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('_') && existsSync(join(docs, entry.name, 'index.md')),
    )
    .map((entry) => readGuideFile(entry.name, join(docs, entry.name, 'index.md')))
    .sort((a, b) => a.sidebarLabel.localeCompare(b.sidebarLabel, 'en'));
}

function readGuideFile(id: string, file: string): GuideFile {
  const front = safeFrontMatter(readFileSync(file, 'utf8'));
  const text = (key: string): string | undefined =>
    typeof front[key] === 'string' && front[key] !== '' ? front[key] : undefined;
  const title = text('title') ?? id;
  return { id, file, title, sidebarLabel: text('sidebar_label') ?? title, category: toCategory(front.category) };
}

/** The category that a guide is listed under; unknown ones count as `other`. */
export function toCategory(value: unknown): Category {
  return typeof value === 'string' && Object.hasOwn(categories, value) ? (value as Category) : 'other';
}

/** The front matter of a text, or nothing when it has none that can be read. Never throws. */
export function safeFrontMatter(source: string): Readonly<Record<string, unknown>> {
  const yaml = /^---\r?\n([\s\S]*?)\r?\n---\s*$/m.exec(withoutByteOrderMark(source));
  if (!yaml || yaml.index !== 0) return {};
  try {
    const data: unknown = parse(yaml[1] ?? '', { logLevel: 'silent' });
    return isRecord(data) ? data : {};
  } catch {
    return {};
  }
}
