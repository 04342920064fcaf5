import { isTomosynthesis } from '../../../../models/imaging/sets/is-tomosynthesis.ts';
import { t } from '../../../ui/text/t.ts';
import type { PanePlace } from '../../view/pane.ts';

const sides: Readonly<Record<string, string>> = { L: 'imaging.side.left', R: 'imaging.side.right' };

/** Which side of the body an image is of, and its view: `R CC`, `Left`; empty where the file says neither, or for a plane. */
export function sideText({ pane, displaySet }: PanePlace): string {
  const frame = pane.plane ? undefined : displaySet.frames[pane.frame];
  if (!frame) return '';
  const side = frame.laterality ?? displaySet.laterality ?? '';
  if (!frame.view) return sides[side] ? t(sides[side]) : '';
  const view = [side, frame.view].filter(Boolean).join(' ');
  const slices = isTomosynthesis(displaySet) ? [t('imaging.tomosynthesis')] : [];
  return [view, ...(frame.viewModifiers ?? []), ...slices].join(', ');
}
