import { NO_VALUES, type ReaderValues } from '../core/placeholder/substitute';
import { isPersistent, type Kind } from '../core/values/kinds';
import { readStorage, STORAGE_KEY, writeStorage } from './storage';

/** What the reader has chosen and entered. One object for all pages of a tab; a new one after every change. */
export interface ReaderState extends ReaderValues {
  /** Keys whose values are secrets: kept in memory only. */
  readonly secretKeys: ReadonlySet<string>;
  /** Keys of secrets that the reader asked to see. */
  readonly revealed: ReadonlySet<string>;
  /** `false` once the browser has refused to keep something. */
  readonly stored: boolean;
}

const isBrowser = typeof window !== 'undefined';

const EMPTY: ReaderState = { ...NO_VALUES, secretKeys: new Set(), revealed: new Set(), stored: true };

/** The values that the head script put into the page. React's fields must begin with the very same. */
const initial: ReaderState = isBrowser
  ? { ...EMPTY, ...(window.ssoRecipes?.reader ?? readStorage() ?? NO_VALUES) }
  : EMPTY;

let state = initial;
const listeners = new Set<() => void>();

/** For `useSyncExternalStore`. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getState(): ReaderState {
  return state;
}

/** The state with which fields begin: nothing on the server, what the head script wrote in the browser. */
export function getInitialState(): ReaderState {
  return initial;
}

function replace(next: ReaderState): void {
  state = next;
  if (next.provider) document.documentElement.dataset.provider = next.provider;
  else delete document.documentElement.dataset.provider;
  for (const listener of listeners) listener();
}

/** The values that may leave memory. */
export function withoutSecrets({
  values,
  secretKeys,
}: Pick<ReaderState, 'values' | 'secretKeys'>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secretKeys.has(key)));
}

function change(next: Partial<ReaderState>): void {
  const changed = { ...state, ...next };
  const { provider, baseDomain } = changed;
  const stored = writeStorage({
    ...(provider ? { provider } : {}),
    ...(baseDomain ? { baseDomain } : {}),
    values: withoutSecrets(changed),
  });
  replace({ ...changed, stored });
}

/** Chooses the identity provider for all guides. */
export function setProvider(provider: string): void {
  if (provider !== state.provider) change({ provider });
}

/** Sets the domain that stands for `company` in every host. `undefined` unsets it. */
export function setBaseDomain(baseDomain: string | undefined): void {
  if (baseDomain !== state.baseDomain) change({ baseDomain });
}

/**
 * Sets one value. An empty string is a value; `undefined` unsets it.
 *
 * @param kind decides whether the value may be kept after the visit
 */
export function setValue(key: string, value: string | undefined, kind: Kind): void {
  const { [key]: previous, ...others } = state.values;
  if (previous === value) return;
  const secretKeys = isPersistent(kind) ? state.secretKeys : new Set([...state.secretKeys, key]);
  change({ secretKeys, values: value === undefined ? others : { ...others, [key]: value } });
}

/**
 * Gives the reader's values and choices back as they were, after an edit that was given up.
 *
 * @param before what {@link getState} returned then
 */
export function restore({ provider, baseDomain, values, secretKeys }: ReaderState): void {
  change({ provider, baseDomain, values, secretKeys });
}

/** Shows a secret on the page, or masks it again. */
export function setRevealed(key: string, revealed: boolean): void {
  const next = new Set(state.revealed);
  if (revealed) next.add(key);
  else next.delete(key);
  replace({ ...state, revealed: next });
}

/** Forgets everything the reader has entered and chosen, secrets included. */
export function forgetAll(): void {
  change({ provider: undefined, baseDomain: undefined, values: {}, revealed: new Set() });
}

if (isBrowser) {
  // Another tab has written: take its values over, keep this tab's secrets.
  window.addEventListener('storage', (event) => {
    if (event.key !== STORAGE_KEY && event.key !== null) return;
    const { provider, baseDomain, values } = readStorage() ?? NO_VALUES;
    const secrets = Object.fromEntries(Object.entries(state.values).filter(([key]) => state.secretKeys.has(key)));
    // A tab with another build of the site may know other providers.
    const known =
      provider !== undefined && window.ssoRecipes?.providerIds.includes(provider) === false ? undefined : provider;
    replace({ ...state, provider: known, baseDomain, values: { ...values, ...secrets } });
  });
}
