import type { LucideIcon } from 'lucide-react';
import './icon.css';

export interface IconProps {
  readonly of: LucideIcon;
  /** 14 in text, 16 in controls, 20 where a place is empty. */
  readonly size?: 14 | 16 | 20 | undefined;
}

/** A sign. It repeats what words beside it say, so it is hidden from readers of the page. */
export const Icon = ({ of: Sign, size = 16 }: IconProps) => (
  <Sign className="icon" data-size={size} size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />
);
