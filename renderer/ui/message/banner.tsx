import type { ReactNode } from 'react';
import { StatusIcon } from '../icon/status-icon.tsx';
import './banner.css';

export interface BannerProps {
  readonly status: 'warning' | 'stop' | 'note';
  readonly children: ReactNode;
  readonly tools?: ReactNode | undefined;
}

/** Under the bar, one at most: true for the whole page until it is resolved. */
export const Banner = ({ status, children, tools }: BannerProps) => (
  <div className="banner" data-status={status} role="status">
    <StatusIcon status={status} />
    <span className="banner-text">{children}</span>
    {tools}
  </div>
);
