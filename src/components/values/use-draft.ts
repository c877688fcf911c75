import { useState } from 'react';
import type { ParseResult } from '../../core/values/kinds';

export interface Draft {
  /** What the field shows: what is being typed, or else the stored value. */
  readonly text: string;
  /** Why the text is not accepted. */
  readonly error: string | undefined;
  /** What was taken out of the text, when the value is not exactly it. */
  readonly note: string | undefined;
  readonly onChange: (text: string) => void;
  /** Typing has ended: shows the stored value unless the text was refused, which stays in the field. */
  readonly onBlur: () => void;
  /** Forgets what is being typed. */
  readonly reset: () => void;
}

export interface DraftOptions<R extends ParseResult> {
  readonly stored: string | undefined;
  /** What a text means; no effects, because it runs at every key. */
  readonly parse: (text: string) => R;
  /** Keeps what was understood; `undefined` unsets the value. */
  readonly commit: (accepted: Extract<R, { ok: true }> | undefined) => void;
  /** Whether an empty field is a value of its own. Default `false`: it unsets. */
  readonly emptyIsValue?: boolean;
}

interface DraftState {
  /** What is being typed; absent when the field shows the stored value. */
  readonly text?: string;
  readonly error?: string;
  readonly note?: string;
}

/** The text of a field while a person types: accepted text counts at once, refused text stays and says why. */
export function useDraft<R extends ParseResult>({
  stored,
  parse,
  commit,
  emptyIsValue = false,
}: DraftOptions<R>): Draft {
  const [{ text, error, note }, setDraft] = useState<DraftState>({});
  const onChange = (typed: string): void => {
    if (typed.trim() === '' && !emptyIsValue) {
      commit(undefined);
      setDraft({ text: typed });
      return;
    }
    const result = parse(typed);
    if (!result.ok) {
      setDraft({ text: typed, error: result.reason });
      return;
    }
    commit(result as Extract<R, { ok: true }>);
    setDraft({ text: typed, ...(result.understood ? { note: result.understood } : {}) });
  };
  return {
    text: text ?? stored ?? '',
    error,
    note,
    onChange,
    onBlur: () => {
      setDraft((current) =>
        current.error !== undefined || current.text === undefined
          ? current
          : { ...(current.note ? { note: current.note } : {}) },
      );
    },
    reset: () => {
      setDraft({});
    },
  };
}
