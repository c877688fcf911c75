import type { LoadLanguage } from './language';

const json: LoadLanguage = async () => (await import('./json')).checkJson;
const jsonc: LoadLanguage = async () => (await import('./json')).checkJsonc;
const yaml: LoadLanguage = async () => (await import('./yaml')).checkYaml;

/** The languages whose snippets are parsed, by every name that fences give them, in small letters. */
export const languages: ReadonlyMap<string, LoadLanguage> = new Map([
  ['json', json],
  ['jsonc', jsonc],
  ['yaml', yaml],
  ['yml', yaml],
]);
