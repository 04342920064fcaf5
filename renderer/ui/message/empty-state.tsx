import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import './empty-state.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: ReactNode;
  /** One primary action, perhaps another. */
  readonly children?: ReactNode | undefined;
}

/** What belongs here, and how it gets here. */
export const EmptyState = ({ icon, title, text, children }: EmptyStateProps) => (
  <div className="empty-state">
    <Icon of={icon} size={20} />
    <b>{title}</b>
    <p>{text}</p>
    {children && <div className="empty-state-steps">{children}</div>}
  </div>
);
