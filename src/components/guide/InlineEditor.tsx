import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { getState, restore } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { valueOf } from '../../core/placeholder/substitute';
import { useValueField } from '../values/use-value-field';
import { useField, useGuide } from './guide-context';

export interface InlineEditorProps {
  readonly storeKey: string;
  /** The reader has finished; `refocus` when the focus should go back to the placeholder. */
  readonly onClose: (refocus: boolean) => void;
}

/** The input that stands in for a placeholder while it is edited. Enter keeps, Escape gives everything back as it was. */
export function InlineEditor({ storeKey, onClose }: InlineEditorProps): ReactNode {
  const field = useField(storeKey);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [before] = useState(getState);
  const draft = useValueField(field, useGuide()?.id);
  const effective = useReader((state) => valueOf([storeKey], state)) ?? '';
  const [touched, setTouched] = useState(false);
  // A host that follows from the base domain has no value of its own; the reader edits what is shown.
  const text = touched || draft.text !== '' ? draft.text : effective;

  useEffect(() => {
    input.current?.select();
  }, []);

  const cancel = (): void => {
    restore(before);
    onClose(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && draft.error === undefined) onClose(true);
  };

  return (
    <span className="inline-editor">
      <input
        ref={input}
        className="inline-editor__input"
        type={field.kind === 'secret' ? 'password' : 'text'}
        value={text}
        size={Math.max(text.length, 8)}
        aria-label={`Value of ${field.written}`}
        aria-describedby={id}
        aria-invalid={draft.error !== undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setTouched(true);
          draft.onChange(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          // A refused text stays in its field until it is mended or given up.
          if (draft.error === undefined) onClose(false);
        }}
      />
      <span
        id={id}
        role="status"
        className={draft.error === undefined ? 'inline-editor__note' : 'inline-editor__error'}
      >
        {draft.error ?? draft.note ?? 'Enter keeps, Escape cancels'}
      </span>
    </span>
  );
}
