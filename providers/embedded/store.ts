import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Where the library keeps its codes, tokens and grants. One store serves all issuers of a model, because a code from one host name may be
 * exchanged by another.
 */
export class Store {
  readonly #kept = new Map<string, Kept>();

  /** For the option `adapter` of the library. */
  readonly adapter = (model: string): Adapter => {
    const key = (id: string): string => `${model}:${id}`;
    const find = (id: string): Promise<AdapterPayload | undefined> => Promise.resolve(this.#find(key(id)));
    return {
      find,
      findByUid: (uid) => Promise.resolve(this.#search(`${model}:`, (payload) => payload.uid === uid)),
      findByUserCode: () => Promise.resolve(undefined),
      upsert: (id, payload, expiresIn) => {
        const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
        this.#kept.set(key(id), { payload, expiresAt });
        return Promise.resolve();
      },
      consume: async (id) => {
        const payload = await find(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: (id) => {
        this.#kept.delete(key(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [id, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
        return Promise.resolve();
      },
    };
  };

  #find(key: string): AdapterPayload | undefined {
    const kept = this.#kept.get(key);
    return kept !== undefined && kept.expiresAt > Date.now() ? kept.payload : undefined;
  }

  #search(prefix: string, wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.#kept].find(([key, { payload }]) => key.startsWith(prefix) && wanted(payload))?.[1].payload;
  }
}
