/** What a recipe or a driver in `docs/` may use. */
export { defineRecipe } from './recipe';
export type { Acceptance, ApplicationSide, Recipe, RegisteredProvider, RegisterOptions, Run, Users } from './recipe';
export { RecipeFailure, type StepName } from './run/failure';
export type { FieldRule, FilledForm, PageReader, ReadSnippet } from './run/page-reader';
export type { Browser } from './world/browser';
export * from './generic';
