import type { Position } from 'unist';
import { nearest } from '../../src/core/diagnostics/near';
import type { PlaceholderDeclaration } from '../../src/core/guide/declaration';
import { registrationDefaults, type RegistrationName, registrationNames } from '../../src/core/guide/registration';
import { parse, type TokenSegment, written } from '../../src/core/placeholder/grammar';
import { DEFAULT_PROVIDER, normalize, type Template, type TemplatePart } from '../../src/core/placeholder/template';
import { type EndpointName, endpointNames } from '../../src/core/provider/provider';
import type { Registration } from '../guide-model';
import type { Reporter } from '../reporter';
import type { Site, SiteProvider } from '../site';
import { isMarkupLanguage } from './markup-languages';
import { declaredNameOf } from './phrases';

/** Where a text stands, as far as it decides what its tokens mean. */
export interface TextContext {
  /** The providers for which the text is shown. */
  readonly providers: readonly string[];
  readonly reporter: Reporter;
  /** `prose`: angle brackets are HTML. `code`: a name in them must be a placeholder. `markup`: it may be part of the language. */
  readonly syntax: 'prose' | 'code' | 'markup';
  /** The place of a token's nth occurrence in the source. */
  readonly placeOf: (token: TokenSegment) => Position | undefined;
}

/** A piece of a text: as it stands in the source, and what it means. */
export interface ResolvedSegment {
  readonly raw: string;
  readonly template: Template;
}

export interface ResolverOptions {
  readonly site: Site;
  readonly declarations: ReadonlyMap<string, PlaceholderDeclaration>;
  /** Provider ids that the guide covers. */
  readonly providers: readonly string[];
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly applicationName: string;
  /** The front matter's `literal`. */
  readonly literal: readonly string[];
  /** Whether the guide is written in our form; published ones are forgiven names of their own. */
  readonly strict: boolean;
}

/** Turns texts of one guide into templates, and notes which declared placeholders the guide uses. */
export class Resolver {
  readonly used = new Set<string>();
  readonly #options: ResolverOptions;
  readonly #names: ReadonlySet<string>;

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.#names = new Set([...options.declarations.keys(), ...endpointNames, ...registrationNames, 'application_name']);
  }

  /**
   * Resolves every token of a text for the place where it stands, and reports those that mean nothing there.
   *
   * @returns the text with its placeholders; a token that could not be resolved stays literal text
   */
  resolve(text: string, context: TextContext): Template {
    return normalize(this.resolveSegments(text, context).flatMap((segment) => segment.template));
  }

  /** As {@link resolve}, keeping the source text of each segment, so that a place in the filled text can be found in the source. */
  resolveSegments(text: string, context: TextContext): ResolvedSegment[] {
    const { literal } = this.#options;
    return parse(text).map((segment) => {
      const plain = segment.type === 'literal' || literal.includes(segment.raw) || literal.includes(segment.name);
      return { raw: segment.raw, template: plain ? [segment.raw] : this.#resolveToken(segment, context) };
    });
  }

  /** The providers' ids as `TemplateVariants` write them: with the reader who chose none, or one that the guide lacks, put to the guide's first. */
  providersToken(ids: readonly string[]): string {
    const { site, providers } = this.#options;
    const lacking = [...site.providers.keys()].filter((id) => !providers.includes(id));
    const isFirst = providers[0] !== undefined && ids.includes(providers[0]);
    return [...ids, ...(isFirst ? [DEFAULT_PROVIDER, ...lacking] : [])].join(' ');
  }

  /** Whether a name is a placeholder of this guide, declared or derived. */
  knows(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether words in angle brackets mean a placeholder of this guide. */
  understands(phrase: string): boolean {
    return declaredNameOf(phrase, this.#names, this.#options.declarations) !== undefined;
  }

  /** The placeholder name that a misspelt one most likely means. */
  nearestName(name: string): string | undefined {
    return nearest(name, this.#names);
  }

  #resolveToken(token: TokenSegment, context: TextContext): Template {
    if (token.form === 'host') return this.#resolveHost(token, context);
    if (context.syntax === 'prose' && !this.#mayStandInProse(token, context))
      return this.#resolveHostsIn(token, context);
    if (this.#names.has(token.name)) return this.#resolveName(token.name, token.raw, token, context);
    const meant =
      token.form === 'phrase' || !this.#options.strict
        ? declaredNameOf(token.name, this.#names, this.#options.declarations)
        : undefined;
    if (meant !== undefined) {
      context.reporter.report(
        'placeholder-phrase',
        context.placeOf(token),
        `Unexpected \`${token.raw}\`, expected \`${written(meant)}\``,
        {
          actual: token.raw,
          expected: [written(meant)],
        },
      );
      return this.#resolveName(meant, token.raw, token, context);
    }
    this.#reportUnknown(token, context);
    return [token.raw];
  }

  /** In prose angle brackets mean nothing, so a host between them is a host. */
  #resolveHostsIn(token: TokenSegment, context: TextContext): Template {
    return parse(token.raw, { angle: false }).flatMap((segment) =>
      segment.type === 'literal' || this.#options.literal.includes(segment.name)
        ? [segment.raw]
        : this.#resolveHost({ ...segment, offset: token.offset + segment.offset }, context),
    );
  }

  /** Names stand in code. Published guides write them elsewhere too, where an underscore keeps them from being HTML. */
  #mayStandInProse(token: TokenSegment, context: TextContext): boolean {
    const known = this.#names.has(token.name);
    const near = known ? token.name : this.nearestName(token.name);
    if (token.form !== 'name' || near === undefined || (!known && !token.name.includes('_'))) return false;
    context.reporter.report(
      'placeholder-outside-code',
      context.placeOf(token),
      `Unexpected \`${token.raw}\` outside code, expected it in backticks: \`${written(near)}\``,
      {
        actual: token.raw,
        expected: [`\`${written(near)}\``],
        ...(this.#options.strict || !known ? {} : { severity: 'warning' as const }),
      },
    );
    return known && !this.#options.strict;
  }

  #resolveHost(token: TokenSegment, context: TextContext): Template {
    const declaration = this.#options.declarations.get(token.name);
    if (declaration) {
      this.used.add(token.name);
      return [placeholder(declaration.key, token.raw)];
    }
    const hosts = [...this.#options.declarations.values()].filter((one) => one.kind === 'host').map((one) => one.name);
    const near = nearest(token.name, hosts);
    const hint = near ? `expected \`${near}\`` : `expected it to be declared under \`placeholders\``;
    context.reporter.report('undeclared-host', context.placeOf(token), `Unexpected host \`${token.name}\`, ${hint}`, {
      actual: token.name,
      ...(near ? { expected: [near] } : {}),
    });
    return [token.raw];
  }

  #resolveName(name: string, raw: string, token: TokenSegment, context: TextContext): Template {
    const declaration = this.#options.declarations.get(name);
    if (declaration) {
      this.used.add(name);
      return [placeholder(declaration.key, raw)];
    }
    if (name === 'application_name') {
      // What is wrong with the title was reported where it stands.
      const silent = { ...context.reporter, report: () => undefined };
      return this.resolve(this.#options.applicationName, { ...context, syntax: 'prose', reporter: silent });
    }
    if ((endpointNames as readonly string[]).includes(name)) {
      return this.#variants(token, context, (provider) => this.#endpoint(provider, name as EndpointName, context));
    }
    return this.#variants(token, context, (provider) => this.#registered(provider, name as RegistrationName));
  }

  #endpoint(provider: SiteProvider, name: EndpointName, context: TextContext): Template | undefined {
    const template = provider.endpoints[name];
    return template === undefined
      ? undefined
      : this.resolve(template, { ...context, syntax: 'code', providers: [provider.id] });
  }

  #registered(provider: SiteProvider, name: RegistrationName): Template | undefined {
    const value = this.#options.registrations.get(provider.id)?.[name]?.[0];
    const fallback = registrationDefaults[name];
    const template =
      value ?? (fallback === undefined || !this.#options.registrations.has(provider.id) ? undefined : [fallback]);
    return template && this.inProviderWords(name, template, provider);
  }

  /** What the provider's own form calls a registration value. */
  inProviderWords(name: RegistrationName, template: Template, provider: SiteProvider): Template {
    const text = template[0];
    if (name === 'client_type' && (text === 'confidential' || text === 'public')) return [provider.clientType[text]];
    if (name === 'pkce' && (text === 'off' || text === 'S256')) return [provider.pkce[text]];
    return template;
  }

  #variants(
    token: TokenSegment,
    context: TextContext,
    textFor: (provider: SiteProvider) => Template | undefined,
  ): Template {
    const groups = new Map<string, { ids: string[]; template: Template }>();
    for (const id of context.providers) {
      const provider = this.#options.site.providers.get(id);
      const template = provider && textFor(provider);
      if (!template) {
        const why = (endpointNames as readonly string[]).includes(token.name)
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
    return [Object.fromEntries([...groups.values()].map(({ ids, template }) => [this.providersToken(ids), template]))];
  }

  #reportUnknown(token: TokenSegment, context: TextContext): void {
    const near = this.nearestName(token.name);
    // `<html>` in a string of any language speaks of HTML, unless it is a placeholder misspelt.
    const isMarkup = context.syntax === 'markup' || isMarkupLanguage(token.name, 'element');
    if (isMarkup && !(near && token.name.includes('_'))) return;
    if (token.form === 'phrase') {
      if (context.syntax === 'markup') return;
      context.reporter.report(
        'placeholder-phrase',
        context.placeOf(token),
        `Unexpected \`${token.raw}\`, which names no declared placeholder and is shown as it stands`,
        { actual: token.raw },
      );
      return;
    }
    const hint = near ? `expected \`${written(near)}\`` : 'expected it to be declared under `placeholders`';
    context.reporter.report(
      'unknown-placeholder',
      context.placeOf(token),
      `Unexpected placeholder \`${token.raw}\`, ${hint}`,
      {
        actual: token.raw,
        ...(near ? { expected: [written(near)] } : {}),
        ...(this.#options.strict || near ? {} : { severity: 'warning' as const }),
      },
    );
  }
}

function placeholder(key: string, raw: string): TemplatePart {
  return key === raw ? [key] : [key, raw];
}
