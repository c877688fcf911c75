import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { rawText, type TemplatePlaceholder } from '../../core/placeholder/template';
import { InlineEditor } from './InlineEditor';
import { MASK, usePlaceholder } from './placeholder-value';
import { placeholderAttributes } from './placeholder-attributes';

/** A placeholder that becomes an input by a click or Enter, where it stands. */
export function EditablePlaceholder({ placeholder }: { readonly placeholder: TemplatePlaceholder }): ReactNode {
  const { value, masked } = usePlaceholder(placeholder);
  const [editing, setEditing] = useState(false);
  const element = useRef<HTMLSpanElement>(null);

  const close = (refocus: boolean): void => {
    setEditing(false);
    if (refocus) requestAnimationFrame(() => element.current?.focus());
  };
  const open = (): void => {
    // The end of a selection by mouse is a click too; the reader wants to copy, not to edit.
    if (window.getSelection()?.isCollapsed !== false) setEditing(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    setEditing(true);
  };

  if (editing) return <InlineEditor storeKey={placeholder[0]} onClose={close} />;
  return (
    <span
      {...placeholderAttributes(placeholder, value, masked)}
      ref={element}
      role="button"
      tabIndex={0}
      title={`${rawText(placeholder)}: press Enter or click to change`}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      {masked ? MASK : (value ?? rawText(placeholder))}
    </span>
  );
}
