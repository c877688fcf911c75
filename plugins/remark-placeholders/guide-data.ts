import type { GuideData } from '../../src/core/page-contract';
import { written } from '../../src/core/placeholder/grammar';
import type { GuideModel } from '../guide-model';
import type { Site } from '../site';

/** What a guide's page says about itself. */
export function guideData(guide: GuideModel, site: Site): GuideData {
  const { frontMatter } = guide;
  const fields = [...guide.placeholders.values()].filter(
    ({ provider }) => provider === undefined || site.providers.has(provider),
  );
  return {
    id: guide.id,
    title: guide.title,
    providers: guide.providers,
    lacking: [...site.providers.keys()].filter((id) => !guide.providers.includes(id)),
    fields: fields.map(({ name, key, kind, description, provider }) => ({
      key,
      written: written(name),
      kind,
      description,
      ...(provider === undefined ? {} : { provider }),
    })),
    category: frontMatter.category,
    protocol: frontMatter.protocol,
    supportLevel: frontMatter.support_level,
    ...(frontMatter.app?.homepage ? { homepage: frontMatter.app.homepage } : {}),
    ...(frontMatter.app?.version ? { version: frontMatter.app.version } : {}),
    hasForm: guide.hasForm,
  };
}
