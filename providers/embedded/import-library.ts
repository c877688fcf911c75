import type * as OidcProviderModule from 'oidc-provider';

let imported: Promise<typeof OidcProviderModule> | undefined;

/**
 * Imports the library, when it is first needed. On Node 20 it says that it supports newer releases; what the models use of it runs there,
 * and tests prove it, so that line is held back.
 */
export function importLibrary(): Promise<typeof OidcProviderModule> {
  if (imported !== undefined) return imported;
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...words);
  };
  imported = import('oidc-provider').finally(() => {
    console.warn = warn;
  });
  return imported;
}
