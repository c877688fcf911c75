import { written } from '../core/placeholder/grammar';
import type { ReaderValues } from '../core/placeholder/substitute';
import { isPersistent, type Kind } from '../core/values/kinds';
import { activeOf, NO_PROFILES } from '../core/values/profile';
import {
  effective,
  type Kept,
  keptOf,
  NOTHING_KEPT,
  type ReaderState,
  type Step,
  withActive,
  withoutTyped,
  withSecret,
  withValue,
} from './reader-state';
import { decodeStored, eraseStorage, readStorage, readText, STORAGE_KEY, writeStorage } from './storage';

export type { ReaderState } from './reader-state';

const isBrowser = typeof window !== 'undefined';

/** How many changes can be taken back, and for how long keys pressed in one field count as one change. */
const MAX_STEPS = 50;
const ONE_STEP_MS = 2000;

/** What the head script found, and put into the page. React's fields must begin with the very same. */
const found = isBrowser ? (window.ssoRecipes?.found ?? readStorage()) : { text: null, profiles: NO_PROFILES };

const initial: ReaderState = withView({
  ...NOTHING_KEPT,
  ...found.profiles,
  values: {},
  secretKeys: new Set(),
  revealed: new Set(),
  stored: true,
  history: [],
});

let state = initial;
/** What this tab has last read from storage or written there. */
let storedText = found.text;
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

/** The state with what holds worked out anew. */
function withView(next: ReaderState): ReaderState {
  const view = effective(next);
  const { provider } = view;
  // Another build of the site, in another tab, may know other providers.
  const isKnown = provider !== undefined && (!isBrowser || window.ssoRecipes?.providerIds.includes(provider) !== false);
  return { ...next, ...view, provider: isKnown ? provider : undefined };
}

function replace(next: ReaderState): void {
  state = withView(next);
  if (state.provider) document.documentElement.dataset.provider = state.provider;
  else delete document.documentElement.dataset.provider;
  for (const listener of listeners) listener();
}

/** Takes over what another tab has written. What cannot be read does not count: this tab has something better. */
function takeOver(): void {
  const text = readText();
  if (text === undefined || text === storedText) return;
  storedText = text;
  const profiles = text === null ? NO_PROFILES : decodeStored(text);
  if (!profiles) return;
  // Where everything was forgotten, secrets are too. Otherwise they stay with their profiles.
  const ids = new Set(text === null ? [] : profiles.profiles.map(({ id }) => id));
  const secrets = new Map([...state.secrets].filter(([id]) => ids.has(id)));
  // To take back a change of this tab would now take back the other tab's as well.
  replace({ ...state, ...profiles, secrets, history: [] });
}

function write(next: ReaderState): void {
  // Secrets and values of the visit are none of storage's business.
  const isKept = state.stored && next.profiles === state.profiles && next.active === state.active;
  const text = isKept ? storedText : writeStorage(next);
  if (text !== undefined) storedText = text;
  replace({ ...next, stored: text !== undefined });
}

let together: { readonly words: string; readonly key: string } | undefined;

/**
 * Counts all changes made by `run` as one, when they are taken back: those that follow from one text in one field.
 *
 * @param key the field's store key; empty for the base domain
 */
export function inOneStep(key: string, run: () => void): void {
  together = { words: wordsFor(key), key };
  try {
    run();
  } finally {
    together = undefined;
  }
}

const wordsFor = (key: string): string =>
  key === '' ? 'your domain' : `the value of ${written(key.slice(key.lastIndexOf('/') + 1))}`;

/**
 * Changes what is kept: writes it to storage, shows it, and remembers how it was.
 *
 * @param words what is changed, for the button that takes it back
 * @param update gives what is different from the state
 * @param key the field that was typed into
 */
export function change(
  words: string,
  update: (state: ReaderState) => Partial<Kept & Pick<ReaderState, 'secretKeys' | 'revealed'>>,
  key?: string,
): void {
  takeOver();
  const step: Step = { words, key, ...together, at: Date.now(), before: keptOf(state) };
  const last = state.history.at(-1);
  const goesOn = step.key !== undefined && step.key === last?.key && step.at - last.at < ONE_STEP_MS;
  const history = goesOn ? [...state.history.slice(0, -1), { ...last, at: step.at }] : [...state.history, step];
  write({ ...state, ...update(state), history: history.slice(-MAX_STEPS) });
}

/** Chooses the identity provider for all guides. */
export function setProvider(provider: string): void {
  if (provider === state.provider && state.visit?.provider === undefined) return;
  change('the identity provider', (before) => ({
    ...withActive(before, (profile) => ({ ...profile, provider })),
    visit: withoutTyped(before.visit, { provider: true }),
  }));
}

/** Sets the domain that stands for `company` in every host. `undefined` unsets it: first the visit's, then the profile's. */
export function setBaseDomain(baseDomain: string | undefined): void {
  const ofVisit = state.visit?.baseDomain !== undefined;
  if (baseDomain === state.baseDomain && !ofVisit) return;
  change(
    wordsFor(''),
    (before) => ({
      ...(ofVisit && baseDomain === undefined ? {} : withActive(before, (profile) => ({ ...profile, baseDomain }))),
      visit: withoutTyped(before.visit, { baseDomain: true }),
    }),
    '',
  );
}

/**
 * Sets one value. An empty string is a value; `undefined` unsets it: first the visit's, then the profile's.
 *
 * @param kind decides whether the value may be kept after the visit
 */
export function setValue(key: string, value: string | undefined, kind: Kind): void {
  const ofVisit = state.visit !== undefined && Object.hasOwn(state.visit.values, key);
  const previous = Object.hasOwn(state.values, key) ? state.values[key] : undefined;
  if (previous === value && !ofVisit) return;
  change(
    wordsFor(key),
    (before) => {
      const visit = withoutTyped(before.visit, { key });
      if (ofVisit && value === undefined) return { visit };
      if (isPersistent(kind) && !before.secretKeys.has(key))
        return { ...withActive(before, (one) => ({ ...one, values: withValue(one.values, key, value) })), visit };
      return { ...withSecret(before, key, value), visit, secretKeys: new Set([...before.secretKeys, key]) };
    },
    key,
  );
}

/**
 * Gives the reader's values and choices back as they were, after an edit that was given up.
 *
 * @param before what {@link getState} returned then
 */
export function restore(before: ReaderState): void {
  write({ ...state, ...keptOf(before), history: before.history });
}

/** Takes the last change back. */
export function undo(): void {
  takeOver();
  const last = state.history.at(-1);
  if (last) write({ ...state, ...last.before, history: state.history.slice(0, -1) });
}

/** Shows a secret on the page, or masks it again. */
export function setRevealed(key: string, revealed: boolean): void {
  const next = new Set(state.revealed);
  if (revealed) next.add(key);
  else next.delete(key);
  replace({ ...state, revealed: next });
}

/** Forgets the secrets of all profiles; they cannot be brought back. */
export function forgetSecrets(): void {
  const history = state.history
    .filter(({ key }) => key === undefined || !state.secretKeys.has(key))
    .map((step) => ({ ...step, before: { ...step.before, secrets: NOTHING_KEPT.secrets } }));
  replace({ ...state, secrets: NOTHING_KEPT.secrets, revealed: new Set(), history });
}

/** Forgets everything the reader has entered and chosen, in all profiles, secrets included. It cannot be brought back. */
export function forgetAll(): void {
  const stored = eraseStorage();
  storedText = readText() ?? null;
  replace({ ...state, ...NOTHING_KEPT, revealed: new Set(), history: [], stored });
}

/** The values that may leave memory. */
export function withoutSecrets({
  values,
  secretKeys,
}: Pick<ReaderState, 'secretKeys'> & ReaderValues): ReaderValues['values'] {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secretKeys.has(key)));
}

/** The name of the profile that holds; `undefined` while there is only one, which nobody has named. */
export function profileName(of: ReaderState): string | undefined {
  return of.profiles.length > 1 ? activeOf(of).name : undefined;
}

if (isBrowser) {
  window.addEventListener('storage', (event) => {
    if (event.key === STORAGE_KEY || event.key === null) takeOver();
  });
  // A page that the browser had put away, or that was being loaded, has missed what other tabs have written.
  window.addEventListener('pageshow', takeOver);
}
