import { EXAMPLE_DOMAIN, isHostName } from './example-domain';
import { forProvider, rawText, type Template, type TemplatePlaceholder } from './template';

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

/**
 * The text of a template for a reader: what is shown, copied, judged and executed. There is no second way.
 *
 * @param template the text with its placeholders
 * @param reader the reader's values; an unset placeholder keeps its own text
 */
export function substitute(template: Template, reader: ReaderValues): string {
  return forProvider(template, reader.provider)
    .map((part) => (typeof part === 'string' ? part : (valueOf(part, reader) ?? rawText(part))))
    .join('');
}

/** The keys of the placeholders in a template that still show their own text, each once, in order. */
export function unsetKeys(template: Template, reader: ReaderValues): string[] {
  const keys = forProvider(template, reader.provider).flatMap((part) =>
    typeof part === 'string' || valueOf(part, reader) !== undefined ? [] : [part[0]],
  );
  return [...new Set(keys)];
}
