import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { InlineEditor } from './InlineEditor';

export interface EditablePlaceholderProps {
  readonly storeKey: string;
  /** The placeholder's own text; the page's writer puts the value in its place. */
  readonly text: string;
  readonly attributes: HTMLAttributes<HTMLSpanElement>;
}

/** A placeholder that becomes an input by a click or Enter, where it stands. */
export function EditablePlaceholder({ storeKey, text, attributes }: EditablePlaceholderProps): ReactNode {
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

  if (editing) return <InlineEditor storeKey={storeKey} onClose={close} />;
  return (
    <span
      {...attributes}
      ref={element}
      role="button"
      tabIndex={0}
      title={`${text}: press Enter or click to change`}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  );
}
