import { registrationDefaults, type RegistrationName, registrationNames } from '../../src/core/guide/registration';
import type { TokenSegment } from '../../src/core/placeholder/grammar';
import { providersToken, type Template } from '../../src/core/placeholder/template';
import { type EndpointName, endpointNames } from '../../src/core/provider/provider';
import type { Registration } from '../guide-model';
import type { Site, SiteProvider } from '../site';
import type { TextContext } from './text-context';

export interface DerivedSources {
  readonly site: Site;
  /** Provider ids that the guide covers. */
  readonly providers: readonly string[];
  readonly registrations: ReadonlyMap<string, Registration>;
}

export type DerivedName = EndpointName | RegistrationName;

/** The placeholders whose values follow from the provider and from what the guide registers. */
export const derivedNames: readonly DerivedName[] = [...endpointNames, ...registrationNames];

/** Values that nobody enters: the endpoints of the providers, and what the guide registers with them. */
export class DerivedValues {
  readonly #sources: DerivedSources;
  readonly #resolve: (text: string, context: TextContext) => Template;

  /** @param resolve turns a provider's own template into one of the guide */
  constructor(sources: DerivedSources, resolve: (text: string, context: TextContext) => Template) {
    this.#sources = sources;
    this.#resolve = resolve;
  }

  /**
   * The value of a derived placeholder for every provider of a place.
   *
   * @returns the token as it stands, after reporting it, when one of the providers gives no value
   */
  valueOf(name: DerivedName, token: TokenSegment, context: TextContext): Template {
    const groups = new Map<string, { ids: string[]; template: Template }>();
    for (const id of context.providers) {
      const provider = this.#sources.site.providers.get(id);
      const template = provider && this.#valueAt(provider, name, context);
      if (!template) {
        const why = isEndpoint(token.name)
          ? `${provider?.name ?? id} has none`
          : 'the guide’s `register-client` does not give it';
        context.reporter.report(
          'unavailable-placeholder',
          context.placeOf(token),
          `Unexpected \`${token.raw}\`: ${why}`,
          { actual: token.raw },
        );
        return [token.raw];
      }
      const key = JSON.stringify(template);
      const group = groups.get(key) ?? { ids: [], template };
      group.ids.push(id);
      groups.set(key, group);
    }
    const [only] = groups.values();
    if (groups.size <= 1) return only?.template ?? [token.raw];
    const { site, providers } = this.#sources;
    const all = [...site.providers.keys()];
    return [
      Object.fromEntries(
        [...groups.values()].map(({ ids, template }) => [providersToken(ids, providers, all), template]),
      ),
    ];
  }

  #valueAt(provider: SiteProvider, name: DerivedName, context: TextContext): Template | undefined {
    if (!isEndpoint(name)) return this.#registered(provider, name);
    const template = provider.endpoints[name];
    return template === undefined
      ? undefined
      : this.#resolve(template, { ...context, syntax: 'code', providers: [provider.id] });
  }

  #registered(provider: SiteProvider, name: RegistrationName): Template | undefined {
    const { registrations } = this.#sources;
    const value = registrations.get(provider.id)?.[name]?.[0];
    const fallback = registrationDefaults[name];
    const template = value ?? (fallback === undefined || !registrations.has(provider.id) ? undefined : [fallback]);
    return template && inProviderWords(name, template, provider);
  }
}

/** What the provider's own form calls a registration value. */
export function inProviderWords(name: RegistrationName, template: Template, provider: SiteProvider): Template {
  const text = template[0];
  if (name === 'client_type' && (text === 'confidential' || text === 'public')) return [provider.clientType[text]];
  if (name === 'pkce' && (text === 'off' || text === 'S256')) return [provider.pkce[text]];
  return template;
}

function isEndpoint(name: string): name is EndpointName {
  return (endpointNames as readonly string[]).includes(name);
}
