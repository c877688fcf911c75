import type { Kind } from '../values/kinds';

/** A placeholder that a guide may use, and where its value comes from. */
export interface PlaceholderDeclaration {
  /** As in the grammar: `wiki.company`, `client_id`. */
  readonly name: string;
  /** The key of the reader's value in the store. Names of `guide` scope carry the guide's id. */
  readonly key: string;
  readonly kind: Kind;
  /** Stands in for the value at build time; never shown. */
  readonly sample: string;
  /** What it is, as plain text: the words after the placeholder in its declaration. */
  readonly description: string;
  /** The provider that declares it, when it is not the guide or the site. */
  readonly provider?: string;
}

export interface SharedPlaceholder {
  readonly kind: Kind;
  readonly scope: 'site' | 'guide';
  readonly description: string;
  readonly sample?: string;
}

/** Placeholders that need no declaration in any guide. */
export const sharedPlaceholders: Readonly<Record<string, SharedPlaceholder>> = {
  client_id: {
    kind: 'identifier',
    scope: 'guide',
    description: 'the client ID that the identity provider gives the application.',
  },
  client_secret: {
    kind: 'secret',
    scope: 'guide',
    description: 'the client secret that the identity provider gives the application.',
  },
};

/** The store key of a placeholder: hosts and names of `site` scope are shared by all guides. */
export function storeKey(name: string, scope: 'site' | 'guide', guideId: string): string {
  return scope === 'site' ? name : `${guideId}/${name}`;
}
