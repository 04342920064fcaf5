import { Ban, CircleCheck, CircleDashed, CircleX, Clock, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { HiddenText } from '../text/hidden-text.tsx';
import { Icon } from './icon.tsx';
import './status-icon.css';

export type Status =
  | 'proposed'
  | 'accepted'
  | 'rejected'
  | 'refused'
  | 'waiting'
  | 'warning'
  | 'stop'
  | 'note'
  | 'passed';

const signs: Readonly<Record<Status, LucideIcon>> = {
  proposed: CircleDashed,
  accepted: CircleCheck,
  passed: CircleCheck,
  rejected: CircleX,
  refused: Ban,
  waiting: Clock,
  warning: TriangleAlert,
  stop: OctagonAlert,
  note: Info,
};

export interface StatusIconProps {
  readonly status: Status;
  readonly size?: 14 | 16 | 20 | undefined;
  /** Said to whoever does not see the sign; leave out where the word stands beside it. */
  readonly label?: string | undefined;
}

/** A status by shape and colour: dashed until decided, solid when accepted, crossed when rejected. */
export const StatusIcon = ({ status, size = 16, label }: StatusIconProps) => (
  <span className="status-icon" data-status={status}>
    <Icon of={signs[status]} size={size} />
    {label !== undefined && <HiddenText>{label}</HiddenText>}
  </span>
);
