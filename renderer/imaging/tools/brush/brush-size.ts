import { caseView } from '../../../app/api/case-view.ts';
import type { BrushUnit } from '../../../app/api/case-view.ts';
import { quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { spacingOf } from '../../drawings/shown-lines.ts';
import { announce } from '../../view/announce.ts';
import type { PanePlace } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';

/** Radii that can be chosen, and the step between two of them. */
const sizes: Readonly<Record<BrushUnit, { readonly least: number; readonly most: number; readonly step: number }>> = {
  mm: { least: 0.5, most: 20, step: 0.5 },
  px: { least: 1, most: 100, step: 1 },
};

/** What a brush is measured in there: millimetres where the image says its spacing, else pixels. */
export const brushUnit = (place: PanePlace): BrushUnit => (spacingOf(place) === 'none' ? 'px' : 'mm');

/** `2.5 mm`, `8 px`. */
const sizeText = (radius: number, unit: BrushUnit): string => quantityText(radius, unit, unit === 'px' ? 0 : 1);

/** Makes the brush larger or smaller by a step, in the unit of the active viewport. */
export function resizeBrush(by: 1 | -1): void {
  const place = placeOf(reading.get(), reading.get().active);
  if (!place) return;
  const unit = brushUnit(place);
  const { least, most, step } = sizes[unit];
  const radius = Math.min(Math.max(caseView.get().brushRadius[unit] + by * step, least), most);
  caseView.set((view) => ({ ...view, brushRadius: { ...view.brushRadius, [unit]: radius } }));
  announce(t('imaging.said.brush-radius', { radius: sizeText(radius, unit) }));
}
