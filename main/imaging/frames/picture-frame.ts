import { AppError } from '../../../models/base/app-error.ts';
import type { ImageHeader } from '../../../models/dicom/header/instance-header.ts';
import type { PixelPlace } from '../../../models/dicom/header/pixel-place.ts';
import { tiffHead } from '../../../models/dicom/picture/tiff-directory.ts';
import { tiffPage } from '../../../models/dicom/picture/tiff-page.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import type { PictureFrame } from '../decode/decode-picture.ts';
import { wholeFile } from './file-bytes.ts';

interface Asked {
  readonly place: Extract<PixelPlace, { kind: 'picture' }>;
  readonly frame: number; // 0-based
  readonly library: Pick<Library, 'blobs'>;
}

/**
 * What a thread needs to decode one frame of a picture file: of a TIFF only that page's strips or tiles.
 *
 * @throws AppError `dicom.no-frame` {frame, frames}, `dicom.changed` {file}, and as `fileRange`.
 */
export async function pictureFrame(
  record: InstanceRecord,
  { rows, columns, samplesPerPixel: samples, bitsStored }: ImageHeader,
  { place, frame, library }: Asked,
): Promise<PictureFrame> {
  const at = place.pages[frame];
  if (at === undefined) throw new AppError('dicom.no-frame', { frame, frames: place.pages.length });
  const bytes = await wholeFile(record, library);
  const { orientation, format } = place;
  const shape = { orientation, columns, rows, samples };
  if (format === 'jpeg') return { ...shape, picture: format, bytes, isDeep: bitsStored > 8 };
  if (format === 'png') return { ...shape, picture: format, bytes };
  const head = tiffHead(bytes);
  const page = head && head !== 'big' ? tiffPage(bytes, at, head.isLittleEndian) : null;
  if (!page?.ok) throw new AppError('dicom.changed', { file: record.name });
  const part = ([offset, length]: readonly [number, number]): Uint8Array => bytes.slice(offset, offset + length);
  const { chunks, jpegTables } = page.value;
  return {
    ...shape,
    picture: 'tiff',
    page: page.value,
    chunks: chunks.map(part),
    jpegTables: jpegTables && part(jpegTables),
  };
}
