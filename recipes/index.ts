/** What a recipe or a driver in `docs/` may use. */
export { codeSpan } from '../src/core/text';
export { defineRecipe } from './recipe';
export type {
  Acceptance,
  ApplicationSide,
  Case,
  Question,
  Recipe,
  RegisteredProvider,
  RegisterOptions,
  Run,
  Users,
} from './recipe';
export type { IdTokenFault } from '../providers/embedded/embedded-provider';
export { RecipeFailure, type StepName } from './run/failure';
export type { FieldRule, Filled, FilledForm, PageReader, ReadSnippet } from './run/page-reader';
export type { Browser, LoadedPage } from './world/browser';
export * from './drive';
export * from './generic';
export * from './questions';
