import { largestComponent } from '../../operators/largest-component.ts';
import type { FitPlace } from '../operators/fit.ts';
import type { Map2 } from '../operators/grow-logits.ts';
import { chanceOf } from './found.ts';
import type { PixelEllipse } from './found.ts';

const leastPixels = 50; // fewer are no head, whatever the image

/** The piece and one pixel round it in all eight directions. */
function grownByOne(piece: Uint8Array, rows: number, columns: number): Uint8Array {
  const near = new Uint8Array(piece.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (!piece[r * columns + c]) continue;
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++)
        for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) near[y * columns + x] = 1;
    }
  return near;
}

/** The ellipse whose centre and second moments are those of a weighted, filled shape. */
function ellipseOfMoments(weights: Float64Array, columns: number): PixelEllipse {
  let [total, sumX, sumY, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (const [i, w] of weights.entries()) {
    total += w;
    sumX += w * (i % columns);
    sumY += w * Math.floor(i / columns);
  }
  const [x, y] = [sumX / total, sumY / total];
  for (const [i, w] of weights.entries()) {
    const [dx, dy] = [(i % columns) - x, Math.floor(i / columns) - y];
    xx += w * dx * dx;
    xy += w * dx * dy;
    yy += w * dy * dy;
  }
  const [a, b, c] = [xx / total, xy / total, yy / total];
  const middle = (a + c) / 2;
  const reach = Math.sqrt(((a - c) / 2) ** 2 + b * b);
  const turn = (Math.atan2(2 * b, a - c) / 2) * (180 / Math.PI);
  return {
    center: [x, y],
    semi: [2 * Math.sqrt(middle + reach), 2 * Math.sqrt(Math.max(middle - reach, 0))],
    angle: (turn + 180) % 180,
  };
}

/**
 * The ellipse of a filled shape. A pixel weighs its chance in the largest piece over one half and one pixel round it, so
 * that the rim counts in part.
 *
 * @param map  logits on the fitted image. @returns in pixels of the fitted image, or null where nothing is found. Total.
 */
export function foundEllipse({ values, rows, columns }: Map2): PixelEllipse | null {
  const inside = Uint8Array.from(values, (value) => (value > 0 ? 1 : 0));
  const core = largestComponent(inside, [1, rows, columns]);
  if (core.reduce((sum, one) => sum + one, 0) < leastPixels) return null;
  const near = grownByOne(core, rows, columns);
  const weights = Float64Array.from(values, (value, i) => (near[i] ? chanceOf(value) : 0));
  return ellipseOfMoments(weights, columns);
}

/** An ellipse of the fitted image in the image's own pixels. Total. */
export function ellipseInImage(
  { center: [x, y], semi: [long, short], angle }: PixelEllipse,
  place: FitPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): PixelEllipse {
  const [across, down] = [columns / place.columns, rows / place.rows];
  return {
    center: [(x - place.left + 0.5) * across - 0.5, (y - place.top + 0.5) * down - 0.5],
    semi: [long * across, short * down],
    angle,
  };
}

/** Perimeter in the unit of its axes. @source Ramanujan, Quart J Pure Appl Math 45:350–372 (1914). Total. */
export function perimeterOf(long: number, short: number): number {
  const h = ((long - short) / (long + short)) ** 2;
  return Math.PI * (long + short) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)));
}

/** Share of the rim that lies beyond the image, of 360 places. Total. */
export function rimOutside(
  { center, semi, angle }: PixelEllipse,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): number {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  let outside = 0;
  for (let degree = 0; degree < 360; degree++) {
    const t = (degree * Math.PI) / 180;
    const [u, v] = [semi[0] * Math.cos(t), semi[1] * Math.sin(t)];
    const [x, y] = [center[0] + u * cos - v * sin, center[1] + u * sin + v * cos];
    if (x < -0.5 || y < -0.5 || x > columns - 0.5 || y > rows - 0.5) outside++;
  }
  return outside / 360;
}
