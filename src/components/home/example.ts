import { storeKey } from '../../core/guide/declaration';
import type { ProviderData } from '../../core/page-contract';
import { parse } from '../../core/placeholder/grammar';
import { providersToken, type Template, type TemplatePart } from '../../core/placeholder/template';

/** Stands for the slug that a reader would choose. */
const SLUG = 'wiki-js';

export interface ExampleLine {
  readonly label: string;
  readonly value: Template;
}

/** What applications ask for, with the values that the providers’ own data give. */
export function exampleSettings(providers: readonly ProviderData[]): ExampleLine[] {
  return [
    { label: 'Application URL', value: ['https://', ['wiki.company']] },
    { label: 'Authorization endpoint', value: endpoint('authorization_endpoint', providers) },
    { label: 'Token endpoint', value: endpoint('token_endpoint', providers) },
    { label: 'Issuer', value: endpoint('issuer', providers) },
  ];
}

/** Lines of an environment file: name and value. */
export function exampleEnvironment(providers: readonly ProviderData[]): ExampleLine[] {
  return [
    { label: 'GF_SERVER_ROOT_URL', value: ['https://', ['grafana.company'], '/'] },
    { label: 'GF_AUTH_GENERIC_OAUTH_AUTH_URL', value: endpoint('authorization_endpoint', providers) },
    { label: 'GF_AUTH_GENERIC_OAUTH_API_URL', value: endpoint('userinfo_endpoint', providers) },
  ];
}

/** One endpoint for every provider, so that the choice decides which is shown. */
function endpoint(name: string, providers: readonly ProviderData[]): Template {
  const all = providers.map(({ id }) => id);
  const variants = providers.map(
    (provider) =>
      [providersToken([provider.id], all, all), toTemplate(provider.endpoints[name] ?? '', provider)] as const,
  );
  return [Object.fromEntries(variants)];
}

function toTemplate(text: string, provider: ProviderData): Template {
  return parse(text).map((segment): TemplatePart => {
    if (segment.type === 'literal') return segment.raw;
    if (segment.form === 'host') return [segment.name, segment.raw];
    const declared = provider.placeholders[segment.name];
    // A value of one guide's own is not asked for here.
    if (declared?.scope !== 'site') return SLUG;
    return [storeKey(segment.name, 'site', ''), segment.raw];
  });
}
