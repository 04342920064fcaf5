import type { SegSegment } from '../../../models/dicom/write/seg/seg-segment.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { correctedBytes } from '../../../models/findings/objects/corrected-objects.ts';
import { isUnconfirmed } from '../../../models/report/renderings/sr/coded-tables.ts';
import type { Library } from '../../library/library.ts';
import { uidFrom } from '../writer-of.ts';

/** By what a finding, or a label of it, is the same in SEG and SR: a name of at most 64 characters, and a UID. */
export const trackingOf = ({ id }: Pick<Finding, 'id'>, label: number | null): SegSegment['tracking'] => {
  const key = label === null ? id : `${id} ${label}`;
  return { id: key, uid: uidFrom(key) };
};

/**
 * The outlines of a finding as segments, one a label, with their masks: voxels of the display set, or pixels of its image.
 * Objects of one label are one segment.
 *
 * @returns none for a finding without an outline. @throws AppError `blob.missing`, `blob.damaged`.
 */
export async function segmentsOf(finding: Finding, { blobs }: Pick<Library, 'blobs'>): Promise<readonly SegSegment[]> {
  const { geometry } = finding;
  if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return [];
  const bytes = await blobs.read(geometry.mask);
  return geometry.labels.flatMap((label, n): SegSegment[] => {
    if (geometry.kind === 'mask') return [segmentOf(finding, label, { mask: bytes, value: label.value })];
    if (geometry.holds === 'labels')
      return [segmentOf(finding, label, { mask: bytes.map((byte) => (byte >> n) & 1), value: 1 })];
    const segment = segmentOf(finding, label, { mask: anyObject(correctedBytes(geometry, bytes)), value: 1 });
    return n > 0 ? [] : [{ ...segment, remarks: [together, ...(segment.remarks ?? [])] }];
  });
}

const fromMemory = 'The code of this structure was not looked up in a released table';
const takenFrom = ({ sopInstanceUid, segment, maker }: NonNullable<Finding['from']>): string =>
  `Taken over by a reader from segment ${segment} of ${sopInstanceUid}${maker ? `, made by ${maker}` : ''}`;
const together = 'All objects in one segment: where two touch, it does not tell them apart';

/** 1 where there is an object: four bytes a pixel, little endian, hold its number. */
const anyObject = (bytes: Uint8Array): Uint8Array => {
  const mask = new Uint8Array(bytes.length >> 2);
  for (let at = 0; at < mask.length; at++)
    mask[at] = bytes[4 * at] || bytes[4 * at + 1] || bytes[4 * at + 2] || bytes[4 * at + 3] ? 1 : 0;
  return mask;
};

type Label = Extract<Finding['geometry'], { kind: 'mask' }>['labels'][number];

function segmentOf(finding: Finding, label: Label, mask: Pick<SegSegment, 'mask' | 'value'>): SegSegment {
  const { by, edited, name, laterality, status, run, from } = finding;
  const isRule = run?.provider === 'cpu';
  return {
    ...mask,
    label: [label.name || name, ...(laterality === 'left' || laterality === 'right' ? [laterality] : [])].join(', '),
    isProposal: status === 'proposed',
    code: label.code,
    laterality: label.laterality ?? (laterality === 'unknown' ? null : laterality),
    color: label.color,
    remarks: [...(from ? [takenFrom(from)] : []), ...(isUnconfirmed(label.code) ? [fromMemory] : [])],
    ...(from && { received: { type: from.algorithm, name: from.algorithmName, isEdited: edited } }),
    algorithm: by.kind === 'pack' ? { name: by.id, version: by.version, isEdited: edited, isRule } : null,
    tracking: trackingOf(finding, label.value),
  };
}
