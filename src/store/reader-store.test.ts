import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReaderValues } from '../core/placeholder/substitute';
import type * as ReaderStore from './reader-store';
import { STORAGE_KEY, UNREADABLE_KEY } from './storage';

type Store = typeof ReaderStore;
const SECRET = 'wiki-js/client_secret';

/** A browser as far as the store uses one. */
class Browser {
  readonly items = new Map<string, string>();
  readonly dataset: Record<string, string | undefined> = {};
  full = false;
  readonly #listeners: ((event: { key: string | null }) => void)[] = [];

  /** Opens a page: the store as a fresh module, after what the head script left. */
  async open(headScript?: ReaderValues): Promise<Store> {
    vi.resetModules();
    const localStorage = {
      getItem: (key: string) => this.items.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        this.items.set(key, value);
      },
    };
    const window = {
      ...(headScript ? { ssoRecipes: { reader: headScript, providerIds: ['authentik', 'keycloak'] } } : {}),
      addEventListener: (type: string, listener: (event: { key: string | null }) => void) => {
        if (type === 'storage') this.#listeners.push(listener);
      },
    };
    vi.stubGlobal('window', window);
    vi.stubGlobal('localStorage', localStorage);
    vi.stubGlobal('document', { documentElement: { dataset: this.dataset } });
    return import('./reader-store');
  }

  /** What happens in this tab when another one has written. */
  otherTabWrote(text: string, key: string | null = STORAGE_KEY): void {
    this.items.set(STORAGE_KEY, text);
    for (const listener of this.#listeners) listener({ key });
  }

  get stored(): unknown {
    return JSON.parse(this.items.get(STORAGE_KEY) ?? 'null') as unknown;
  }
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the first state', () => {
  test('is empty on the server', async () => {
    vi.resetModules();
    const store: Store = await import('./reader-store');
    expect(store.getState()).toEqual({ values: {}, secretKeys: new Set(), revealed: new Set(), stored: true });
    expect(store.getInitialState()).toBe(store.getState());
  });

  test('is what the head script put into the page, even if storage says otherwise', async () => {
    browser.items.set(STORAGE_KEY, '{"provider":"unknown","values":{"realm":"other"}}');
    const store = await browser.open({ provider: undefined, values: { realm: 'home' } });
    expect(store.getState()).toMatchObject({ provider: undefined, values: { realm: 'home' } });
  });

  test('is what is stored when there was no head script', async () => {
    browser.items.set(STORAGE_KEY, '{"baseDomain":"example.org","values":{"realm":"home"}}');
    const store = await browser.open();
    expect(store.getState()).toMatchObject({ baseDomain: 'example.org', values: { realm: 'home' }, stored: true });
  });

  test('stays the one that React begins with', async () => {
    const store = await browser.open();
    const initial = store.getInitialState();
    store.setBaseDomain('example.org');
    expect(store.getInitialState()).toBe(initial);
    expect(initial.baseDomain).toBeUndefined();
    expect(store.getState()).not.toBe(initial);
  });
});

describe('a change', () => {
  test('is stored, told to listeners, and shown on the page', async () => {
    const store = await browser.open();
    const listener = vi.fn();
    const unsubscribe = store.subscribe(listener);
    store.setProvider('keycloak');
    store.setBaseDomain('example.org');
    store.setValue('realm', 'home', 'identifier');
    expect(listener).toHaveBeenCalledTimes(3);
    expect(browser.stored).toEqual({ provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } });
    expect(browser.dataset.provider).toBe('keycloak');
    unsubscribe();
    store.setValue('realm', 'work', 'identifier');
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test('to the same value is none', async () => {
    const store = await browser.open({ provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } });
    const before = store.getState();
    store.setProvider('keycloak');
    store.setBaseDomain('example.org');
    store.setValue('realm', 'home', 'identifier');
    store.setValue('unknown', undefined, 'text');
    expect(store.getState()).toBe(before);
    expect(browser.items.size).toBe(0);
  });

  test('to an empty string keeps a value, to undefined unsets it', async () => {
    const store = await browser.open();
    store.setValue('wiki-js/note', '', 'text');
    expect(store.getState().values).toEqual({ 'wiki-js/note': '' });
    expect(browser.stored).toEqual({ values: { 'wiki-js/note': '' } });
    store.setValue('wiki-js/note', undefined, 'text');
    expect(store.getState().values).toEqual({});
    expect(browser.stored).toEqual({ values: {} });
  });

  test('takes nothing from the names that every object has', async () => {
    const store = await browser.open();
    for (const key of ['__proto__', 'constructor', 'toString']) {
      store.setValue(key, 'x', 'text');
      expect(Object.hasOwn(store.getState().values, key)).toBe(true);
    }
    expect(Object.getPrototypeOf(store.getState().values)).toBe(Object.prototype);
    const again = await browser.open();
    expect(Object.keys(again.getState().values)).toEqual(['__proto__', 'constructor', 'toString']);
  });
});

describe('secrets', () => {
  test('never reach storage, whatever else changes', async () => {
    const store = await browser.open();
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.setProvider('keycloak');
    store.setBaseDomain('example.org');
    store.setValue('realm', 'home', 'identifier');
    store.setRevealed(SECRET, true);
    store.setValue(SECRET, 's3cr3t-2', 'secret');
    expect(store.getState().values).toEqual({ [SECRET]: 's3cr3t-2', realm: 'home' });
    expect(JSON.stringify([...browser.items])).not.toContain('s3cr3t');
    expect(JSON.stringify([...browser.items])).not.toContain(SECRET);
  });

  test('that were stored by mistake leave storage with the next value', async () => {
    browser.items.set(STORAGE_KEY, JSON.stringify({ values: { [SECRET]: 'old' } }));
    const store = await browser.open();
    store.setValue(SECRET, 'new', 'secret');
    expect(browser.stored).toEqual({ values: {} });
  });

  test('stay secrets when a field of another kind writes them', async () => {
    const store = await browser.open();
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.setValue(SECRET, 's3cr3t-2', 'text');
    expect(browser.stored).toEqual({ values: {} });
  });

  test('are gone on the next page that is loaded', async () => {
    const store = await browser.open();
    store.setValue(SECRET, 's3cr3t', 'secret');
    expect((await browser.open()).getState().values).toEqual({});
  });

  test('are shown and masked again by their key, without writing anything', async () => {
    const store = await browser.open();
    store.setRevealed(SECRET, true);
    expect([...store.getState().revealed]).toEqual([SECRET]);
    store.setRevealed(SECRET, false);
    expect([...store.getState().revealed]).toEqual([]);
    expect(browser.items.size).toBe(0);
  });
});

describe('full storage', () => {
  test('keeps values for the visit and says so, until something can be written again', async () => {
    const store = await browser.open();
    browser.full = true;
    store.setValue('realm', 'home', 'identifier');
    expect(store.getState()).toMatchObject({ stored: false, values: { realm: 'home' } });
    browser.full = false;
    store.setValue('wiki.company', 'w.example.org', 'host');
    expect(store.getState().stored).toBe(true);
    expect(browser.stored).toEqual({ values: { realm: 'home', 'wiki.company': 'w.example.org' } });
  });

  test('of another form is kept aside', async () => {
    browser.items.set(STORAGE_KEY, 'unreadable');
    const store = await browser.open();
    expect(store.getState().values).toEqual({});
    store.setBaseDomain('example.org');
    expect(browser.items.get(UNREADABLE_KEY)).toBe('unreadable');
    expect(browser.stored).toEqual({ baseDomain: 'example.org', values: {} });
  });
});

test('forgetting takes everything, secrets included', async () => {
  const store = await browser.open();
  store.setProvider('keycloak');
  store.setBaseDomain('example.org');
  store.setValue('realm', 'home', 'identifier');
  store.setValue(SECRET, 's3cr3t', 'secret');
  store.setRevealed(SECRET, true);
  store.forgetAll();
  const { provider, baseDomain, values, revealed } = store.getState();
  expect({ provider, baseDomain, values, revealed }).toEqual({
    provider: undefined,
    baseDomain: undefined,
    values: {},
    revealed: new Set(),
  });
  expect(browser.stored).toEqual({ values: {} });
  expect(browser.dataset).toEqual({});
});

describe('what another tab writes', () => {
  test('is taken over, and this tab’s secrets stay', async () => {
    const store = await browser.open();
    const listener = vi.fn();
    store.subscribe(listener);
    store.setValue('realm', 'home', 'identifier');
    store.setValue(SECRET, 's3cr3t', 'secret');
    browser.otherTabWrote(
      '{"provider":"keycloak","baseDomain":"example.net","values":{"wiki.company":"w.example.net"}}',
    );
    expect(store.getState()).toMatchObject({ provider: 'keycloak', baseDomain: 'example.net' });
    expect(store.getState().values).toEqual({ 'wiki.company': 'w.example.net', [SECRET]: 's3cr3t' });
    expect(browser.dataset.provider).toBe('keycloak');
    expect(listener).toHaveBeenCalledTimes(3);
    expect(JSON.stringify([...browser.items])).not.toContain('s3cr3t');
  });

  test('cannot overwrite a secret of this tab', async () => {
    const store = await browser.open();
    store.setValue(SECRET, 's3cr3t', 'secret');
    browser.otherTabWrote(JSON.stringify({ values: { [SECRET]: 'other' } }));
    expect(store.getState().values).toEqual({ [SECRET]: 's3cr3t' });
  });

  test('unsets what it no longer has', async () => {
    const store = await browser.open({ provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } });
    browser.otherTabWrote('{"values":{}}');
    expect(store.getState()).toMatchObject({ provider: undefined, baseDomain: undefined, values: {} });
    expect(browser.dataset).toEqual({});
  });

  test('counts as nothing when it cannot be read or all storage was cleared', async () => {
    const store = await browser.open({ baseDomain: 'example.org', values: {} });
    browser.otherTabWrote('{', null);
    expect(store.getState()).toMatchObject({ baseDomain: undefined, values: {} });
  });

  test('under another key is none of ours', async () => {
    const store = await browser.open({ baseDomain: 'example.org', values: {} });
    const before = store.getState();
    browser.otherTabWrote('{"values":{}}', 'theme');
    expect(store.getState()).toBe(before);
  });

  test('reaches no prototype', async () => {
    const store = await browser.open();
    browser.otherTabWrote('{"__proto__":{"provider":"evil"},"values":{"__proto__":"x"}}');
    expect(store.getState().provider).toBeUndefined();
    expect(Object.getPrototypeOf(store.getState().values)).toBe(Object.prototype);
  });
});
