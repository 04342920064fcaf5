import type { ReactNode } from 'react';
import './panel.css';

export interface PanelProps {
  readonly label: string;
  readonly title?: ReactNode | undefined;
  /** Beside the title, right: buttons, a state. */
  readonly tools?: ReactNode | undefined;
  readonly side?: 'left' | 'right' | undefined;
  /** Under the part that scrolls. */
  readonly foot?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** A region at the window's edge: a head of 32 px, then what scrolls. */
export const Panel = ({ label, title, tools, side = 'right', foot, children }: PanelProps) => (
  <aside className="panel" data-side={side} aria-label={label}>
    {title !== undefined && <PanelHead tools={tools}>{title}</PanelHead>}
    <div className="panel-scroll">{children}</div>
    {foot}
  </aside>
);

/** The head of a panel, also for a second group inside one. */
export const PanelHead = ({ children, tools }: { readonly children: ReactNode; readonly tools?: ReactNode }) => (
  <div className="panel-head">
    <h2>{children}</h2>
    {tools}
  </div>
);
