import type { GuideData } from '../../src/core/page-contract';
import { written } from '../../src/core/placeholder/grammar';
import { providersToken } from '../../src/core/placeholder/template';
import type { GuideModel } from '../guide-model';
import type { Site } from '../site';

/** What a guide's page says about itself. */
export function guideData(guide: GuideModel, site: Site): GuideData {
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
  };
}
