import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getState, profileName } from '../../store/reader-store';

export interface CopyButtonProps {
  /** The text as it is at the moment of the click. */
  readonly text: () => string;
  /** What is copied, for people who do not see where the button stands. */
  readonly label: ReactNode;
}

interface Result {
  readonly kind: 'copied' | 'failed';
  readonly words: string;
}

/** Copies a text to the clipboard and says so, and for which profile where there are several. */
export function CopyButton({ text, label }: CopyButtonProps): ReactNode {
  const [result, setResult] = useState<Result>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      const profile = profileName(getState());
      setResult({ kind: 'copied', words: profile === undefined ? 'Copied' : `Copied for ${profile}` });
    } catch {
      setResult({ kind: 'failed', words: 'Press Ctrl+C' });
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setResult(undefined);
    }, 2000);
  };

  return (
    <button type="button" className="copy-button" data-result={result?.kind} onClick={() => void copy()}>
      <span className="copy-button__words" aria-hidden="true">
        {result?.words ?? 'Copy'}
      </span>
      <span className="sr-only" aria-live="polite">
        {result ? `${result.words}: ` : 'Copy '}
        {label}
      </span>
    </button>
  );
}
