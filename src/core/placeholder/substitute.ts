import { EXAMPLE_DOMAIN, isHostName } from './example-domain';
import type { ScalarFormat } from './escape/encoder';
import { encodeFor, type ScalarFormatName, scalarFormats } from './escape';
import {
  forProvider,
  isScalar,
  rawText,
  type Template,
  type TemplatePlaceholder,
  type TemplateScalar,
} from './template';

/** What a reader has chosen and entered, as far as it decides the text of a page. */
export interface ReaderValues {
  /** The chosen provider's id; a guide's first provider when there is none. */
  readonly provider?: string | undefined;
  /** The domain that stands for `company` in every host, such as `example.org`. */
  readonly baseDomain?: string | undefined;
  /** Entered values by store key. A key that is absent is unset; an empty string is a value. */
  readonly values: Readonly<Record<string, string>>;
}

export const NO_VALUES: ReaderValues = { values: {} };

const hasPort = (host: string): boolean => /:\d+$/.test(host);

/**
 * The reader's value for a placeholder. What was entered goes before what the base domain gives.
 * A port in the guide (`sonarr.company:8989`) stays unless the reader's host brings its own.
 *
 * @returns the text, or `undefined` when the reader has given nothing that decides it
 */
export function valueOf(placeholder: TemplatePlaceholder, reader: ReaderValues): string | undefined {
  const [key] = placeholder;
  const entered = Object.hasOwn(reader.values, key) ? reader.values[key] : undefined;
  const value = entered ?? hostUnderBaseDomain(key, reader.baseDomain);
  if (value === undefined) return undefined;
  const port = isHostName(key) && !hasPort(value) ? /:\d+$/.exec(rawText(placeholder))?.[0] : undefined;
  return port ? value + port : value;
}

function hostUnderBaseDomain(key: string, baseDomain: string | undefined): string | undefined {
  if (!baseDomain || !isHostName(key)) return undefined;
  return key.slice(0, -EXAMPLE_DOMAIN.length) + baseDomain;
}

/** What stands at a place of the page, and whether it is the reader's. */
export interface Shown {
  readonly text: string;
  /** `false`: the placeholder's own text, because there is no value or because the place cannot hold it. */
  readonly isSet: boolean;
  /** The place, when it has no way to hold the value: “a string in single quotes of a shell”. */
  readonly refusedBy?: string;
}

/** What a placeholder shows: its value as its context writes it, or its own text. */
export function shown(placeholder: TemplatePlaceholder, reader: ReaderValues): Shown {
  const value = valueOf(placeholder, reader);
  const raw = rawText(placeholder);
  if (value === undefined) return { text: raw, isSet: false };
  const context = placeholder[2];
  if (context === undefined) return { text: value, isSet: true };
  const encoded = encodeFor(value, context);
  return 'text' in encoded
    ? { text: encoded.text, isSet: true }
    : { text: raw, isSet: false, refusedBy: encoded.refusedBy.place };
}

/** What a scalar shows: the quotes that it needs, and its parts between them. */
export interface ShownScalar {
  /** Empty when the scalar stands as it is. */
  readonly quote: string;
  /** One for each part of the scalar that is a placeholder. */
  readonly parts: readonly Shown[];
}

/** Chooses the quotes of a scalar, and writes its parts for them. Without values it stays as its author wrote it. */
export function shownScalar({ scalar, parts }: TemplateScalar, reader: ReaderValues): ShownScalar {
  const pieces = parts.map((part) => (typeof part === 'string' ? part : shown(part, reader)));
  const values = pieces.filter((piece) => typeof piece !== 'string');
  const format: ScalarFormat = scalarFormats[scalar as ScalarFormatName];
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  if (values.every(({ isSet }) => !isSet) || format.isPlain(text)) return { quote: '', parts: values };
  for (const { quote, encode } of format.styles) {
    // What is not the reader's must come out of the quotes as its author wrote it.
    const written = pieces.map((piece) => {
      if (typeof piece !== 'string' && piece.isSet) return encode(piece.text);
      const fixed = typeof piece === 'string' ? piece : piece.text;
      return encode(fixed) === fixed ? fixed : undefined;
    });
    if (written.includes(undefined)) continue;
    const texts = written.filter((_, index) => typeof pieces[index] !== 'string');
    return { quote, parts: values.map((value, index) => ({ ...value, text: texts[index] ?? '' })) };
  }
  const raw = parts.filter((part) => typeof part !== 'string').map(rawText);
  return {
    quote: '',
    parts: values.map(({ isSet, ...value }, index) => ({
      ...value,
      text: raw[index] ?? '',
      isSet: false,
      ...(isSet ? { refusedBy: format.place } : {}),
    })),
  };
}

/**
 * The text of a template for a reader: what is shown, copied, judged and executed. There is no second way.
 *
 * @param template the text with its placeholders
 * @param reader the reader's values; an unset placeholder keeps its own text, and so does one whose value the place cannot hold
 */
export function substitute(template: Template, reader: ReaderValues): string {
  return forProvider(template, reader.provider)
    .map((part) => {
      if (typeof part === 'string') return part;
      return isScalar(part) ? scalarText(part, reader) : shown(part, reader).text;
    })
    .join('');
}

function scalarText(scalar: TemplateScalar, reader: ReaderValues): string {
  const { quote, parts } = shownScalar(scalar, reader);
  let next = 0;
  return quote + scalar.parts.map((part) => (typeof part === 'string' ? part : parts[next++]?.text)).join('') + quote;
}

/** The placeholders of a template as the reader's provider has them, those inside scalars included. */
export function placeholdersFor(template: Template, provider: string | undefined): TemplatePlaceholder[] {
  return forProvider(template, provider).flatMap((part) => {
    if (typeof part === 'string') return [];
    return isScalar(part) ? part.parts.filter((one) => typeof one !== 'string') : [part];
  });
}

/** The keys of the placeholders in a template that have no value, each once, in order. */
export function unsetKeys(template: Template, reader: ReaderValues): string[] {
  const keys = placeholdersFor(template, reader.provider).flatMap((part) =>
    valueOf(part, reader) === undefined ? [part[0]] : [],
  );
  return [...new Set(keys)];
}
