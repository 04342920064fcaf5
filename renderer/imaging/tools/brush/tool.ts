import { brushing } from '../../../../models/findings/drawn/brushing.ts';
import { add, length, scale, subtract } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { paintDisc } from '../../../../models/imaging/view/labels/paint-disc.ts';
import type { Disc } from '../../../../models/imaging/view/labels/paint-disc.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool, ToolName } from '../tool.ts';
import { brushUnit } from './brush-size.ts';
import { brushedIn } from './brushed-in.ts';
import { keepMaskOf } from './keep-mask.ts';
import { takeMask } from './take-mask.ts';

const makeBrush = (name: Extract<ToolName, 'brush' | 'eraser'>): Tool => ({
  name,
  cursor: 'none',
  start: (at) => {
    const brushed = brushedIn(at.pane);
    if (!brushed.ok) return undefined;
    const mask = takeMask(brushed.value);
    if (!mask) return undefined;
    const { brushLabel: label } = caseView.get();
    const write = brushing(brushed.value.geometry, { label, isErasing: name === 'eraser' });
    let last = at.patient;
    let changed = paint(mask, at, { from: last, write });
    return {
      move: (to) => {
        changed += paint(mask, to, { from: last, write });
        last = to.patient;
      },
      end: () => {
        const { mask: painted } = drawings.get();
        if (changed === 0 || !painted) return drop();
        void keepMaskOf(painted);
      },
      cancel: drop,
    };
  },
});

const drop = (): void => drawings.set((before) => ({ ...before, mask: null }));

/** Paints discs from `from` to the pointer, close enough to leave no gaps; whoever draws the mask is told. */
function paint(
  mask: BrushedMask,
  at: PointerPlace,
  { from, write }: Pick<Disc, 'write'> & { readonly from: Vec3 },
): number {
  const place = placeOf(reading.get(), at.pane);
  const view = place && shownView(place);
  if (!view) return 0;
  const radius = caseView.get().brushRadius[brushUnit(place)];
  const way = subtract(at.patient, from);
  const steps = Math.max(1, Math.ceil(length(way) / Math.max(radius / 2, 0.25)));
  let changed = 0;
  for (let i = 1; i <= steps; i++)
    changed += paintDisc(mask.map, view, { center: add(from, scale(way, i / steps)), radiusMm: radius, write });
  drawings.set((before) => ({ ...before, mask: { ...mask, version: (before.mask?.version ?? 0) + 1 } }));
  return changed;
}

export const brushTool = makeBrush('brush');
export const eraserTool = makeBrush('eraser');
