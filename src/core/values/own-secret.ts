/**
 * Whether a reader may make up the value of a secret. Tokens, passwords and keys of an API are given out by what they belong to.
 *
 * @param name the placeholder, with or without its brackets
 */
export function isOwnSecret(name: string): boolean {
  return /(?:^<?|_)(?:secret|(?:secret|encryption|signing|cookie|session)_key)>?$/.test(name);
}
