import { hrefOf } from '../core/placeholder/href';
import {
  placeholdersFor,
  type ReaderValues,
  type Shown,
  shown,
  shownScalar,
  unsetKeys,
} from '../core/placeholder/substitute';
import type { Template, TemplatePlaceholder, TemplateScalar } from '../core/placeholder/template';

/**
 * Writes the reader's values into the page, in place of React: a page may hold thousands of them, and a key that is pressed
 * must cost what the writing costs. React renders every placeholder with its own text and never touches it again. The
 * script in the head of the page and the store use this very code.
 */

/** What a page shows: the reader's values, and which of them are secret. */
export interface PageValues extends ReaderValues {
  /** Keys of secrets: masked, and in no link. Default: none. */
  readonly secretKeys?: ReadonlySet<string>;
  /** Keys of secrets that are shown all the same. Default: none. */
  readonly revealed?: ReadonlySet<string>;
  /** Whether the examples are shown on purpose: then nothing says that they are examples. Default `false`. */
  readonly examples?: boolean;
}

/** What a masked secret shows: the same for every length, so that it says nothing about the value. */
export const MASK = '••••••••';

/** An element that follows the reader. */
export interface Binding {
  /** The placeholders on which it depends; `undefined` when that depends on the provider. */
  readonly keys: readonly string[] | undefined;
  /** Writes what it shows; whether a placeholder shows something else than before. */
  readonly write: (values: PageValues) => boolean;
}

const SELECTOR = '[data-ph]:not([data-ph-part]),[data-ph-scalar],[data-ph-href],[data-ph-needs],[data-ph-refusals]';

const bindings = new WeakMap<Element, Binding>();

/** Places that cannot hold their values, by the placeholder's element. */
const refusals = new WeakMap<Element, string>();

/**
 * Writes the values into an element and everything in it.
 *
 * @param affected whether a key has another value than before. Default: every key
 * @returns how many placeholders show something else than before
 */
export function writeWithin(root: Element, values: PageValues, affected?: (key: string) => boolean): number {
  return writeAll(bindWithin(root), values, affected);
}

/** What follows the reader in an element, the element itself included. It stays true until elements come or go. */
export function bindWithin(root: Element): Binding[] {
  // A part of a scalar is written by the scalar, whose quotes decide how.
  const start = root.closest<HTMLElement>('[data-ph-scalar]') ?? root;
  const elements = [...start.querySelectorAll<HTMLElement>(SELECTOR)];
  if (start.matches(SELECTOR)) elements.unshift(start as HTMLElement);
  return elements.map((element) => {
    const binding = bindings.get(element) ?? bind(element);
    bindings.set(element, binding);
    return binding;
  });
}

/** As {@link writeWithin}, for what {@link bindWithin} has found. */
export function writeAll(found: readonly Binding[], values: PageValues, affected?: (key: string) => boolean): number {
  let changed = 0;
  for (const { keys, write } of found) {
    if (affected && keys && !keys.some(affected)) continue;
    if (write(values)) changed++;
  }
  return changed;
}

function bind(element: HTMLElement): Binding {
  const { ph, phRaw, phContext, phScalar, phHref, phNeeds, phRefusals } = element.dataset;
  if (ph !== undefined) {
    const placeholder: TemplatePlaceholder = phContext === undefined ? [ph, phRaw ?? ph] : [ph, phRaw ?? ph, phContext];
    const id = placeholder.join('\n');
    return { keys: [ph], write: (values) => show(element, ph, shownOnce(id, placeholder, values), values) };
  }
  if (phScalar !== undefined) return bindScalar(element, JSON.parse(phScalar) as TemplateScalar);
  if (phHref !== undefined) {
    const template = JSON.parse(phHref) as Template;
    return {
      keys: undefined,
      write: (values) => {
        const href = hrefOf(template, withoutSecrets(values));
        if (href === undefined) element.removeAttribute('href');
        else element.setAttribute('href', href);
        return false;
      },
    };
  }
  if (phRefusals !== undefined) return { keys: undefined, write: () => explainRefusals(element) };
  const template = JSON.parse(phNeeds ?? '[]') as Template;
  return {
    keys: undefined,
    write: (values) => {
      if (!values.examples) element.hidden = unsetKeys(template, values).length === 0;
      return false;
    },
  };
}

/** What each placeholder shows, for the values at hand: most stand in many places. */
let shownFor: PageValues | undefined;
const shownById = new Map<string, Shown>();

function shownOnce(id: string, placeholder: TemplatePlaceholder, values: PageValues): Shown {
  if (values !== shownFor) {
    shownFor = values;
    shownById.clear();
  }
  const known = shownById.get(id) ?? shown(placeholder, values);
  shownById.set(id, known);
  return known;
}

function bindScalar(element: HTMLElement, scalar: TemplateScalar): Binding {
  return {
    keys: placeholdersFor([scalar], undefined).map(([key]) => key),
    write: (values) => {
      const { quote, parts } = shownScalar(scalar, values);
      let changed = false;
      let next = 0;
      // Its elements are the quotes and between them the placeholders, one of which may be an input at the moment.
      for (const child of element.children as HTMLCollectionOf<HTMLElement>) {
        if (child === element.firstElementChild || child === element.lastElementChild) writeText(child, quote);
        else {
          const part = parts[next++];
          const key = child.getAttribute('data-ph');
          if (part && key !== null && show(child, key, part, values)) changed = true;
        }
      }
      return changed;
    },
  };
}

/** Under a snippet: which values it cannot hold, and why. It stands behind them, so they are written already. */
function explainRefusals(note: HTMLElement): boolean {
  const places = new Map<string, string>();
  for (const element of note.parentElement?.querySelectorAll<HTMLElement>('[data-refused]') ?? []) {
    const name = element.textContent;
    places.set(name, `The value of ${name} cannot stand in ${refusals.get(element) ?? 'this place'}.`);
  }
  writeText(note, places.size === 0 ? '' : `${[...places.values()].join(' ')} The placeholder was left there.`);
  note.hidden = places.size === 0;
  return false;
}

/** What was written into an element: set, masked, refused. */
const flags = new WeakMap<Element, string>();

function show(element: HTMLElement, key: string, { text, isSet, refusedBy }: Shown, values: PageValues): boolean {
  const masked = isSet && values.secretKeys?.has(key) === true && values.revealed?.has(key) !== true;
  const changed = writeText(element, masked ? MASK : text);
  const flag = masked ? 'masked' : isSet ? 'set' : (refusedBy ?? 'unset');
  if (flags.get(element) === flag) return changed;
  flags.set(element, flag);
  element.toggleAttribute('data-set', isSet);
  element.toggleAttribute('data-masked', masked);
  element.toggleAttribute('data-refused', refusedBy !== undefined);
  if (refusedBy !== undefined) refusals.set(element, refusedBy);
  return changed;
}

/** A link's target is seen in the browser's status bar and kept in its history. */
function withoutSecrets({ secretKeys, ...values }: PageValues): ReaderValues {
  if (!secretKeys?.size) return values;
  const kept = Object.entries(values.values).filter(([key]) => !secretKeys.has(key));
  return { ...values, values: Object.fromEntries(kept) };
}

function writeText(element: HTMLElement, text: string): boolean {
  const node = element.firstChild;
  // Cheaper than `textContent`, and no mutation that somebody has to look at.
  if (node?.nodeType === Node.TEXT_NODE && node.nextSibling === null) {
    if (node.nodeValue === text) return false;
    node.nodeValue = text;
    return true;
  }
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}
