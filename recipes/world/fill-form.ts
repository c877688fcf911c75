import type { Button, Field, Form, LoadedPage, Page } from './browser';

/**
 * The page, when a server answered with it.
 *
 * @throws Error when nothing is shown or the page could not be loaded
 */
export function shownPage(page: Page | undefined, wanted: string): LoadedPage {
  if (page === undefined) throw new Error(`Expected a page with ${wanted}, nothing was visited yet.`);
  if (page.error !== undefined)
    throw new Error(`Expected a page with ${wanted}, but ${page.url} failed: ${page.error}`);
  return page;
}

/**
 * The button that a user presses: by its name or its text; the first one when none is said, and none when the form has none.
 *
 * @throws Error when there is no such button
 */
export function buttonFor(form: Form, button: string | undefined): Button | undefined {
  if (button === undefined) return form.buttons[0];
  const found = form.buttons.find(({ name, text }) => name === button || text === button);
  if (found !== undefined) return found;
  throw new Error(`Unexpected button ${button}, expected ${list(form.buttons.map(({ name, text }) => text || name))}.`);
}

/**
 * The fields as they are when a user has filled them in.
 *
 * @throws Error when a value is for no field of the form, or for none of its choices
 */
export function filledFields(form: Form, values: Readonly<Record<string, string>>): readonly Field[] {
  for (const [name, value] of Object.entries(values)) {
    const fields = form.fields.filter((field) => field.name === name);
    if (fields.length === 0)
      throw new Error(`Unexpected field ${name}, expected ${list(form.fields.map((field) => field.name))}.`);
    if (fields.every(isChoice) && !fields.some((field) => field.value === value))
      throw new Error(`Unexpected choice ${value} of ${name}, expected ${list(fields.map((field) => field.value))}.`);
  }
  return form.fields.map((field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (value === undefined) return field;
    if (!isChoice(field)) return { ...field, value };
    return { ...field, checked: field.value === value || (field.type === 'checkbox' && field.checked) };
  });
}

/** What a browser sends of a form. Line ends are those of HTML forms. */
export function formData(fields: readonly Field[], button: Button | undefined): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: string, value: string): void => {
    params.append(name, value.replace(/\r\n|\r|\n/g, '\r\n'));
  };
  for (const { name, value, checked } of fields) if (checked) add(name, value);
  if (button !== undefined && button.name !== '') add(button.name, button.value);
  return params;
}

export const isChoice = ({ type }: Field): boolean => type === 'checkbox' || type === 'radio';

/** Link or button by its text. */
export function findClickable(
  page: LoadedPage,
  text: string,
): { readonly url: string } | { readonly form: Form; readonly button: string } {
  const link = page.links.find((candidate) => candidate.text === text);
  if (link !== undefined) return link;
  const form = page.forms.find(({ buttons }) => buttons.some((button) => button.text === text));
  if (form !== undefined) return { form, button: text };
  const texts = [...page.links, ...page.forms.flatMap(({ buttons }) => buttons)].map((candidate) => candidate.text);
  throw new Error(`Unexpected link ${text} on ${page.url}, expected ${list(texts)}.`);
}

const list = (words: readonly string[]): string => (words.length === 0 ? 'none: there is none' : words.join(', '));
