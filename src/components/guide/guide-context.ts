import { createContext, useContext } from 'react';
import type { GuideData, GuideField } from '../../core/page-contract';
import { isHostName } from '../../core/placeholder/example-domain';
import { written } from '../../core/placeholder/grammar';

const GuideContext = createContext<GuideData | undefined>(undefined);

/** Gives the components of a guide's page what the page says about itself. */
export const GuideProvider = GuideContext.Provider;

/** The guide around a component; `undefined` on pages that are no guides. */
export function useGuide(): GuideData | undefined {
  return useContext(GuideContext);
}

/** The field for a store key. Outside guides only hosts occur, and a host needs no declaration to be edited. */
export function useField(key: string): GuideField {
  const field = useGuide()?.fields.find((one) => one.key === key);
  return field ?? { key, written: written(key), kind: isHostName(key) ? 'host' : 'text', description: '' };
}
