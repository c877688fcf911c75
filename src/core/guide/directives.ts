import { questionIds } from '../evidence/questions';

/** What a container directive of a guide accepts. */
export interface DirectiveRule {
  /** Attribute names; `id` is written `#name`. */
  readonly attributes: readonly string[];
  readonly required?: readonly string[];
  /** Attributes that accept these values only. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly label: 'none' | 'optional' | 'required';
}

const admonition: DirectiveRule = { attributes: ['id'], label: 'optional' };
/** In a guide it may quote what came out when a question was answered by runs. */
const callOut: DirectiveRule = {
  attributes: ['id', 'question', 'variant'],
  values: { question: questionIds },
  label: 'optional',
};

/** Admonitions as Docusaurus names them. */
export const admonitions = ['note', 'tip', 'info', 'warning', 'danger', 'caution'] as const;

/** Every directive that a guide may use. */
export const directives: Readonly<Record<string, DirectiveRule>> = {
  placeholders: { attributes: [], label: 'none' },
  settings: { attributes: ['id'], label: 'optional' },
  'register-client': { attributes: [], label: 'none' },
  provider: { attributes: ['only'], required: ['only'], label: 'none' },
  symptom: { attributes: ['id'], label: 'required' },
  ...Object.fromEntries(admonitions.map((name) => [name, callOut])),
};

/** The directives of a provider's `register-client.md`: those of a guide that make sense there, and `when`. */
export const stepDirectives: Readonly<Record<string, DirectiveRule>> = {
  settings: { attributes: ['id'], label: 'optional' },
  when: { attributes: ['given'], required: ['given'], label: 'none' },
  ...Object.fromEntries(admonitions.map((name) => [name, admonition])),
};

export function isAdmonition(name: string): boolean {
  return (admonitions as readonly string[]).includes(name);
}
