import type { Finding, Measurement } from '../../../findings/finding.ts';

/**
 * Under which label of its finding a number is tracked: that of its outline; the finding's only label stands for the whole,
 * and of what has no outline there is none. Total.
 */
export function trackedLabel({ geometry }: Pick<Finding, 'geometry'>, label: Measurement['label']): number | null {
  if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return null;
  const [first, ...more] = geometry.labels;
  return label === null && first && more.length === 0 ? first.value : label;
}
