import { add, length, scale, subtract } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { paintDisc } from '../../../../models/imaging/view/labels/paint-disc.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool, ToolName } from '../tool.ts';
import { keepMaskOf } from './keep-mask.ts';
import { takeMask } from './take-mask.ts';

const makeBrush = (name: Extract<ToolName, 'brush' | 'eraser'>): Tool => ({
  name,
  cursor: 'none',
  start: (at) => {
    const mask = takeMask();
    if (!mask) return undefined;
    const label = name === 'eraser' ? 0 : caseView.get().brushLabel;
    let last = at.patient;
    let changed = paint(mask, at, { from: last, label });
    return {
      move: (to) => {
        changed += paint(mask, to, { from: last, label });
        last = to.patient;
      },
      end: () => void (changed > 0 ? keepMaskOf(mask) : drop()),
      cancel: drop,
    };
  },
});

const drop = (): void => drawings.set((before) => ({ ...before, mask: null }));

/** Paints discs from `from` to the pointer, close enough to leave no gaps; whoever draws the mask is told. */
function paint(
  mask: BrushedMask,
  at: PointerPlace,
  { from, label }: { readonly from: Vec3; readonly label: number },
): number {
  const place = placeOf(reading.get(), at.pane);
  const view = place && shownView(place);
  if (!view) return 0;
  const radiusMm = caseView.get().brushMm;
  const way = subtract(at.patient, from);
  const steps = Math.max(1, Math.ceil(length(way) / Math.max(radiusMm / 2, 0.25)));
  let changed = 0;
  for (let i = 1; i <= steps; i++)
    changed += paintDisc(mask.map, view, { center: add(from, scale(way, i / steps)), radiusMm, label });
  drawings.set((before) => ({ ...before, mask: { ...mask, version: (before.mask?.version ?? 0) + 1 } }));
  return changed;
}

export const brushTool = makeBrush('brush');
export const eraserTool = makeBrush('eraser');
