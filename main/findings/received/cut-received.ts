import { AppError } from '../../../models/base/app-error.ts';
import { bytesJoined, joinParts, partsOfFrame } from '../../../models/imaging/view/segmentations/cut-segments.ts';
import type { CutSegment, FramePart } from '../../../models/imaging/view/segmentations/cut-segments.ts';
import type { Context } from '../../app/context.ts';
import type { OpenSegmentation } from './segmentations.ts';

/** As much as a window is given of one object; a byte a voxel. */
const mostBytes = 1024 ** 3;

/**
 * All segments of a received segmentation, each cut to the box that holds it.
 *
 * @throws AppError `dicom.*` {file} for a frame that cannot be read, `findings.segments-too-large` {file, mb}, `job.cancelled`.
 */
export async function cutReceived(
  { record, header, about, placed: { blocks } }: OpenSegmentation,
  { library, images, signal }: Pick<Context, 'library' | 'images' | 'signal'>,
): Promise<readonly CutSegment[]> {
  const parts: FramePart[] = [];
  const { frames = 0, rows = 0, columns = 0 } = header.image ?? {};
  for (let frame = 0; frame < frames; frame++) {
    if (signal.aborted) throw new AppError('job.cancelled');
    const values = await images.stored(record, header, { frame, library });
    parts.push(...partsOfFrame(values, about, { frame, rows, columns }));
  }
  const bytes = bytesJoined(parts, blocks);
  if (bytes > mostBytes)
    throw new AppError('findings.segments-too-large', { file: record.name, mb: Math.round(bytes / 1024 ** 2) });
  return joinParts(parts, blocks);
}
