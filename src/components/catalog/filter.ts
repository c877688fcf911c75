import { protocols } from '../../core/guide/labels';
import type { GuideSummary } from '../../core/page-contract';

/**
 * The guides that a reader asks for.
 *
 * @param provider an id; empty means any
 * @param text words that must all occur in the name, the description or the protocol
 */
export function filterGuides(guides: readonly GuideSummary[], provider: string, text: string): readonly GuideSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return guides.filter((guide) => {
    if (provider !== '' && !guide.providers.includes(provider)) return false;
    const haystack = `${guide.title} ${guide.description} ${protocols[guide.protocol]} ${guide.id}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}
