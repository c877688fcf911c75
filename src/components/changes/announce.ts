import { getState, type ReaderState } from '../../store/reader-store';
import { changesInWords, countChanges } from './count-changes';

/** How long a reader has to stop typing before it is said what changed. */
const QUIET_MS = 700;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** How it was before the first of the changes that are said together, and on which page. */
let first: { readonly state: ReaderState; readonly page: string } | undefined;

/**
 * Says to those who cannot see it what a change did to the page, once the reader has stopped typing. To be called after every
 * change of the store.
 *
 * @param before the state before the change
 */
export function valuesChanged(before: ReaderState): void {
  const live = regionInSight();
  // The same words a second time would not be said.
  live.textContent = '';
  first ??= { state: before, page: location.pathname };
  clearTimeout(timer);
  timer = setTimeout(() => {
    const begin = first;
    first = undefined;
    // Somewhere else by now, where all was right from the beginning.
    if (begin?.page !== location.pathname) return;
    live.textContent = changesInWords(countChanges(begin.state, getState()));
  }, QUIET_MS);
}

/**
 * The element whose new text is read out. Nothing outside of an open modal dialog is, so it moves into the dialog, some time
 * before it gets its text.
 */
function regionInSight(): HTMLElement {
  if (!region) {
    region = document.createElement('div');
    region.className = 'sr-only';
    region.dataset.changes = '';
    region.setAttribute('role', 'status');
  }
  const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  if (region.parentNode !== parent) parent.append(region);
  return region;
}
