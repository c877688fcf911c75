/** `voters` and `voted` are forms of the word that `votes` is one of. */
export const isForm = (word: string, other: string): boolean => stemOf(word) === stemOf(other);
const stemOf = (word: string): string => word.replace(/(?:ers?|ing|e[ds]|[esy])$/, '');

/** `vcluster` is a name of its own, made of another. */
export const isPrefixed = (word: string, meant: string): boolean => word.slice(1) === meant && word[0] !== meant[0];
