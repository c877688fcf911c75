/**
 * Runs in the head of every page, before anything is painted: puts the reader's values into the page while the browser
 * parses it. `docusaurus-guides` bundles and inlines it. When React comes, it finds what it would have rendered itself,
 * because the store begins with the same values.
 */
import { hrefOf } from '../core/placeholder/href';
import { type ReaderValues, unsetKeys, valueOf } from '../core/placeholder/substitute';
import type { Template } from '../core/placeholder/template';
import { readStorage } from './storage';

/** The providers of the site; replaced by the bundler. */
declare const PROVIDER_IDS: readonly string[];

declare global {
  interface Window {
    /** What the head script put into the page, and the providers that it knows. */
    ssoRecipes?: { readonly reader: ReaderValues; readonly providerIds: readonly string[] };
  }
}

const stored = readStorage() ?? { values: {} };
const provider = stored.provider && PROVIDER_IDS.includes(stored.provider) ? stored.provider : undefined;
const reader: ReaderValues = { ...stored, provider };
window.ssoRecipes = { reader, providerIds: PROVIDER_IDS };
if (provider) document.documentElement.dataset.provider = provider;

const template = (json: string | undefined): Template => JSON.parse(json ?? '[]') as Template;

function fill(element: HTMLElement): void {
  const { ph, phRaw, phHref, phNeeds, phField, phProvider, phReset } = element.dataset;
  if (ph !== undefined) {
    const value = valueOf(phRaw === undefined ? [ph] : [ph, phRaw], reader);
    if (value === undefined || element.textContent === value) return;
    element.textContent = value;
    element.dataset.set = '';
  } else if (phHref !== undefined) {
    const href = hrefOf(template(phHref), reader);
    if (href !== undefined) element.setAttribute('href', href);
  } else if (phNeeds !== undefined) {
    element.hidden = unsetKeys(template(phNeeds), reader).length === 0;
  } else if (phField !== undefined) {
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

const SELECTOR = '[data-ph],[data-ph-href],[data-ph-needs],[data-ph-field],[data-ph-provider],[data-ph-reset]';

function fillWithin(node: Node): void {
  // A text that the parser goes on with, after a chunk of the page ended inside it.
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (!element) return;
  if (element.matches(SELECTOR)) fill(element);
  if (element === node) element.querySelectorAll<HTMLElement>(SELECTOR).forEach(fill);
}

const observer = new MutationObserver((records) => {
  for (const record of records) {
    if (record.type === 'characterData') fillWithin(record.target);
    else record.addedNodes.forEach(fillWithin);
  }
});

if (provider || stored.baseDomain !== undefined || Object.keys(stored.values).length > 0) {
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  // From then on React renders the values; deferred scripts, and with them hydration, have only just begun to run.
  document.addEventListener('DOMContentLoaded', () => {
    fillWithin(document.documentElement);
    observer.disconnect();
  });
}
