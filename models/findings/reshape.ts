import type { Digest } from '../base/ids.ts';
import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import type { z } from '../base/schema.ts';
import type { FindingReshape, Shape } from './edits.ts';
import type { Finding, Geometry, Measurement } from './finding.ts';
import { segmentVolumesMl } from './segment-volumes.ts';

export type ReshapeRefusal = 'findings.not-a-mask' | 'findings.empty-mask' | 'findings.unknown-label';
type Reshape = z.infer<typeof FindingReshape>;
type Of<Kind extends Geometry['kind']> = Extract<Geometry, { kind: Kind }>;
type Told = Result<Pick<Finding, 'measurements' | 'notes'>, Refusal<ReshapeRefusal>>;

/** Labels that a person left without a pixel. */
const emptyNote = 'findings.empty-label';

/**
 * The change that a brushed mask makes: the same grid and labels; the volumes of a volume's are measured again from its
 * bytes, of an image's outlines it is noted which are empty.
 *
 * @param mask  as the finding's geometry lays it out: one byte a voxel, slice-row-column, or the labels' bits of each pixel.
 * @param digest  of those bytes.
 * @returns the change, or why it is none: the finding has no such mask, nothing is left in it, or it holds a value or a bit
 *   that no label names. RangeError when the mask is of another size than its grid or image.
 */
export function reshape(finding: Finding, mask: Uint8Array, digest: Digest): Result<Reshape, Refusal<ReshapeRefusal>> {
  const { geometry } = finding;
  if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return no('findings.not-a-mask');
  const told = geometry.kind === 'mask' ? volumesIn(finding, geometry, mask) : outlinesIn(finding, geometry, mask);
  if (!told.ok) return told;
  const after: Shape = { ...told.value, geometry: { ...geometry, mask: digest }, edited: true };
  return ok({ kind: 'finding.reshape', finding: finding.id, before: shapeOf(finding), after });
}

/** What of a finding a reshape may change. Total. */
export const shapeOf = ({ geometry, measurements, notes, edited }: Finding): Shape => ({
  geometry,
  measurements,
  notes,
  edited,
});

function volumesIn({ measurements, notes }: Finding, { grid, labels }: Of<'mask'>, mask: Uint8Array): Told {
  const volumes = segmentVolumesMl(mask, grid);
  if (volumes.size === 0) return no('findings.empty-mask');
  const stranger = [...volumes.keys()].find((value) => labels.every((label) => label.value !== value));
  if (stranger !== undefined) return no('findings.unknown-label', { value: stranger });
  const inMl = measurements.filter(({ quantity }) => quantity.unit === 'mL');
  return ok({ measurements: inMl.map((one) => measuredAgain(one, volumes)), notes });
}

/** Only volumes come from the mask's bytes; a label that was brushed away has 0 mL. */
function measuredAgain(measurement: Measurement, volumes: ReadonlyMap<number, number>): Measurement {
  const total = [...volumes.values()].reduce((sum, volume) => sum + volume, 0);
  const value = measurement.label === null ? total : (volumes.get(measurement.label) ?? 0);
  return { ...measurement, quantity: { value, unit: 'mL' } };
}

/** Overlapping labels of one image. No number is read from them, so a number that was there no longer holds. */
function outlinesIn({ notes }: Finding, { holds, labels, rows, columns }: Of<'pixel-mask'>, mask: Uint8Array): Told {
  if (holds !== 'labels') return no('findings.not-a-mask');
  if (mask.length !== rows * columns) throw new RangeError(`a mask of ${mask.length} bytes on ${columns} × ${rows}`);
  const known = (1 << labels.length) - 1;
  const stranger = mask.find((byte) => (byte & ~known) !== 0);
  if (stranger !== undefined) return no('findings.unknown-label', { value: stranger });
  const set = mask.reduce((bits, byte) => bits | byte, 0);
  if (set === 0) return no('findings.empty-mask');
  const empty = labels.filter((_, n) => (set & (1 << n)) === 0).map(({ name }) => name);
  const others = notes.filter(({ code }) => code !== emptyNote);
  const told = empty.length > 0 ? [{ code: emptyNote, params: { labels: empty.join(', ') } }] : [];
  return ok({ measurements: [], notes: [...others, ...told] });
}
