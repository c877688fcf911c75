import type { ProviderData } from '../page-contract';
import { storeKey } from '../guide/declaration';
import { parse } from '../placeholder/grammar';
import { decodeComponent } from '../text';
import { type Kind, parseValue } from './kinds';

/** What a pasted URL of an identity provider says beyond its host. */
export interface Recognised {
  readonly provider: ProviderData;
  /** Host with port, as in the URL. */
  readonly host: string;
  /** Values of the provider's placeholders, by name. */
  readonly values: readonly {
    readonly name: string;
    readonly key: string;
    readonly kind: Kind;
    readonly value: string;
  }[];
}

/**
 * Reads a URL that a provider serves, an issuer or a discovery URL for instance, back into the values it was made of.
 *
 * @param input anything that was pasted
 * @param guideId the guide whose values are meant; without one, values of `guide` scope are left out
 * @returns `undefined` when the text is no http or https URL of a known provider; a value that its kind refuses is left out
 */
export function recognise(
  input: string,
  providers: readonly ProviderData[],
  guideId: string | undefined,
): Recognised | undefined {
  let url: URL;
  try {
    url = new URL(input.trim());
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  for (const provider of providers) {
    // Those without a placeholder first: authentik's `/application/o/token/` would do as the issuer of an application `token`.
    const templates = Object.values(provider.endpoints).sort((a, b) => namesIn(a) - namesIn(b));
    for (const template of templates) {
      const values = matchPath(template, provider.host, url.pathname);
      if (!values) continue;
      return {
        provider,
        host: url.host,
        values: values.flatMap(([name, value]) => toValue(name, value, provider, guideId)),
      };
    }
  }
  return undefined;
}

function toValue(
  name: string,
  value: string,
  provider: ProviderData,
  guideId: string | undefined,
): Recognised['values'][number][] {
  const placeholder = provider.placeholders[name];
  if (!placeholder || (placeholder.scope === 'guide' && guideId === undefined)) return [];
  const parsed = parseValue(placeholder.kind, value);
  if (!parsed.ok) return [];
  return [{ name, key: storeKey(name, placeholder.scope, guideId ?? ''), kind: placeholder.kind, value: parsed.value }];
}

function namesIn(template: string): number {
  return parse(template).filter((segment) => segment.type === 'token' && segment.form === 'name').length;
}

/** Matches a path against an endpoint template, forgiving only a missing or extra slash at the end. */
function matchPath(template: string, host: string, path: string): [string, string][] | undefined {
  const origin = `https://${host}`;
  if (!template.startsWith(origin)) return undefined;
  const names: string[] = [];
  const pattern = parse(template.slice(origin.length))
    .map((segment) => {
      if (segment.type === 'literal') return escapeRegExp(segment.raw);
      names.push(segment.name);
      return '([^/]+)';
    })
    .join('')
    .replace(/\/$/, '');
  const match = new RegExp(`^${pattern}/?$`).exec(path);
  if (!match) return undefined;
  return names.map((name, index) => [name, decodeComponent(match[index + 1] ?? '')]);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
