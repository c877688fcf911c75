import type { ReactNode } from 'react';
import { isPlaceholder, rawText, type Template, type TemplatePlaceholder } from '../../core/placeholder/template';
import { MASK, usePlaceholder } from './placeholder-value';
import { EditablePlaceholder } from './EditablePlaceholder';
import { placeholderAttributes } from './placeholder-attributes';

export interface TemplateTextProps {
  readonly template: Template;
  /** Whether a value can be edited where it stands. Not inside links and buttons. Default `true`. */
  readonly editable?: boolean;
}

/** A text with the reader's values. Every provider's variant is in the page; CSS shows the one that holds. */
export function TemplateText({ template, editable = true }: TemplateTextProps): ReactNode {
  // The parts of a template never change places, so their index is their identity.
  return template.map((part, index) => {
    if (typeof part === 'string') return part;
    if (isPlaceholder(part)) {
      return editable ? (
        <EditablePlaceholder key={index} placeholder={part} />
      ) : (
        <PlaceholderValue key={index} placeholder={part} />
      );
    }
    return Object.entries(part).map(([providers, variant]) => (
      <span
        key={`${index} ${providers}`}
        data-providers={providers}
        {...(providers.includes('default') ? {} : { 'data-pagefind-ignore': '' })}
      >
        <TemplateText template={variant} editable={editable} />
      </span>
    ));
  });
}

function PlaceholderValue({ placeholder }: { readonly placeholder: TemplatePlaceholder }): ReactNode {
  const { value, masked } = usePlaceholder(placeholder);
  return (
    <span {...placeholderAttributes(placeholder, value, masked)}>
      {masked ? MASK : (value ?? rawText(placeholder))}
    </span>
  );
}
