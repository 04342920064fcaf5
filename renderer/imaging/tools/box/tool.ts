import { boxAround, boxBetween } from '../../../../models/inference/grid/box.ts';
import type { Box } from '../../../../models/inference/grid/box.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { volumeCenter } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import { caseView } from '../../../app/api/case-view.ts';
import type { PlacedBox } from '../../../app/api/case-view.ts';
import { isTurned } from '../../view/planes/turn.ts';
import { toPatient } from '../../view/move.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool } from '../tool.ts';
import { drawBox } from './draw-box.ts';
import { grabEdge } from './grab-edge.ts';

/** What one click places, unless the model that is chosen says: a little larger than a hippocampus, mm along x, y, z. */
const hippocampus: Vec3 = [35, 50, 36];
const usual = (): Vec3 => caseView.get().boxMm ?? hippocampus;

/** On an image with boxes of the chosen finding these change. Else one click: a box of the usual size about the point. A drag: two opposite corners in this plane. An edge: moves it. */
export const boxTool: Tool = {
  name: 'box',
  cursor: 'crosshair',
  start: (at) => {
    const marks = drawBox(at);
    if (marks) return marks;
    if (isTurned(reading.get())) return undefined;
    const edge = grabEdge(at);
    if (edge) return { move: edge, end: () => undefined, cancel: () => undefined };
    const before = caseView.get().boxes; // a drag that crosses the middle leaves no second box behind
    const place = (box: Box): void => setBox(box, at.patient, before);
    return {
      move: ({ patient }) => place(spanned(at, patient)),
      end: ({ patient, point }) => {
        const isClick = Math.hypot(point[0] - at.point[0], point[1] - at.point[1]) < 4;
        place(isClick ? boxAround(patient, usual()) : spanned(at, patient));
        const of = isClick ? placeOf(reading.get(), at.pane)?.displaySet : undefined;
        if (of) reading.set((state) => toPatient(state, patient, of));
      },
      cancel: () => undefined,
    };
  },
};

/** Two corners in the plane; along the normal the usual depth about it. */
function spanned({ pane, patient: from }: PointerPlace, to: Vec3): Box {
  const plane = placeOf(reading.get(), pane)?.pane.plane;
  const normal = plane === 'sagittal' ? 0 : plane === 'coronal' ? 1 : 2;
  const { low, high } = boxBetween(from, to);
  const around = boxAround(from, usual());
  const pick = (own: Vec3, usualSide: Vec3): Vec3 => [
    normal === 0 ? usualSide[0] : own[0],
    normal === 1 ? usualSide[1] : own[1],
    normal === 2 ? usualSide[2] : own[2],
  ];
  return { low: pick(low, around.low), high: pick(high, around.high) };
}

/** One box a side: which side follows from the patient's x (left is positive) against the middle of the head. */
function setBox(box: Box, seed: Vec3, before: readonly PlacedBox[]): void {
  const state = reading.get();
  const volume = placeOf(state, 0)?.displaySet.volume;
  const side = (box.low[0] + box.high[0]) / 2 >= (volume ? volumeCenter(volume)[0] : 0) ? 'left' : 'right';
  caseView.set((view) => ({
    ...view,
    boxes: [...before.filter((other) => other.side !== side), { ...box, side, seed }],
  }));
}
