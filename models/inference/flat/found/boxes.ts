import type { FlatOutput } from '../../card/flat-card.ts';
import type { FitPlace } from '../operators/fit.ts';
import { chanceOf } from './found.ts';
import type { PixelBox, PixelPoint } from './found.ts';

type BoxRules = Extract<FlatOutput, { kind: 'boxes' }>;

/** Intersection over union of two boxes, 0 to 1. Total. */
export function overlapOf(a: Pick<PixelBox, 'low' | 'high'>, b: Pick<PixelBox, 'low' | 'high'>): number {
  const width = Math.min(a.high[0], b.high[0]) - Math.max(a.low[0], b.low[0]);
  const height = Math.min(a.high[1], b.high[1]) - Math.max(a.low[1], b.low[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = ({ low, high }: Pick<PixelBox, 'low' | 'high'>): number => (high[0] - low[0]) * (high[1] - low[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}

/** True where no neighbour of the cell is higher. */
function isPeak(chances: Float64Array, at: number, { rows, columns }: { rows: number; columns: number }): boolean {
  const [row, column] = [Math.floor(at / columns), at % columns];
  const own = chances[at] ?? 0;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
      if ((chances[r * columns + c] ?? 0) > own) return false;
  return true;
}

/**
 * The boxes of a network's answer, best first; of boxes of one label that overlap too much the best is kept.
 *
 * @param logits  `labels + 4` channels on the grid of the card's stride.
 * @returns in pixels of the fitted image, those of at least the card's least score. Total.
 */
export function foundBoxes(
  logits: Float32Array,
  grid: { readonly rows: number; readonly columns: number },
  rules: BoxRules,
): readonly PixelBox[] {
  const cells = grid.rows * grid.columns;
  const { labels, stride, sizeUnit, leastScore, most } = rules;
  const value = (channel: number, at: number): number => logits[channel * cells + at] ?? 0;
  const found: PixelBox[] = [];
  for (const [channel, { value: label }] of labels.entries()) {
    const chances = Float64Array.from(logits.subarray(channel * cells, (channel + 1) * cells), chanceOf);
    for (let at = 0; at < cells; at++) {
      const score = chances[at] ?? 0;
      if (score < leastScore || !isPeak(chances, at, grid)) continue;
      const [width, height] = [0, 1].map((i) => sizeUnit * Math.exp(value(labels.length + i, at)));
      const x = ((at % grid.columns) + value(labels.length + 2, at)) * stride;
      const y = (Math.floor(at / grid.columns) + value(labels.length + 3, at)) * stride;
      const half: PixelPoint = [(width ?? 0) / 2, (height ?? 0) / 2];
      found.push({ label, score, low: [x - half[0], y - half[1]], high: [x + half[0], y + half[1]] });
    }
  }
  const kept: PixelBox[] = [];
  for (const box of found.toSorted((a, b) => b.score - a.score)) {
    const limit = labels.find(({ value: label }) => label === box.label)?.overlap ?? 1;
    if (kept.every((other) => other.label !== box.label || overlapOf(other, box) <= limit)) kept.push(box);
  }
  return kept.slice(0, most);
}

/** A box of the fitted image in the image's own pixels, cut to the image. Total. */
export function boxInImage(
  box: PixelBox,
  place: FitPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): PixelBox {
  const x = (v: number): number => Math.min(Math.max(((v - place.left) * columns) / place.columns, 0), columns);
  const y = (v: number): number => Math.min(Math.max(((v - place.top) * rows) / place.rows, 0), rows);
  return { ...box, low: [x(box.low[0]), y(box.low[1])], high: [x(box.high[0]), y(box.high[1])] };
}
