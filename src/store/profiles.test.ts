import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreBrowser, type Store, textOf } from '../../tests/support/store-browser';

const SECRET = 'wiki-js/client_secret';
let browser: StoreBrowser;
let store: Store;
beforeEach(async () => {
  vi.useFakeTimers({ now: 0 });
  browser = new StoreBrowser();
  store = await browser.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const state = (): ReturnType<Store['getState']> => store.getState();
const id = (name: string): string => state().profiles.find((one) => one.name === name)?.id ?? '';
const words = (): string[] => state().history.map((step) => step.words);
const later = (): void => {
  vi.advanceTimersByTime(5000);
};

describe('profiles', () => {
  test('hold values of their own, and one of them holds', () => {
    store.setValue('realm', 'home', 'identifier');
    expect(store.profileName(state())).toBeUndefined();
    store.addProfile('lab', { values: {} });
    expect(state().values).toEqual({});
    expect(store.profileName(state())).toBe('lab');
    store.setProvider('keycloak');
    store.setBaseDomain('lab.example');
    store.setValue('realm', 'lab', 'identifier');
    store.switchProfile('default');
    expect(state()).toMatchObject({ provider: undefined, baseDomain: undefined, values: { realm: 'home' } });
    expect(browser.dataset).toEqual({});
    store.switchProfile(id('lab'));
    expect(state()).toMatchObject({ provider: 'keycloak', baseDomain: 'lab.example', values: { realm: 'lab' } });
    expect(browser.dataset.provider).toBe('keycloak');
  });

  test('are all there on the next visit, and the same one holds', async () => {
    store.setValue('realm', 'home', 'identifier');
    store.addProfile('lab', { values: { realm: 'lab' } });
    store = await browser.open();
    expect(state().profiles.map(({ name }) => name)).toEqual(['Default', 'lab']);
    expect(state().values).toEqual({ realm: 'lab' });
  });

  test('are copied without secrets, renamed and removed', () => {
    store.setValue('realm', 'home', 'identifier');
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.addProfile('copy');
    expect(state().values).toEqual({ realm: 'home' });
    store.renameProfile('client');
    expect(browser.profiles.map(({ name }) => name)).toEqual(['Default', 'client']);
    store.removeProfile();
    expect(state().values).toEqual({ realm: 'home', [SECRET]: 's3cr3t' });
    store.removeProfile();
    expect(state().profiles).toHaveLength(1);
    expect(state().values).toEqual({ realm: 'home', [SECRET]: 's3cr3t' });
  });

  test('have secrets of their own, in memory only', () => {
    store.setValue(SECRET, 'of-home', 'secret');
    store.addProfile('lab', { values: {} });
    expect(state().values).toEqual({});
    store.setValue(SECRET, 'of-lab', 'secret');
    store.setRevealed(SECRET, true);
    store.switchProfile('default');
    expect(state().values).toEqual({ [SECRET]: 'of-home' });
    expect(state().revealed.size).toBe(0);
    expect(JSON.stringify([...browser.items])).not.toContain('of-');
    store.switchProfile(id('lab'));
    store.removeProfile();
    expect([...state().secrets.keys()]).toEqual(['default']);
  });

  test('a name that every object has is a name like any other', () => {
    store.addProfile('__proto__', { values: {} });
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.switchProfile('__proto__');
    expect(state().values).toEqual({ [SECRET]: 's3cr3t' });
  });
});

describe('undo', () => {
  test('takes changes back one by one and says which', () => {
    store.setProvider('keycloak');
    later();
    store.setBaseDomain('example.org');
    later();
    store.setValue('wiki-js/greeting', 'Hello', 'text');
    expect(words()).toEqual(['the identity provider', 'your domain', 'the value of <greeting>']);
    store.undo();
    expect(state()).toMatchObject({ baseDomain: 'example.org', values: {} });
    store.undo();
    expect(state()).toMatchObject({ provider: 'keycloak', baseDomain: undefined });
    store.undo();
    store.undo();
    expect(state()).toMatchObject({ provider: undefined, values: {}, history: [] });
    expect(browser.stored).toEqual({ values: {} });
    expect(browser.dataset).toEqual({});
  });

  test('takes keys pressed in one field as one change, until a pause', () => {
    for (const text of ['h', 'ho', 'home']) store.setValue('realm', text, 'identifier');
    later();
    for (const text of ['homer', 'homers']) store.setValue('realm', text, 'identifier');
    store.setValue('wiki.company', 'w.lan', 'host');
    expect(words()).toEqual(['the value of <realm>', 'the value of <realm>', 'the value of wiki.company']);
    store.undo();
    store.undo();
    expect(state().values).toEqual({ realm: 'home' });
  });

  test('takes all that followed from one text as one change', () => {
    store.inOneStep('', () => {
      store.setBaseDomain('example.org');
      store.setProvider('keycloak');
      store.setValue('realm', 'home', 'identifier');
    });
    expect(words()).toEqual(['your domain']);
    store.undo();
    expect(state()).toMatchObject({ provider: undefined, baseDomain: undefined, values: {} });
  });

  test('brings a removed profile back, with its secrets', () => {
    store.addProfile('lab', { values: { realm: 'lab' } });
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.removeProfile();
    store.undo();
    expect(store.profileName(state())).toBe('lab');
    expect(state().values).toEqual({ realm: 'lab', [SECRET]: 's3cr3t' });
  });

  test('goes back 50 steps', () => {
    for (let number = 0; number < 60; number++) {
      store.setValue('realm', String(number), 'identifier');
      later();
    }
    expect(state().history).toHaveLength(50);
    for (let number = 0; number < 60; number++) store.undo();
    expect(state().values).toEqual({ realm: '9' });
  });

  test('does not take back what another tab has done', () => {
    store.setValue('realm', 'home', 'identifier');
    browser.otherTabWrote(textOf({ values: { realm: 'other' } }));
    store.undo();
    expect(state().values).toEqual({ realm: 'other' });
  });

  test('knows nothing of an edit that was given up', () => {
    store.setValue('realm', 'home', 'identifier');
    const before = state();
    later();
    store.setValue('realm', 'x', 'identifier');
    store.restore(before);
    expect(state().values).toEqual({ realm: 'home' });
    expect(words()).toEqual(['the value of <realm>']);
  });

  test('brings no secret back that was to be forgotten', () => {
    store.setValue('realm', 'home', 'identifier');
    store.setValue(SECRET, 's3cr3t', 'secret');
    store.setRevealed(SECRET, true);
    later();
    store.setValue('realm', 'work', 'identifier');
    store.addProfile('lab');
    store.setValue(SECRET, 's3cr3t-2', 'secret');
    store.forgetSecrets();
    expect(state().values).toEqual({ realm: 'work' });
    expect(state().revealed.size).toBe(0);
    while (state().history.length > 0) {
      store.undo();
      expect(Object.keys(state().values)).not.toContain(SECRET);
    }
    expect(state().values).toEqual({});
  });
});

test('the values of a guide are reset at once', () => {
  store.setValue('wiki-js/greeting', 'Hello', 'text');
  store.setValue(SECRET, 's3cr3t', 'secret');
  store.setValue('realm', 'home', 'identifier');
  store.holdForVisit({ values: { 'wiki-js/greeting': 'Hi' } });
  store.resetValues(['wiki-js/greeting', SECRET], 'the reset of this guide');
  expect(state().values).toEqual({ realm: 'home' });
  expect(state().visit).toBeUndefined();
  store.undo();
  expect(state().values).toEqual({ realm: 'home', [SECRET]: 's3cr3t', 'wiki-js/greeting': 'Hi' });
});

describe('values of a visit', () => {
  beforeEach(() => {
    store.setProvider('authentik');
    store.setBaseDomain('example.org');
    store.setValue('realm', 'home', 'identifier');
    store.setValue('wiki.company', 'w.lan', 'host');
    store.holdForVisit({ provider: 'keycloak', baseDomain: 'guest.example', values: { realm: 'guest' } });
  });

  test('go before those of the profile, and are kept nowhere', () => {
    expect(state()).toMatchObject({ provider: 'keycloak', baseDomain: 'guest.example' });
    expect(state().values).toEqual({ realm: 'guest', 'wiki.company': 'w.lan' });
    expect(JSON.stringify([...browser.items])).not.toContain('guest');
    const before = new Map(browser.items);
    store.holdForVisit({ values: { 'wiki-js/greeting': 'guest' } });
    expect(browser.items).toEqual(before);
    expect(browser.dataset.provider).toBe('keycloak');
  });

  test('are gone with the page', async () => {
    store = await browser.open();
    expect(state()).toMatchObject({ provider: 'authentik', baseDomain: 'example.org', values: { realm: 'home' } });
  });

  test('give way to what is typed, one by one', () => {
    store.setValue('realm', 'typed', 'identifier');
    expect(state().values.realm).toBe('typed');
    expect(state().baseDomain).toBe('guest.example');
    expect(browser.stored).toMatchObject({
      provider: 'authentik',
      baseDomain: 'example.org',
      values: { realm: 'typed' },
    });
    store.setBaseDomain('typed.example');
    // The very value that is shown is typed all the same.
    store.setProvider('keycloak');
    expect(state().visit).toBeUndefined();
    expect(browser.stored).toMatchObject({ provider: 'keycloak', baseDomain: 'typed.example' });
  });

  test('are reset before those of the profile', () => {
    store.setValue('realm', undefined, 'identifier');
    store.setBaseDomain(undefined);
    expect(state()).toMatchObject({ provider: 'keycloak', baseDomain: 'example.org' });
    expect(state().values.realm).toBe('home');
    store.setValue('realm', undefined, 'identifier');
    expect(state().values.realm).toBeUndefined();
  });

  test('can be ended, and saved', () => {
    store.endVisit();
    expect(state()).toMatchObject({ provider: 'authentik', values: { realm: 'home' } });
    store.undo();
    expect(state().values.realm).toBe('guest');
    store.saveToProfile(state().visit ?? { values: {} });
    expect(state().visit).toBeUndefined();
    expect(browser.stored).toEqual({
      provider: 'keycloak',
      baseDomain: 'guest.example',
      values: { realm: 'guest', 'wiki.company': 'w.lan' },
    });
  });

  test('outlive what another tab writes', () => {
    browser.otherTabWrote(textOf({ values: { realm: 'other' } }));
    expect(state().values).toEqual({ realm: 'guest' });
  });
});

describe('an import', () => {
  test('adds profiles under free names, or fills the ones that were chosen', () => {
    store.setValue('realm', 'home', 'identifier');
    store.setValue('wiki.company', 'w.lan', 'host');
    store.importProfiles([
      { profile: { name: 'default', values: { realm: 'new' } }, into: undefined },
      { profile: { name: 'any', provider: 'keycloak', values: { realm: 'read' } }, into: 'default' },
    ]);
    expect(browser.profiles.map(({ name, values }) => [name, values])).toEqual([
      ['Default', { 'wiki.company': 'w.lan', realm: 'read' }],
      ['default 2', { realm: 'new' }],
    ]);
    expect(state()).toMatchObject({ provider: 'keycloak', active: 'default' });
    store.undo();
    expect(browser.profiles).toHaveLength(1);
    expect(state().values).toEqual({ realm: 'home', 'wiki.company': 'w.lan' });
  });
});
