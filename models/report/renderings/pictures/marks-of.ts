import { fieldCorners } from '../../../findings/drawn/field.ts';
import type { Finding } from '../../../findings/finding.ts';
import { regionCorners } from '../../../imaging/measure/pixel-region.ts';

type Point = readonly [column: number, row: number];

/** What is drawn over an image: outlines by pixel, and lines between pixel centres at whole numbers. */
export interface Marks {
  /** `at`: the number of the object at a pixel (row after row), 0 for none. */
  readonly outlines: readonly { readonly color: string; readonly at: (pixel: number) => number }[];
  readonly lines: readonly { readonly color: string; readonly points: readonly Point[] }[];
}

const lineColor = '#F0E442';
const steps = 72;

/**
 * How a finding on one image is drawn over it.
 *
 * @param mask  bytes of its mask, where it has one. @returns null for a finding in a volume or in patient space. Total.
 */
export function marksOf({ geometry }: Pick<Finding, 'geometry'>, mask: Uint8Array | null): Marks | null {
  switch (geometry.kind) {
    case 'mask':
    case 'line':
      return null;
    case 'pixel-mask':
      return mask && { outlines: outlinesOf(geometry, mask), lines: [] };
    case 'pixel-line':
      return { outlines: [], lines: [{ color: lineColor, points: [geometry.from, geometry.to] }] };
    case 'pixel-lines':
      return { outlines: [], lines: geometry.lines.map(({ from, to }) => ({ color: lineColor, points: [from, to] })) };
    case 'pixel-ellipse':
      return { outlines: [], lines: [{ color: lineColor, points: rim(geometry) }] };
    case 'pixel-boxes':
      return { outlines: [], lines: boxes(geometry) };
    case 'pixel-points':
      return { outlines: [], lines: [{ color: lineColor, points: closed(fieldCorners(geometry.field)) }] };
    case 'pixel-region':
      return { outlines: [], lines: [{ color: lineColor, points: closed(regionCorners(geometry)) }] };
  }
}

type Of<Kind extends Finding['geometry']['kind']> = Extract<Finding['geometry'], { kind: Kind }>;

function outlinesOf({ holds, labels }: Of<'pixel-mask'>, mask: Uint8Array): Marks['outlines'] {
  if (holds === 'labels')
    return labels.map(({ color }, n) => ({ color, at: (pixel) => ((mask[pixel] ?? 0) >> n) & 1 }));
  const objects = new DataView(mask.buffer, mask.byteOffset, mask.byteLength);
  const numberAt = (pixel: number): number =>
    4 * pixel + 4 <= objects.byteLength ? objects.getUint32(4 * pixel, true) : 0;
  return labels.slice(0, 1).map(({ color }) => ({ color, at: numberAt }));
}

/** Points round an ellipse, the first again at the end. */
const rim = ({ center: [x, y], semi: [long, short], angle }: Of<'pixel-ellipse'>): readonly Point[] => {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / steps;
    const [u, v] = [long * Math.cos(turn), short * Math.sin(turn)];
    return [x + u * cos - v * sin, y + u * sin + v * cos];
  });
};

const closed = (points: readonly Point[]): readonly Point[] => [...points, ...points.slice(0, 1)];

/** Boxes that count; their edges begin half a pixel before the first centre. */
const boxes = ({ boxes: all, threshold, color }: Of<'pixel-boxes'>): Marks['lines'] =>
  all
    .filter(({ score }) => score >= threshold)
    .map(({ low: [x0, y0], high: [x1, y1] }) => ({
      color,
      points: (
        [
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
          [x0, y0],
        ] as const
      ).map(([x, y]) => [x - 0.5, y - 0.5] as const),
    }));
