/**
 * Runs in the head of every page, before anything is painted: puts the reader's values into the page while the browser
 * parses it. `docusaurus-guides` bundles and inlines it. React leaves the placeholders alone; into fields it puts the same
 * values, because the store begins with them.
 */
import { encodeFor, scalarFormats } from '../core/placeholder/escape';
import { type ReaderValues, valueOf } from '../core/placeholder/substitute';
import { activeOf } from '../core/values/profile';
import { writeWithin } from './page-writer';
import { type Found, readStorage } from './storage';

/** The providers of the site; replaced by the bundler. */
declare const PROVIDER_IDS: readonly string[];

declare global {
  interface Window {
    /** What the head script put into the page, the providers that it knows, and how to end its work. */
    ssoRecipes?: {
      readonly reader: ReaderValues;
      /** What it has read, for the store to begin with. */
      readonly found: Found;
      readonly providerIds: readonly string[];
      readonly stop: () => void;
      /** For the code that is loaded later, see `escape-from-head.ts`. */
      readonly escape: { readonly encodeFor: typeof encodeFor; readonly scalarFormats: typeof scalarFormats };
    };
  }
}

const found = readStorage();
const { provider: chosen, baseDomain, values } = activeOf(found.profiles);
const provider = chosen && PROVIDER_IDS.includes(chosen) ? chosen : undefined;
const reader: ReaderValues = { provider, baseDomain, values };
if (provider) document.documentElement.dataset.provider = provider;

function fillField(element: HTMLElement): void {
  const { phField, phProvider, phReset } = element.dataset;
  if (phField !== undefined) {
    const value = phField === '' ? reader.baseDomain : reader.values[phField];
    if (value !== undefined) element.setAttribute('value', value);
    const derived = phField === '' ? undefined : valueOf([phField], { ...reader, values: {} });
    if (derived !== undefined) element.setAttribute('placeholder', derived);
  } else if (phReset !== undefined) {
    element.hidden = !Object.hasOwn(reader.values, phReset);
  } else if (phProvider === provider && element instanceof HTMLInputElement) {
    element.checked = true;
  }
}

const FIELDS = '[data-ph-field],[data-ph-provider],[data-ph-reset]';

function fillWithin(node: Node): void {
  // A text that the parser goes on with, after a chunk of the page ended inside it.
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (!element) return;
  writeWithin(element, reader);
  if (element.matches(FIELDS)) fillField(element);
  if (element === node) element.querySelectorAll<HTMLElement>(FIELDS).forEach(fillField);
}

const observer = new MutationObserver((records) => {
  for (const record of records) {
    if (record.type === 'characterData') fillWithin(record.target);
    else record.addedNodes.forEach(fillWithin);
  }
});
window.ssoRecipes = {
  reader,
  found,
  providerIds: PROVIDER_IDS,
  escape: { encodeFor, scalarFormats },
  stop: () => {
    observer.disconnect();
  },
};

if (provider || baseDomain !== undefined || Object.keys(values).length > 0) {
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  // From then on the store writes them; deferred scripts, and with them hydration, have only just begun to run.
  document.addEventListener('DOMContentLoaded', () => {
    fillWithin(document.documentElement);
    observer.disconnect();
  });
}
