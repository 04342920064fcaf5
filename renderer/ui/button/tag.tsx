import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import './tag.css';

export interface TagProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'danger' | 'warn' | 'ok' | 'accent' | undefined;
  readonly icon?: LucideIcon | undefined;
}

/** A word on a plate: states, never decoration. The sign inside repeats what the colour says. */
export const Tag = ({ children, tone = 'plain', icon }: TagProps) => (
  <span className="tag" data-tone={tone}>
    {icon && <Icon of={icon} size={14} />}
    {children}
  </span>
);
