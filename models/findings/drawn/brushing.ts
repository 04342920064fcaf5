import type { Geometry, SegmentLabel } from '../finding.ts';

type Of<Kind extends Geometry['kind']> = Extract<Geometry, { kind: Kind }>;

/** A mask that a brush can work on: a volume's label map, or the overlapping labels of one whole image. */
export type Brushable = Of<'mask'> | (Of<'pixel-mask'> & { readonly holds: 'labels' });

/** Whether a brush can work on a shape; not on numbered objects, nor on a region of a slide. Total. */
export const isBrushable = (geometry: Geometry): geometry is Brushable =>
  geometry.kind === 'mask' ||
  (geometry.kind === 'pixel-mask' && geometry.holds === 'labels' && geometry.place === undefined);

/** The label a brush works with: the wanted one, the first where the mask has no such label. Total. */
export const brushedLabel = ({ labels }: Brushable, wanted: number): SegmentLabel | undefined =>
  labels.find(({ value }) => value === wanted) ?? labels[0];

/** What is asked of a brush: with which label (its value), and whether it takes away. */
export interface Brushing {
  readonly label: number;
  readonly isErasing: boolean;
}

/**
 * What one touch of the brush makes of a byte of the mask. In a label map a voxel has one label, and the eraser takes any;
 * where labels overlap only the bit of the one label is set or cleared, and the others stay.
 *
 * @returns a function from the byte before to the byte after. Total: a mask without labels stays as it is.
 */
export function brushing(geometry: Brushable, { label, isErasing }: Brushing): (byte: number) => number {
  const chosen = brushedLabel(geometry, label);
  if (!chosen) return (byte) => byte;
  if (geometry.kind === 'mask') return () => (isErasing ? 0 : chosen.value);
  const bit = 1 << geometry.labels.indexOf(chosen);
  return isErasing ? (byte) => byte & ~bit : (byte) => byte | bit;
}
