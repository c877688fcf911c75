import { vi } from 'vitest';
import type { ReaderValues } from '../../src/core/placeholder/substitute';
import { activeOf, type Profile, type Profiles } from '../../src/core/values/profile';
import type * as ProfileStore from '../../src/store/profiles';
import type * as ReaderStore from '../../src/store/reader-store';
import { decodeStored, STORAGE_KEY } from '../../src/store/storage';

export type Store = typeof ReaderStore & typeof ProfileStore;

/** All that is kept of a reader who has one profile. */
export const one = (content: ReaderValues): Profiles => ({
  active: 'default',
  profiles: [{ id: 'default', name: 'Default', ...content }],
});
export const textOf = (content: ReaderValues): string => JSON.stringify(one(content));

/** A browser as far as the store uses one. */
export class StoreBrowser {
  readonly items = new Map<string, string>();
  readonly dataset: Record<string, string | undefined> = {};
  full = false;
  /** The page is shown, for the first time or again. */
  shown: (event: { key: null }) => void = () => undefined;
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
      removeItem: (key: string) => this.items.delete(key),
    };
    const found = headScript && { text: this.items.get(STORAGE_KEY) ?? null, profiles: one(headScript) };
    const window = {
      ssoRecipes: { found, providerIds: ['authentik', 'keycloak'] },
      addEventListener: (type: string, listener: (event: { key: string | null }) => void) => {
        if (type === 'storage') this.#listeners.push(listener);
        if (type === 'pageshow') this.shown = listener;
      },
    };
    vi.stubGlobal('window', window);
    vi.stubGlobal('localStorage', localStorage);
    vi.stubGlobal('document', { documentElement: { dataset: this.dataset } });
    return { ...(await import('../../src/store/reader-store')), ...(await import('../../src/store/profiles')) };
  }

  /** What happens in this tab when another one has written. */
  otherTabWrote(text: string | undefined, key: string | null = STORAGE_KEY): void {
    if (text !== undefined) this.items.set(STORAGE_KEY, text);
    for (const listener of this.#listeners) listener({ key });
  }

  get profiles(): readonly Profile[] {
    return decodeStored(this.items.get(STORAGE_KEY) ?? null)?.profiles ?? [];
  }

  /** The stored values of the profile that holds. */
  get stored(): unknown {
    const decoded = decodeStored(this.items.get(STORAGE_KEY) ?? null);
    if (!decoded) return undefined;
    const { provider, baseDomain, values } = activeOf(decoded);
    return { provider, baseDomain, values };
  }
}
