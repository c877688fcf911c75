import { lazy, type ReactNode, Suspense, useState } from 'react';

const SafeTextDialog = lazy(async () => ({ default: (await import('./SafeTextDialog')).SafeTextDialog }));

/** Opens the tool that takes the reader's values out of a text. */
export function SafeTextButton(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="value-field__button"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        Make a text safe to share
      </button>
      {open && (
        <Suspense fallback={null}>
          <SafeTextDialog
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
