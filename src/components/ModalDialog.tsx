import clsx from 'clsx';
import { type ComponentProps, type ReactNode, type RefObject, useEffect } from 'react';
import { createPortal } from 'react-dom';

export interface ModalDialogProps extends Pick<
  ComponentProps<'dialog'>,
  'className' | 'aria-label' | 'aria-labelledby'
> {
  /** Gives the dialog to whoever closes it: by `close()`, after which `onClose` is called. */
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page, open for as long as it is rendered. Escape and a click beside it close it. */
export function ModalDialog({ ref, className, onClose, children, ...label }: ModalDialogProps): ReactNode {
  useEffect(() => {
    ref.current?.showModal();
  }, [ref]);

  return createPortal(
    <dialog
      ref={ref}
      className={clsx('modal-dialog', className)}
      {...label}
      onClose={(event) => {
        // React also tells a dialog when another one closes that was opened from inside it.
        if (event.target === event.currentTarget) onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) ref.current.close();
      }}
    >
      {children}
    </dialog>,
    document.body,
  );
}
