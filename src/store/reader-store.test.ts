import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { one, StoreBrowser, textOf } from '../../tests/support/store-browser';
import { STORAGE_KEY, UNREADABLE_KEY } from './storage';

const SECRET = 'wiki-js/client_secret';

let browser: StoreBrowser;
beforeEach(() => {
  browser = new StoreBrowser();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the first state', () => {
  test('is empty on the server', async () => {
    vi.resetModules();
    const store = await import('./reader-store');
    expect(store.getState()).toEqual({
      ...one({ values: {} }),
      values: {},
      secrets: new Map(),
      secretKeys: new Set(),
      revealed: new Set(),
      history: [],
      stored: true,
    });
    expect(store.getInitialState()).toBe(store.getState());
  });

  test('is what the head script put into the page, even if storage says otherwise', async () => {
    browser.items.set(STORAGE_KEY, textOf({ provider: 'unknown', values: { realm: 'other' } }));
    const store = await browser.open({ provider: undefined, values: { realm: 'home' } });
    expect(store.getState()).toMatchObject({ provider: undefined, values: { realm: 'home' } });
  });

  test('is what is stored when there was no head script', async () => {
    browser.items.set(STORAGE_KEY, textOf({ baseDomain: 'example.org', values: { realm: 'home' } }));
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
    browser.items.set(STORAGE_KEY, textOf({ values: { [SECRET]: 'old' } }));
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
  expect(browser.items.size).toBe(0);
  expect(browser.dataset).toEqual({});
  expect(store.getState().history).toEqual([]);
});

describe('what another tab writes', () => {
  test('is taken over, and this tab’s secrets stay', async () => {
    const store = await browser.open();
    const listener = vi.fn();
    store.subscribe(listener);
    store.setValue('realm', 'home', 'identifier');
    store.setValue(SECRET, 's3cr3t', 'secret');
    browser.otherTabWrote(
      textOf({ provider: 'keycloak', baseDomain: 'example.net', values: { 'wiki.company': 'w.example.net' } }),
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
    browser.otherTabWrote(textOf({ values: { [SECRET]: 'other' } }));
    expect(store.getState().values).toEqual({ [SECRET]: 's3cr3t' });
  });

  test('unsets what it no longer has', async () => {
    const store = await browser.open({ provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } });
    browser.otherTabWrote(textOf({ values: {} }));
    expect(store.getState()).toMatchObject({ provider: undefined, baseDomain: undefined, values: {} });
    expect(browser.dataset).toEqual({});
  });

  test('does not count when it cannot be read, and is put aside by the next change here', async () => {
    const store = await browser.open({ baseDomain: 'example.org', values: {} });
    browser.otherTabWrote('{');
    expect(store.getState()).toMatchObject({ baseDomain: 'example.org', values: {} });
    store.setValue('realm', 'home', 'identifier');
    expect(browser.items.get(UNREADABLE_KEY)).toBe('{');
    expect(browser.stored).toEqual({ baseDomain: 'example.org', values: { realm: 'home' } });
  });

  test('counts when all was forgotten, secrets too', async () => {
    const store = await browser.open();
    store.setBaseDomain('example.org');
    store.setValue(SECRET, 's3cr3t', 'secret');
    browser.items.clear();
    browser.otherTabWrote(undefined, null);
    expect(store.getState()).toMatchObject({ baseDomain: undefined, values: {} });
  });

  test('is never written over by what this tab did not know', async () => {
    const store = await browser.open();
    store.setValue('realm', 'home', 'identifier');
    // No event has come yet: this tab was put away, or both are typing at once.
    browser.items.set(STORAGE_KEY, textOf({ values: { realm: 'home', 'wiki.company': 'w.example.org' } }));
    store.setBaseDomain('example.org');
    expect(browser.stored).toEqual({
      baseDomain: 'example.org',
      values: { realm: 'home', 'wiki.company': 'w.example.org' },
    });
    browser.items.set(STORAGE_KEY, textOf({ values: { realm: 'other' } }));
    browser.shown({ key: null });
    expect(store.getState().values).toEqual({ realm: 'other' });
  });

  test('is safe from pages of the earlier version, which have a place of their own', async () => {
    const old = '{"baseDomain":"example.org","values":{"realm":"old"}}';
    browser.items.set('sso-recipes.values.v1', old);
    const store = await browser.open();
    expect(store.getState()).toMatchObject({ baseDomain: 'example.org', values: { realm: 'old' } });
    store.setValue('realm', 'new', 'identifier');
    browser.otherTabWrote(undefined, 'sso-recipes.values.v1');
    expect(store.getState().values).toEqual({ realm: 'new' });
    expect(browser.items.get('sso-recipes.values.v1')).toBe(old);
    store.forgetAll();
    expect([...browser.items.keys()]).toEqual([]);
  });

  test('under another key is none of ours', async () => {
    const store = await browser.open({ baseDomain: 'example.org', values: {} });
    const before = store.getState();
    browser.otherTabWrote(textOf({ values: {} }), 'theme');
    expect(store.getState()).toBe(before);
  });

  test('reaches no prototype', async () => {
    const store = await browser.open();
    browser.otherTabWrote(
      '{"__proto__":{"active":"x"},"profiles":[{"__proto__":{"provider":"evil"},"values":{"__proto__":"x"}}]}',
    );
    expect(store.getState().provider).toBeUndefined();
    expect(Object.getPrototypeOf(store.getState().values)).toBe(Object.prototype);
  });
});
