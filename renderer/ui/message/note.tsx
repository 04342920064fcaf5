import type { ReactNode } from 'react';
import { StatusIcon } from '../icon/status-icon.tsx';
import type { Status } from '../icon/status-icon.tsx';
import './note.css';

export interface NoteProps {
  readonly status: Extract<Status, 'warning' | 'stop' | 'passed' | 'note'>;
  readonly children: ReactNode;
  readonly tools?: ReactNode | undefined;
}

/** A boxed remark inside a page. */
export const Note = ({ status, children, tools }: NoteProps) => (
  <div className="note" data-status={status}>
    <StatusIcon status={status} />
    <div className="note-text">{children}</div>
    {tools}
  </div>
);
