import { AppError } from '../../../models/base/app-error.ts';
import { no } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import { writeImageSeg } from '../../../models/dicom/write/image-seg.ts';
import { readImageSeg, readSeg } from '../../../models/dicom/write/read-seg.ts';
import type { ReadSegment } from '../../../models/dicom/write/read-seg.ts';
import { writeSeg } from '../../../models/dicom/write/seg.ts';
import type { WrittenSeg } from '../../../models/dicom/write/seg.ts';
import type { SegSegment } from '../../../models/dicom/write/seg/seg-segment.ts';
import type { Writer } from '../../../models/dicom/write/modules.ts';
import { isOneOfMany } from '../../../models/report/renderings/sr/reference-of.ts';
import type { Library } from '../../library/library.ts';
import type { Outlined } from './outlined.ts';
import { segmentsOf } from './segments-of.ts';
import { sourceHeader } from './source-header.ts';

/**
 * The outlines of some findings as a binary SEG, read back and compared before it is given out.
 *
 * @returns the file, or why there is none. @throws AppError `sign.read-back` when it does not say what was outlined.
 */
export async function writeSegOf(
  part: Outlined,
  writer: Writer,
  library: Library,
): Promise<Result<WrittenSeg, Refusal>> {
  const { set, image } = part;
  const source = await sourceHeader(image ?? set.frames[0], library);
  if (!source.ok) return source;
  const segments = (await Promise.all(part.findings.map((finding) => segmentsOf(finding, library)))).flat();
  if (segments.some(({ mask }) => mask.length !== sizeOf(part))) return no('report.seg-other-grid');
  const { seriesUid, frameOfReferenceUid, frames } = set;
  const written = image
    ? writeImageSeg({
        source: source.value,
        image,
        isMultiFrame: isOneOfMany(image, frames),
        seriesUid,
        frameOfReferenceUid,
        segments,
        writer,
      })
    : writeSeg({ source: source.value, displaySet: set, segments, writer });
  if (written.ok) assertSame(readBack(written.value.bytes, part), segments);
  return written;
}

/** Voxels of the volume, or pixels of the image; 0 where there is neither. */
function sizeOf({ image, set: { volume } }: Outlined): number {
  if (image) return image.pixels.rows * image.pixels.columns;
  return volume ? volume.shape.columns * volume.shape.rows * volume.shape.slices : 0;
}

function readBack(bytes: Uint8Array, { image, set }: Outlined): Result<readonly ReadSegment[], Refusal> {
  if (image) {
    const { sopInstanceUid, frame, pixels } = image;
    return readImageSeg(bytes, { sopInstanceUid, frame, rows: pixels.rows, columns: pixels.columns });
  }
  return set.volume ? readSeg(bytes, set.volume) : no('report.seg-no-volume');
}

/** What was shown and what was written must be one. */
function assertSame(read: Result<readonly ReadSegment[], Refusal>, segments: readonly SegSegment[]): void {
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
