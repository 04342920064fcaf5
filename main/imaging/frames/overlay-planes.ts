import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import { overlayMask } from '../../../models/imaging/tone/overlay-mask.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { dataSetRange } from './file-bytes.ts';

const most = 8;

/**
 * The overlay planes of an image in one block, one byte a pixel: bit 0 is the first plane. At most eight; planes that lie
 * within the stored values (retired) are left out.
 *
 * @throws AppError `dicom.no-pixels`, as `dataSetRange`.
 */
export async function overlayPlanes(
  record: InstanceRecord,
  { image }: InstanceHeader,
  library: Pick<Library, 'blobs'>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!image) throw new AppError('dicom.no-pixels', { file: record.name });
  const planes = new Uint8Array(image.rows * image.columns);
  const own = image.look.overlays.flatMap((place) =>
    place.bits.kind === 'own' ? [{ place, range: [place.bits.offset, place.bits.length] as const }] : [],
  );
  for (const [i, { place, range }] of own.slice(0, most).entries()) {
    const mask = overlayMask(await dataSetRange(record, image, { range, library }), place, image);
    for (let at = 0; at < planes.length; at++) planes[at] = (planes[at] ?? 0) | ((mask[at] ?? 0) << i);
  }
  return planes;
}
