import type { LucideIcon } from 'lucide-react';
import { BoxSelect, Brush, Move } from 'lucide-react';
import { isBrushable } from '../../../models/findings/drawn/brushing.ts';
import type { Finding } from '../../../models/findings/finding.ts';

/** The tool of the images page that changes a finding's shape: its action, and what the card's button says. */
export interface EditTool {
  readonly action: string;
  readonly label: string; // of the texts
  readonly keys: string;
  readonly icon: LucideIcon;
}

/** Null: its shape is not changed by hand. Total. */
export function editToolOf({ geometry, by, status }: Finding): EditTool | null {
  if (status === 'rejected') return null;
  if (isBrushable(geometry)) return { action: 'imaging.brush', label: 'findings.edit', keys: 'D', icon: Brush };
  switch (geometry.kind) {
    case 'pixel-lines':
    case 'pixel-ellipse':
      return { action: 'imaging.length', label: 'findings.edit-ends', keys: 'L', icon: Move };
    case 'pixel-boxes':
      return by.kind === 'pack'
        ? { action: 'imaging.box', label: 'findings.edit-boxes', keys: 'Shift+B', icon: BoxSelect }
        : null;
    default:
      return null;
  }
}
