import type { Finding } from '../../../models/findings/finding.ts';
import { correctedObjects } from '../../../models/findings/objects/corrected-objects.ts';
import type { Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { cross, scale } from '../../../models/imaging/geometry/vec3.ts';
import type { LabelMap } from '../../../models/imaging/view/labels/sample-labels.ts';
import { planeOf } from '../view/pane.ts';
import { drawnPart } from './mask-shelf.ts';

type PixelMask = Extract<Finding['geometry'], { kind: 'pixel-mask' }>;

/** One outline of an image as the label layer draws it: `value` 1 wherever it is. */
export interface ImageMask {
  readonly map: LabelMap;
  readonly label: PixelMask['labels'][number];
}

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

const known = new WeakMap<Uint8Array, readonly Uint8Array[]>();

/** The stored bytes as one map a label; objects as a person left them. */
function splitOf(geometry: PixelMask, bytes: Uint8Array): readonly Uint8Array[] {
  const { holds, labels, columns, byHand } = geometry;
  const split =
    (byHand ? undefined : known.get(bytes)) ??
    (holds === 'objects'
      ? [apart(correctedObjects(geometry, bytes).objects, columns)]
      : labels.map((_, n) => Uint8Array.from(bytes, (byte) => (byte & (1 << n) ? 1 : 0))));
  if (!byHand) known.set(bytes, split);
  return split;
}

/** The outlines of a finding on one image. @param bytes  of its mask, as stored. Total. */
export function imageMasks(geometry: PixelMask, frame: Frame, bytes: Uint8Array): readonly ImageMask[] {
  const grid = imageGrid(frame, geometry);
  return splitOf(geometry, bytes).flatMap((labels, n) => {
    const label = geometry.labels[n];
    return label ? [{ map: drawnPart({ grid, labels }), label }] : [];
  });
}
