import type { FlatCard } from '../../card/flat-card.ts';
import { largestComponent } from '../../operators/largest-component.ts';
import type { PixelPoint } from './found.ts';

/**
 * The masks of several labels in one byte a pixel: over 0 is inside, the largest piece (joined by edges) of each label.
 *
 * @param logits  one array a label, rows × columns each. @returns bit n set where the n-th label is. Total.
 */
export function masksOf(logits: readonly Float32Array[], size: { rows: number; columns: number }): Uint8Array {
  const bits = new Uint8Array(size.rows * size.columns);
  for (const [n, values] of logits.entries()) {
    const inside = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i++) inside[i] = (values[i] ?? 0) > 0 ? 1 : 0;
    const kept = largestComponent(inside, [1, size.rows, size.columns]);
    for (let i = 0; i < kept.length; i++) if (kept[i]) bits[i] = (bits[i] ?? 0) | (1 << n);
  }
  return bits;
}

/** Bits of a mask byte that stand for some labels. */
export const bitsOf = ({ output }: FlatCard, values: readonly number[]): number =>
  output.labels.reduce((bits, { value }, n) => (values.includes(value) ? bits | (1 << n) : bits), 0);

/** First and last column of some labels, and the row where the extent is reached; undefined where there are none. */
export function columnsOf(
  bits: Uint8Array,
  wanted: number,
  columns: number,
): { low: PixelPoint; high: PixelPoint } | undefined {
  let [low, high]: [PixelPoint | undefined, PixelPoint | undefined] = [undefined, undefined];
  for (const [at, byte] of bits.entries()) {
    if ((byte & wanted) === 0) continue;
    const [x, y] = [at % columns, Math.floor(at / columns)];
    if (!low || x < low[0]) low = [x, y];
    if (!high || x > high[0]) high = [x, y];
  }
  return low && high ? { low, high } : undefined;
}
