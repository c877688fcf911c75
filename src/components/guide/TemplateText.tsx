import type { ReactNode } from 'react';
import {
  isPlaceholder,
  isScalar,
  rawText,
  type Template,
  type TemplatePlaceholder,
  type TemplateScalar,
} from '../../core/placeholder/template';
import { EditablePlaceholder } from './EditablePlaceholder';

export interface TemplateTextProps {
  readonly template: Template;
  /** Whether a value can be edited where it stands. Not inside links and buttons. Default `true`. */
  readonly editable?: boolean;
}

/**
 * A text with its placeholders. React renders their own texts; `page-writer` writes the reader's values. Every provider's
 * variant is in the page; CSS shows the one that holds.
 */
export function TemplateText({ template, editable = true }: TemplateTextProps): ReactNode {
  return template.map((part, index) => {
    if (typeof part === 'string') return part;
    // An element is never used again for another placeholder: what was written into it would stay.
    const key = `${index} ${JSON.stringify(part)}`;
    if (isPlaceholder(part)) return <Placeholder key={key} placeholder={part} editable={editable} />;
    if (isScalar(part)) return <Scalar key={key} scalar={part} editable={editable} />;
    return Object.entries(part).map(([providers, variant]) => (
      <span
        key={`${key} ${providers}`}
        data-providers={providers}
        {...(providers.includes('default') ? {} : { 'data-pagefind-ignore': '' })}
      >
        <TemplateText template={variant} editable={editable} />
      </span>
    ));
  });
}

interface PlaceholderProps {
  readonly placeholder: TemplatePlaceholder;
  readonly editable: boolean;
  /** Which placeholder of a scalar it is, counted from 0. */
  readonly part?: number;
}

function Placeholder({ placeholder, editable, part }: PlaceholderProps): ReactNode {
  const [key, raw, context] = placeholder;
  const attributes = {
    className: 'placeholder',
    'data-ph': key,
    'data-ph-raw': raw === key ? undefined : raw,
    'data-ph-context': context,
    'data-ph-part': part,
    suppressHydrationWarning: true,
  };
  const text = rawText(placeholder);
  return editable ? (
    <EditablePlaceholder storeKey={key} text={text} attributes={attributes} />
  ) : (
    <span {...attributes}>{text}</span>
  );
}

function Scalar({ scalar, editable }: { readonly scalar: TemplateScalar; readonly editable: boolean }): ReactNode {
  let count = 0;
  // An empty string and no child are not the same: React would not accept a text where it has rendered nothing.
  const quote = (
    <span data-ph-quote="" suppressHydrationWarning>
      {''}
    </span>
  );
  return (
    <span data-ph-scalar={JSON.stringify(scalar)}>
      {quote}
      {scalar.parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <Placeholder key={index} placeholder={part} editable={editable} part={count++} />
        ),
      )}
      {quote}
    </span>
  );
}
