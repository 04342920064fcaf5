import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { FindingReshape, Shape } from '../../findings/edits.ts';
import type { Finding } from '../../findings/finding.ts';
import { shapeOf } from '../../findings/reshape.ts';
import type { z } from '../../base/schema.ts';

const own = 'infer.flat-own-threshold';

/**
 * The change that another threshold makes of a finding of boxes: which are shown, and how many are counted.
 *
 * @param threshold  0 to 1. @param validated  the card's, for which its figures hold; another is noted.
 * @returns the change, or `infer.not-boxes`. Total.
 */
export function rethreshold(
  finding: Finding,
  threshold: number,
  validated: number,
): Result<z.infer<typeof FindingReshape>, Refusal<'infer.not-boxes'>> {
  const { geometry } = finding;
  if (geometry.kind !== 'pixel-boxes') return no('infer.not-boxes');
  const before = shapeOf(finding);
  const count = geometry.boxes.filter(({ score }) => score >= threshold).length;
  const measurements = before.measurements.map((one) =>
    one.key === 'count' ? { ...one, quantity: { ...one.quantity, value: count } } : one,
  );
  const isValidated = Math.abs(threshold - validated) < 1e-6;
  const others = before.notes.filter(({ code }) => code !== own);
  const notes = isValidated ? others : [{ code: own, params: { found: threshold, card: validated } }, ...others];
  const after: Shape = { geometry: { ...geometry, threshold }, measurements, notes, edited: !isValidated };
  return ok({ kind: 'finding.reshape', finding: finding.id, before, after });
}
