import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { FindingReshape, Shape } from '../../../findings/edits.ts';
import type { Finding } from '../../../findings/finding.ts';
import { pointNote } from '../../../findings/ledger/at-point.ts';
import type { BoxLabel } from '../../card/flat-card.ts';
import { pointAt } from '../../card/operating-points.ts';
import { byHand } from './redraw-flat.ts';
import { shapeOf } from '../../../findings/reshape.ts';
import type { z } from '../../../base/schema.ts';

const own = 'infer.flat-own-threshold';

/** What stands beside a count from another score than the card's own: the card's point it is, or that no figures hold. */
function notesFor(threshold: number, label: Pick<BoxLabel, 'threshold' | 'points'>): Finding['notes'] {
  if (Math.abs(threshold - label.threshold) < 1e-6) return [];
  const point = pointAt(label, threshold);
  if (point) return [{ code: pointNote, params: { name: point.name, found: threshold } }];
  return [{ code: own, params: { found: threshold, card: label.threshold } }];
}

/**
 * The change that another threshold makes of a finding of boxes: which are shown, and how many are counted.
 *
 * @param threshold  0 to 1. @param label  of the card: its points have figures, any other score has none; which is noted.
 * @returns the change, or `infer.not-boxes`. Total.
 */
export function rethreshold(
  finding: Finding,
  threshold: number,
  label: Pick<BoxLabel, 'threshold' | 'points'>,
): Result<z.infer<typeof FindingReshape>, Refusal<'infer.not-boxes'>> {
  const { geometry } = finding;
  if (geometry.kind !== 'pixel-boxes') return no('infer.not-boxes');
  const before = shapeOf(finding);
  const count = geometry.boxes.filter(({ score }) => score >= threshold).length;
  const measurements = before.measurements.map((one) =>
    one.key === 'count' ? { ...one, quantity: { ...one.quantity, value: count } } : one,
  );
  const others = before.notes.filter(({ code }) => code !== own && code !== pointNote);
  const said = notesFor(threshold, label);
  const notes = [...said, ...others];
  const isOthers = before.notes.some(({ code }) => code === byHand);
  const edited = isOthers || said.some(({ code }) => code === own); // at a point of the card it is the model's own result
  const after: Shape = { geometry: { ...geometry, threshold }, measurements, notes, edited };
  return ok({ kind: 'finding.reshape', finding: finding.id, before, after });
}
