import { nearest } from '../../src/core/diagnostics/near';
import type { PlaceholderDeclaration } from '../../src/core/guide/declaration';
import { parse, type TokenSegment, written } from '../../src/core/placeholder/grammar';
import { normalize, type Template, type TemplatePart } from '../../src/core/placeholder/template';
import { type DerivedName, derivedNames, type DerivedSources, DerivedValues } from './derived-values';
import { isMarkupLanguage } from './markup-languages';
import { declaredNameOf } from './phrases';
import type { TextContext } from './text-context';

/** A piece of a text: as it stands in the source, and what it means. */
export interface ResolvedSegment {
  readonly raw: string;
  readonly template: Template;
}

export interface ResolverOptions extends DerivedSources {
  readonly declarations: ReadonlyMap<string, PlaceholderDeclaration>;
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
  readonly #derived: DerivedValues;

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.#names = new Set([...options.declarations.keys(), ...derivedNames, 'application_name']);
    this.#derived = new DerivedValues(options, (text, context) => this.resolve(text, context));
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
    return this.#derived.valueOf(name as DerivedName, token, context);
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
