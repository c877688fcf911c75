/** Questions that are put to every application alike. */
export { casesOf, signIn, type Asked, type Login, type Open, type OpenedApplication, type Seen } from './answered';
export { emailCases, idTokenFaults, nameCases, refusals, type Way } from './common-cases';
