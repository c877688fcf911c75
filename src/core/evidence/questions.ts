/**
 * What published pages contradict each other about, and what applications check and do not check. Recipes answer these by
 * execution; each has one place on the page What is proven, whichever guides answer it.
 */
export const questions = {
  'issuer-slash': { asks: 'Does the issuer end with a slash?', about: 'dispute' },
  'callback-path': { asks: 'Where does the callback go with each base path?', about: 'dispute' },
  'untrusted-host': { asks: 'When is the host trusted in production?', about: 'dispute' },
  'display-name': { asks: 'Which name does the application show?', about: 'dispute' },
  'unlinked-account': { asks: 'What becomes of a person whose e-mail address is known already?', about: 'dispute' },
  email: { asks: 'Does the e-mail address have to be there and verified?', about: 'check' },
  'id-token-faults': { asks: 'Which faults of an ID token are noticed?', about: 'check' },
  refusals: { asks: 'What is refused, and in which words?', about: 'check' },
} as const satisfies Readonly<Record<string, { readonly asks: string; readonly about: 'dispute' | 'check' }>>;

export type QuestionId = keyof typeof questions;

export const questionIds = Object.keys(questions) as readonly QuestionId[];
