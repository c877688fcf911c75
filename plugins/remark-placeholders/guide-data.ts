import type { Root } from 'mdast';
import { visitParents } from '../visit-tree';
import { fileInTitle } from '../../src/core/files/file-title';
import type { GuideData } from '../../src/core/page-contract';
import { written } from '../../src/core/placeholder/grammar';
import { providersToken } from '../../src/core/placeholder/template';
import { hasFlag } from '../fence-meta';
import type { GuideModel } from '../guide-model';
import type { Site } from '../site';

/**
 * What a guide's page says about itself.
 *
 * @param tree the guide, its fences not yet rewritten
 */
export function guideData(guide: GuideModel, tree: Root, site: Site): GuideData {
  const { frontMatter } = guide;
  const all = [...site.providers.keys()];
  const fields = [...guide.placeholders.values()].filter(
    ({ provider }) => provider === undefined || site.providers.has(provider),
  );
  return {
    id: guide.id,
    title: guide.title,
    providers: guide.providers,
    lacking: all.filter((id) => !guide.providers.includes(id)),
    fields: fields.map(({ name, key, kind, description, provider }) => ({
      key,
      written: written(name),
      kind,
      description,
      ...(provider === undefined ? {} : { providers: providersToken([provider], guide.providers, all) }),
    })),
    category: frontMatter.category,
    protocol: frontMatter.protocol,
    supportLevel: frontMatter.support_level,
    ...(frontMatter.app?.homepage ? { homepage: frontMatter.app.homepage } : {}),
    ...(frontMatter.app?.version ? { version: frontMatter.app.version } : {}),
    hasForm: guide.hasForm,
    ...archiveOf(guide, tree, all),
  };
}

/** An archive of a single file would be one click more than its own button. */
function archiveOf(guide: GuideModel, tree: Root, all: readonly string[]): Pick<GuideData, 'archive'> {
  const counts = new Map<string, number>();
  visitParents(tree, 'code', ({ data, meta }) => {
    if (!data?.titleTemplate || hasFlag(meta ?? '', 'excerpt') || fileInTitle(data.titleTemplate) === undefined) return;
    for (const id of data.providers?.split(' ') ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  const ids = guide.providers.filter((id) => (counts.get(id) ?? 0) > 1);
  return ids.length === 0 ? {} : { archive: providersToken(ids, guide.providers, all) };
}
