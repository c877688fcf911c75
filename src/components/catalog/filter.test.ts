import { describe, expect, test } from 'vitest';
import type { GuideSummary } from '../../core/page-contract';
import { filterGuides } from './filter';

const guide = (id: string, title: string, description: string, providers: readonly string[]): GuideSummary => ({
  id,
  title,
  description,
  permalink: `/guides/${id}/`,
  category: 'other',
  supportLevel: 'community',
  protocol: 'oidc',
  providers,
});
const guides = [
  guide('wiki-js', 'Wiki.js', 'A wiki.', ['authentik', 'keycloak']),
  guide('grafana', 'Grafana', 'Dashboards.', ['authentik']),
];

describe('filterGuides', () => {
  test.each([
    ['', '', ['wiki-js', 'grafana']],
    ['keycloak', '', ['wiki-js']],
    ['', 'GRAF', ['grafana']],
    ['', ' wiki  connect ', ['wiki-js']],
    ['', 'wiki dashboards', []],
    ['', 'wiki-js', ['wiki-js']],
    ['keycloak', 'grafana', []],
    ['unknown', '', []],
  ])('provider “%s”, text “%s”', (provider, text, expected) => {
    expect(filterGuides(guides, provider, text).map(({ id }) => id)).toEqual(expected);
  });
});
