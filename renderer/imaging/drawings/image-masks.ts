import type { Finding } from '../../../models/findings/finding.ts';
import { correctedObjects } from '../../../models/findings/objects/corrected-objects.ts';
import type { Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { cross, scale } from '../../../models/imaging/geometry/vec3.ts';
import type { LabelMap } from '../../../models/imaging/view/labels/sample-labels.ts';
import type { DrawnLabel } from '../overlays/label-layer.tsx';
import { planeOf } from '../view/pane.ts';

type PixelMask = Extract<Finding['geometry'], { kind: 'pixel-mask' }>;

/** One image as a block of a single slice, where the pane draws it. */
export function imageGrid(frame: Frame, { rows, columns }: Pick<PixelMask, 'rows' | 'columns'>): VolumeGeometry {
  const { origin, row, column, spacing } = planeOf(frame);
  return {
    shape: { columns, rows, slices: 1 },
    origin,
    column: scale(row, spacing.acrossColumns),
    row: scale(column, spacing.acrossRows),
    slice: cross(row, column),
  };
}

/** 1 inside an object, but for the pixel before a neighbour's: so that touching objects have an outline each. */
function apart(numbers: Uint32Array, columns: number): Uint8Array {
  return Uint8Array.from(numbers, (object, at) => {
    if (object === 0) return 0;
    const right = (at + 1) % columns === 0 ? object : (numbers[at + 1] ?? object);
    const below = numbers[at + columns] ?? object;
    const isEdge = (right !== 0 && right !== object) || (below !== 0 && below !== object);
    return isEdge ? 0 : 1;
  });
}

const known = new WeakMap<Uint8Array, Uint8Array>();

/** Numbered objects as one label, as a person left them; of a mask that does not change. */
function objectsIn(geometry: PixelMask, bytes: Uint8Array): Uint8Array {
  const isAsFound = geometry.byHand === undefined;
  const labels =
    (isAsFound ? known.get(bytes) : undefined) ?? apart(correctedObjects(geometry, bytes).objects, geometry.columns);
  if (isAsFound) known.set(bytes, labels);
  return labels;
}

/** The outlines of a finding on one image as one map. @param bytes  of its mask, as stored. Total. */
export const imageMap = (geometry: PixelMask, frame: Frame, bytes: Uint8Array): LabelMap => ({
  grid: imageGrid(frame, geometry),
  labels: geometry.holds === 'objects' ? objectsIn(geometry, bytes) : bytes,
});

/** What is drawn of that map: its labels by their bits, objects all alike. Total. */
export const imageLabels = ({ holds, labels }: PixelMask): readonly DrawnLabel[] =>
  holds === 'objects'
    ? labels.slice(0, 1).map(({ color }) => ({ value: 1, color }))
    : labels.map(({ value, color }, n) => ({ value, color, bit: 1 << n }));
