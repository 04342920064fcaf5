import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../models/base/app-error.ts';
import { no } from '../../models/base/result.ts';
import type { Refusal, Result } from '../../models/base/result.ts';
import type { Dataset } from '../../models/dicom/write/encode/dataset.ts';
import { readSeg } from '../../models/dicom/write/read-seg.ts';
import { readSource } from '../../models/dicom/write/read-source.ts';
import { writeSeg } from '../../models/dicom/write/seg.ts';
import type { WrittenObject } from '../../models/dicom/write/seg.ts';
import type { SegSegment } from '../../models/dicom/write/seg-segment.ts';
import type { Writer } from '../../models/dicom/write/modules.ts';
import type { Finding } from '../../models/findings/finding.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { Library } from '../library/library.ts';
import { readReceived } from '../library/read-received.ts';
import { uidFrom } from './writer-of.ts';

const mostInflated = 2 ** 31 - 1;

/**
 * The header that objects of this display set inherit from.
 *
 * @returns it, or why the file has none (a NIfTI, a broken file). @throws AppError as `readReceived`.
 */
export async function sourceHeader(set: DisplaySet, library: Library): Promise<Result<Dataset, Refusal>> {
  const [first] = set.frames;
  const record = first && (await library.store.instance(first.instance));
  if (!record) return no('dicom.unknown-instance', { instance: first?.instance ?? '' });
  return readSource(await readReceived(record, library), {
    inflate: (packed) => inflateRawSync(packed, { maxOutputLength: mostInflated }),
  });
}

export interface SegWish {
  readonly findings: readonly Finding[]; // on this display set; those without an outline are left out
  readonly set: DisplaySet;
  readonly writer: Writer;
}

/**
 * The outlines of some findings as a binary SEG, read back and compared before it is given out.
 *
 * @returns the file, or why there is none. @throws AppError `sign.read-back` when it does not say what was outlined.
 */
export async function writeSegOf(
  { findings, set, writer }: SegWish,
  library: Library,
): Promise<Result<WrittenObject, Refusal>> {
  const source = await sourceHeader(set, library);
  if (!source.ok) return source;
  const voxels = set.volume ? set.volume.shape.columns * set.volume.shape.rows * set.volume.shape.slices : 0;
  const segments: SegSegment[] = [];
  for (const finding of findings) {
    if (finding.geometry.kind !== 'mask') continue;
    const mask = await library.blobs.read(finding.geometry.mask);
    if (mask.length !== voxels) return no('report.seg-other-grid');
    segments.push(...segmentsOf(finding, mask));
  }
  const written = writeSeg({ source: source.value, displaySet: set, segments, writer });
  if (written.ok) assertSame(written.value.bytes, segments, set);
  return written;
}

const segmentsOf = (finding: Finding, mask: Uint8Array): SegSegment[] => {
  const { geometry, by, edited, name, laterality, status, id, run } = finding;
  const isRule = run?.provider === 'cpu';
  if (geometry.kind !== 'mask') return [];
  return geometry.labels.map(({ value, name: part, code, color }) => ({
    mask,
    value,
    label: [part || name, ...(laterality === 'left' || laterality === 'right' ? [laterality] : [])].join(', '),
    isProposal: status === 'proposed',
    code,
    laterality: laterality === 'unknown' ? null : laterality,
    color,
    algorithm: by.kind === 'pack' ? { name: by.id, version: by.version, isEdited: edited, isRule } : null,
    tracking: { id: `${id} ${value}`, uid: uidFrom(`${id} ${value}`) },
  }));
};

/** What was shown and what was written must be one. */
function assertSame(bytes: Uint8Array, segments: readonly SegSegment[], set: DisplaySet): void {
  const read = set.volume ? readSeg(bytes, set.volume) : no('report.seg-no-volume');
  const shown = segments.filter(({ mask, value }) => mask.includes(value));
  const isSame =
    read.ok &&
    read.value.length === shown.length &&
    shown.every(({ mask, value }, i) => {
      const back = read.value[i]?.mask;
      return back !== undefined && mask.every((voxel, at) => (voxel === value) === (back[at] === 1));
    });
  if (!isSame) throw new AppError('sign.read-back', { file: 'seg.dcm' });
}
