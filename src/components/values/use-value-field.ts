import type { GuideField } from '../../core/page-contract';
import { type FieldKind, parseValue, type ParseResult } from '../../core/values/kinds';
import { recognise, type Recognised } from '../../core/values/recognise';
import { setBaseDomain, setProvider, setValue } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { type Draft, useDraft } from './use-draft';
import { useProviders } from './use-providers';

/** The draft of a guide's field. A pasted URL of the provider fills its other values too. */
export function useValueField(field: GuideField, guideId: string | undefined): Draft {
  const stored = useReader((state) => (Object.hasOwn(state.values, field.key) ? state.values[field.key] : undefined));
  const providers = useProviders();
  const isProviderHost = providers.some((provider) => provider.host === field.key);
  return useDraft({
    stored,
    emptyIsValue: field.kind === 'text' && stored !== undefined,
    parse: (text) => {
      const recognised = isProviderHost ? recognise(text, providers, guideId) : undefined;
      return recognised?.provider.host === field.key
        ? acceptRecognised(recognised, text, field.kind)
        : parseValue(field.kind, text);
    },
    commit: (value) => {
      setValue(field.key, value, field.kind);
    },
  });
}

/** The draft of the base domain. A pasted URL of a provider gives the domain, the provider and its values in one go. */
export function useBaseDomainField(guideId: string | undefined): Draft {
  const stored = useReader((state) => state.baseDomain);
  const providers = useProviders();
  return useDraft({
    stored,
    parse: (text) => {
      const recognised = recognise(text, providers, guideId);
      if (!recognised) return parseValue('base-domain', text);
      const labels = recognised.host.replace(/:\d+$/, '').split('.');
      const domain = parseValue('base-domain', labels.length > 2 ? labels.slice(1).join('.') : recognised.host);
      if (!domain.ok) return domain;
      setValue(recognised.provider.host, recognised.host, 'host');
      return { ...acceptRecognised(recognised, recognised.host, 'host'), ok: true, value: domain.value };
    },
    commit: setBaseDomain,
  });
}

function acceptRecognised(recognised: Recognised, text: string, kind: FieldKind): ParseResult {
  const host = parseValue(kind, text);
  if (!host.ok) return host;
  setProvider(recognised.provider.id);
  for (const { key, value, kind: valueKind } of recognised.values) setValue(key, value, valueKind);
  const others = recognised.values.map(({ name, value }) => `, ${name.replaceAll('_', ' ')} ${value}`).join('');
  return {
    ok: true,
    value: host.value,
    understood: `Understood as ${recognised.provider.name} at ${recognised.host}${others}.`,
  };
}
