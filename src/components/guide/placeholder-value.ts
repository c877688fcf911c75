import type { TemplatePlaceholder } from '../../core/placeholder/template';
import { valueOf } from '../../core/placeholder/substitute';
import { useReader } from '../../store/use-reader';

/** What a masked secret shows: the same for every length, so that it says nothing about the value. */
export const MASK = '••••••••';

/** The reader's value for a placeholder, and whether the page hides it. */
export function usePlaceholder(placeholder: TemplatePlaceholder): { value: string | undefined; masked: boolean } {
  const value = useReader((state) => valueOf(placeholder, state));
  const masked = useReader(
    (state) => value !== undefined && state.secretKeys.has(placeholder[0]) && !state.revealed.has(placeholder[0]),
  );
  return { value, masked };
}
