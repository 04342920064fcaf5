import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly lead?: ReactNode | undefined;
  readonly children: ReactNode;
  /** Buttons, the primary last. */
  readonly foot: ReactNode;
  /** Wider than 480 px, for lists. */
  readonly wide?: boolean | undefined;
  readonly onClose: () => void;
}

/**
 * A modal dialog: focus stays inside, Escape closes it, focus goes back to what opened it (the element does all three).
 * Only for identity in doubt, loss of work, signing, recovery and choosing files.
 */
export function Dialog({ title, lead, children, foot, wide, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      className="dialog"
      ref={dialog}
      data-wide={wide}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {lead !== undefined && <p>{lead}</p>}
      </header>
      <div className="dialog-body">{children}</div>
      <footer>{foot}</footer>
    </dialog>
  );
}
