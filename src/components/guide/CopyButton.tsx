import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface CopyButtonProps {
  /** The text as it is at the moment of the click. */
  readonly text: () => string;
  /** What is copied, for people who do not see where the button stands. */
  readonly label: ReactNode;
}

type Result = 'copied' | 'failed';
const words: Record<Result, string> = { copied: 'Copied', failed: 'Press Ctrl+C' };

/** Copies a text to the clipboard and says so. */
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
      setResult('copied');
    } catch {
      setResult('failed');
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setResult(undefined);
    }, 2000);
  };

  return (
    <button type="button" className="copy-button" data-result={result} onClick={() => void copy()}>
      <span aria-hidden="true">{result ? words[result] : 'Copy'}</span>
      <span className="sr-only" aria-live="polite">
        {result ? `${words[result]}: ` : 'Copy '}
        {label}
      </span>
    </button>
  );
}
