import type { Digest } from '../base/ids.ts';
import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import type { z } from '../base/schema.ts';
import type { FindingReshape, Shape } from './edits.ts';
import type { Finding, Measurement } from './finding.ts';
import { segmentVolumesMl } from './segment-volumes.ts';

export type ReshapeRefusal = 'findings.not-a-mask' | 'findings.empty-mask' | 'findings.unknown-label';
type Reshape = z.infer<typeof FindingReshape>;

/**
 * The change that a brushed mask makes: the same grid and labels, the volumes measured again from its bytes.
 *
 * @param mask  one byte a voxel, slice-row-column, on the finding's own grid. @param digest  of those bytes.
 * @returns the change, or why it is none: the finding has no mask, nothing is left in it, or it holds a value that no label
 *   names. RangeError when the mask is of another size than its grid.
 */
export function reshape(finding: Finding, mask: Uint8Array, digest: Digest): Result<Reshape, Refusal<ReshapeRefusal>> {
  const { geometry } = finding;
  if (geometry.kind !== 'mask') return no('findings.not-a-mask');
  const volumes = segmentVolumesMl(mask, geometry.grid);
  if (volumes.size === 0) return no('findings.empty-mask');
  const stranger = [...volumes.keys()].find((value) => geometry.labels.every((label) => label.value !== value));
  if (stranger !== undefined) return no('findings.unknown-label', { value: stranger });
  const measurements = finding.measurements
    .filter(({ quantity }) => quantity.unit === 'mL')
    .map((one) => measuredAgain(one, volumes));
  const after: Shape = { geometry: { ...geometry, mask: digest }, measurements, notes: finding.notes, edited: true };
  return ok({ kind: 'finding.reshape', finding: finding.id, before: shapeOf(finding), after });
}

/** What of a finding a reshape may change. Total. */
export const shapeOf = ({ geometry, measurements, notes, edited }: Finding): Shape => ({
  geometry,
  measurements,
  notes,
  edited,
});

/** Only volumes come from the mask's bytes; a label that was brushed away has 0 mL. */
function measuredAgain(measurement: Measurement, volumes: ReadonlyMap<number, number>): Measurement {
  const total = [...volumes.values()].reduce((sum, volume) => sum + volume, 0);
  const value = measurement.label === null ? total : (volumes.get(measurement.label) ?? 0);
  return { ...measurement, quantity: { value, unit: 'mL' } };
}
