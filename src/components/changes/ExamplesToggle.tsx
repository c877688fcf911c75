import { type ReactNode, useSyncExternalStore } from 'react';
import { areExamplesShown, showExamples, subscribeToExamples } from '../../store/examples';
import { HOLD_KEY } from './hold-examples';

/** Shows the examples until it is pressed again, for those who cannot hold a key; names the key for those who can. */
export function ExamplesToggle(): ReactNode {
  const shown = useSyncExternalStore(subscribeToExamples, areExamplesShown, () => false);
  return (
    <p>
      <button
        type="button"
        className="value-field__button"
        aria-pressed={shown}
        aria-keyshortcuts={HOLD_KEY}
        onClick={() => {
          showExamples(!shown);
        }}
      >
        Show the examples
      </button>{' '}
      <span className="value-field__description">
        Or hold <kbd>{HOLD_KEY}</kbd> on a page: it shows the guide’s own examples for as long as you hold the keys.
      </span>
    </p>
  );
}
