import { largestComponent } from '../../operators/largest-component.ts';

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
