/** From the darkest to nearly the brightest: for images that bring no window. */
export function windowOf(values: Float32Array): { readonly width: number; readonly center: number } {
  const sorted = values.toSorted();
  const low = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const high = sorted[Math.floor(sorted.length * 0.995)] ?? low + 1;
  return { width: Math.max(1, high - low), center: (low + high) / 2 };
}
