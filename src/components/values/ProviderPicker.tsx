import { type ReactNode, useId } from 'react';
import { setProvider } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { useProviders } from './use-providers';

export interface ProviderPickerProps {
  /** Ids of the providers to offer. Default: all of the site. */
  readonly ids?: readonly string[] | undefined;
}

/** Chooses the identity provider, for all guides. */
export function ProviderPicker({ ids }: ProviderPickerProps): ReactNode {
  const name = useId();
  const chosen = useReader((state) => state.provider);
  const providers = useProviders();
  const offered = ids ? ids.flatMap((id) => providers.find((provider) => provider.id === id) ?? []) : providers;
  // A reader who chose none, or one that the guide lacks, sees the first.
  const shown = offered.some(({ id }) => id === chosen) ? chosen : ids && offered[0]?.id;
  return (
    <fieldset className="provider-picker">
      <legend>Identity provider</legend>
      {offered.map(({ id, name: label }) => (
        <label key={id} className="provider-picker__option">
          <input
            type="radio"
            name={name}
            value={id}
            data-ph-provider={id}
            checked={id === shown}
            onChange={() => {
              setProvider(id);
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
