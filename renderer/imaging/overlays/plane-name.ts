import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { turnOf } from '../view/planes/turn.ts';
import type { Pane } from '../view/pane.ts';

/** The name of a pane's plane, and how far it is turned from it: `Axial, turned 15°`; empty for an image. */
export function planeName(pane: Pane): string {
  if (!pane.plane) return '';
  const plane = t(`imaging.plane.${pane.plane}`);
  const degrees = Math.round(turnOf(pane));
  return degrees === 0 ? plane : t('imaging.plane-turned', { plane, degrees: numberText(degrees, 0) });
}
