import type { GuideField } from '../../core/page-contract';
import { parseValue, type ParseResult } from '../../core/values/kinds';
import { recognise, type Recognised } from '../../core/values/recognise';
import { inOneStep, setBaseDomain, setProvider, setValue } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { type Draft, useDraft } from './use-draft';
import { useProviders } from './use-providers';

/** What a text means, with the other values that a pasted URL gives. */
type FieldResult = ParseResult & { readonly recognised?: Recognised };

/** The draft of a guide's field. A pasted URL of the provider fills its other values too. */
export function useValueField(field: GuideField, guideId: string | undefined): Draft {
  const stored = useReader((state) => (Object.hasOwn(state.values, field.key) ? state.values[field.key] : undefined));
  const providers = useProviders();
  return useDraft({
    stored,
    emptyIsValue: field.kind === 'text' && stored !== undefined,
    parse: (text): FieldResult => {
      const recognised = recognise(text, providers, guideId);
      const result = parseValue(field.kind, text);
      return recognised?.provider.host === field.key ? withRecognised(result, recognised) : result;
    },
    commit: (accepted) => {
      inOneStep(field.key, () => {
        setValue(field.key, accepted?.value, field.kind);
        if (accepted?.recognised) keepRecognised(accepted.recognised);
      });
    },
  });
}

/** The draft of the base domain. A pasted URL of a provider gives the domain, the provider and its values in one go. */
export function useBaseDomainField(guideId: string | undefined): Draft {
  const stored = useReader((state) => state.baseDomain);
  const providers = useProviders();
  return useDraft({
    stored,
    parse: (text): FieldResult => {
      const recognised = recognise(text, providers, guideId);
      return recognised
        ? withRecognised(parseValue('base-domain', parentDomain(recognised.host)), recognised)
        : parseValue('base-domain', text);
    },
    commit: (accepted) => {
      inOneStep('', () => {
        setBaseDomain(accepted?.value);
        if (!accepted?.recognised) return;
        const { provider, host } = accepted.recognised;
        setValue(provider.host, host, 'host');
        keepRecognised(accepted.recognised);
      });
    },
  });
}

/** `auth.example.org:9443` stands under `example.org`. What has no domain above it, an IP address for one, stays as it is. */
function parentDomain(host: string): string {
  const name = host.replace(/:\d+$/, '');
  const labels = name.split('.');
  return labels.length > 2 && !/^[\d.]+$/.test(name) ? labels.slice(1).join('.') : host;
}

function withRecognised(result: ParseResult, recognised: Recognised): FieldResult {
  if (!result.ok) return result;
  const others = recognised.values.map(({ name, value }) => `, ${name.replaceAll('_', ' ')} ${value}`).join('');
  return {
    ...result,
    understood: `Understood as ${recognised.provider.name} at ${recognised.host}${others}.`,
    recognised,
  };
}

function keepRecognised({ provider, values }: Recognised): void {
  setProvider(provider.id);
  for (const { key, value, kind } of values) setValue(key, value, kind);
}
