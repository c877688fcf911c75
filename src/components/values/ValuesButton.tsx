import { lazy, type ReactNode, Suspense, useState } from 'react';
import { SharedLink } from '../sharing/SharedLink';

// The panel and what it needs are loaded when it is first opened.
const ValuesPanel = lazy(async () => ({ default: (await import('./ValuesPanel')).ValuesPanel }));

/** Opens the reader's values from every page, and takes in those of a shared link. */
export function ValuesButton({ mobile = false }: { readonly mobile?: boolean }): ReactNode {
  const [open, setOpen] = useState(false);
  // On phones the button stays in the bar; the menu does not repeat it.
  if (mobile) return null;
  return (
    <>
      <button
        type="button"
        className="values-button"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        Your values
      </button>
      {open && (
        <Suspense fallback={null}>
          <ValuesPanel
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
      <SharedLink />
    </>
  );
}
