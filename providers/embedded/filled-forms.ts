import { randomInt } from 'node:crypto';
import { FormRefusal, type FilledField, type VendorForm } from './administrator';
import { atLeast } from './version';

/** What a field of a vendor's form takes. */
export interface FieldSpec {
  /** The form cannot be sent without it, and nothing is filled in. */
  readonly required?: boolean;
  /** The form fills it in, and cannot be sent when it is emptied. */
  readonly prefilled?: boolean;
  /** A closed list. */
  readonly choices?: readonly string[];
  /** Any number of rows. */
  readonly repeatable?: boolean;
  /** What each row chooses besides its value: one of each list, by default the first. */
  readonly rowChoices?: readonly (readonly string[])[];
  /** What the vendor demands of a value that is not empty. */
  readonly takes?: { readonly expected: string; readonly test: (value: string) => boolean };
  /** The version that brought it. */
  readonly since?: string;
}

export interface FormSpec {
  /** `*` stands for one piece of the title: the name of something that exists. */
  readonly title: string;
  /** What the form is about. Several forms may be about one thing; the one that comes last on the page wins. */
  readonly about: string;
  /** Whether nobody gets around it, so that its required fields have to be given. */
  readonly always?: boolean;
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

/** A switch or a checkbox, as pages write it. */
export const SWITCH: FieldSpec = { prefilled: true, choices: ['On', 'Off'] };

/** One row of a list, with what it chooses. */
export interface Row {
  readonly value: string;
  readonly choices: readonly string[];
}

/** The form that a title means. */
export function formOf(forms: readonly FormSpec[], title: string): FormSpec | undefined {
  const pieces = title.split(' > ');
  return forms.find((form) => {
    const own = form.title.split(' > ');
    return own.length === pieces.length && own.every((piece, index) => piece === '*' || piece === pieces[index]);
  });
}

/** The forms as others may know them. */
export const vendorForms = (forms: readonly FormSpec[]): readonly VendorForm[] =>
  forms.map(({ title, fields }) => ({
    title,
    labels: Object.keys(fields),
    required: Object.entries(fields).flatMap(([label, { required }]) => (required === true ? [label] : [])),
  }));

/** The filled-in forms of a page, each field held against the vendor's. */
export class FilledForms {
  readonly #given = new Map<string, FilledField[]>();
  readonly #specs = new Map<string, FieldSpec>();

  /** @throws FormRefusal for the first field that the vendor does not have or would not take */
  constructor(forms: readonly FormSpec[], fields: readonly FilledField[], version: string) {
    for (const { about, fields: specs } of forms)
      for (const [label, spec] of Object.entries(specs)) this.#specs.set(`${about}/${label}`, spec);
    for (const field of fields) {
      const form = formOf(forms, field.form);
      if (form === undefined) throw unknownForm(forms, field);
      const spec = specOf(form, field, version);
      judge(spec, field);
      this.#add(form, spec, field);
    }
    for (const form of forms) {
      const title = fields.find((field) => formOf(forms, field.form) === form)?.form;
      if (form.always === true || title !== undefined) this.#demand(form, title ?? form.title);
    }
  }

  /** The field as the page gives it. */
  field(about: string, label: string): FilledField | undefined {
    if (!this.#specs.has(`${about}/${label}`)) throw new Error(`The forms about ${about} have no field ${label}.`);
    return this.#given.get(`${about}/${label}`)?.at(-1);
  }

  /** The value; `undefined` when the page does not give the field, which then keeps the vendor's default. */
  text(about: string, label: string): string | undefined {
    return this.field(about, label)?.value;
  }

  /** Whether a switch is on. */
  isOn(about: string, label: string, fallback: boolean): boolean {
    const value = this.text(about, label);
    return value === undefined ? fallback : value === 'On';
  }

  /** The rows of a list that have a value. */
  rows(about: string, label: string): readonly Row[] {
    const { rowChoices = [] } = this.#specs.get(`${about}/${label}`) ?? {};
    const given = (this.#given.get(`${about}/${label}`) ?? []).filter(({ value }) => value !== '');
    return given.map((field) => ({ value: field.value, choices: chosenInRow(rowChoices, field, given.length) }));
  }

  #add(form: FormSpec, spec: FieldSpec, field: FilledField): void {
    const key = `${form.about}/${field.label}`;
    const before = (this.#given.get(key) ?? []).filter((other) => other.form === field.form);
    if (before.length > 0 && spec.repeatable !== true)
      throw new FormRefusal(field, { unexpected: `second ${field.label}`, expected: 'it once', ofForm: true });
    this.#given.set(key, [...before, field]);
  }

  #demand({ about, fields }: FormSpec, title: string): void {
    for (const [label, { required }] of Object.entries(fields)) {
      const given = this.#given.get(`${about}/${label}`)?.at(-1);
      if (required === true && (given?.value ?? '').trim() === '')
        throw new FormRefusal(given ?? { form: title, label, value: '' }, { unexpected: '', expected: 'a value' });
    }
  }
}

function unknownForm(forms: readonly FormSpec[], field: FilledField): FormRefusal {
  const pieces = field.form.split(' > ');
  // The name in the middle of a title is the page's own, so a proposal keeps it.
  const titles = forms.map(({ title }) => {
    const own = title.split(' > ');
    return own.map((piece, index) => (piece === '*' ? (pieces[index] ?? '*') : piece)).join(' > ');
  });
  return new FormRefusal(field, { unexpected: field.form, expected: titles, ofForm: true });
}

function specOf({ fields }: FormSpec, field: FilledField, version: string): FieldSpec {
  const known = Object.entries(fields).filter(([, { since }]) => since === undefined || atLeast(version, since));
  const spec = known.find(([label]) => label === field.label)?.[1];
  if (spec !== undefined) return spec;
  const labels = known.map(([label]) => label);
  throw new FormRefusal(field, { unexpected: field.label, expected: labels, ofForm: true });
}

function judge({ choices, prefilled, takes }: FieldSpec, field: FilledField): void {
  if (prefilled === true && field.value.trim() === '') throw new FormRefusal(field, { expected: 'a value' });
  if (field.value === '') return;
  if (choices?.includes(field.value) === false) throw new FormRefusal(field, { expected: choices });
  if (takes?.test(field.value) === false) throw new FormRefusal(field, { expected: takes.expected });
}

function chosenInRow(lists: FieldSpec['rowChoices'] & object, field: FilledField, rows: number): readonly string[] {
  const all = lists.flat();
  if (field.bold === undefined && all.length > 0 && rows > 1)
    throw new FormRefusal(field, { unexpected: 'row without choices', expected: `in bold ${all.join(', ')}` });
  for (const word of field.bold ?? [])
    if (all.length > 0 && !all.includes(word)) throw new FormRefusal(field, { unexpected: word, expected: all });
  return lists.map((list) => {
    const [chosen = list[0] ?? '', second] = list.filter((choice) => field.bold?.includes(choice));
    if (second !== undefined) throw new FormRefusal(field, { unexpected: second, expected: `${chosen} alone` });
    return chosen;
  });
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits, as the vendors make identifiers and secrets that nobody types. */
export const randomText = (length: number): string =>
  Array.from({ length }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
