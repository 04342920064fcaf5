import { inflateRawSync } from 'node:zlib';
import { no, ok } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { Dataset } from '../../../models/dicom/write/encode/dataset.ts';
import { readSource } from '../../../models/dicom/write/read-source.ts';
import type { SourceFile } from '../../../models/report/renderings/sr/image-under.ts';
import type { Library } from '../../library/library.ts';
import { readReceived } from '../../library/read-received.ts';
import type { InstanceRecord } from '../../library/store/received.ts';

const mostInflated = 2 ** 31 - 1;

/** Of which format a received file is; a picture or a NIfTI volume has no DICOM header to inherit from. */
const isDicom = ({ header }: InstanceRecord): boolean =>
  InstanceHeader.pick({ format: true }).parse(header).format === 'dicom';

/** Bytes of a file before its first pixel; null where it is compressed as a whole, or holds no image. */
function bytesBeforePixels({ header }: InstanceRecord): number | null {
  const place = InstanceHeader.parse(header).image?.pixels;
  if (place?.container !== 'whole') return null;
  if (place.kind === 'native') return place.offset;
  const first = place.kind === 'encapsulated' ? place.frames[0]?.[0]?.[0] : undefined;
  return first ?? null;
}

/** What of a file says whose it is: a whole slide has gigabytes behind that. */
async function headOf(record: InstanceRecord, library: Library): Promise<Uint8Array> {
  const head = bytesBeforePixels(record);
  if (head === null || record.path !== null) return readReceived(record, library);
  return library.blobs.readRange(record.digest, { from: 0, to: Math.min(head, record.bytes) });
}

/**
 * The record of an image that objects of a report can be made from.
 *
 * @returns it, or `dicom.unknown-instance`, or `report.no-dicom-source` {file}: the image came as a picture or a NIfTI file.
 */
export async function sourceRecord(
  image: Pick<SourceFile, 'instance'> | undefined,
  { store }: Library,
): Promise<Result<InstanceRecord, Refusal>> {
  const record = image && (await store.instance(image.instance));
  if (!record) return no('dicom.unknown-instance', { instance: image?.instance ?? '' });
  return isDicom(record) ? ok(record) : no('report.no-dicom-source', { file: record.name });
}

/**
 * The header that objects made from this image inherit.
 *
 * @returns it, or why there is none, as `sourceRecord`; a broken file's reason. @throws AppError as `readReceived`.
 */
export async function sourceHeader(
  image: Pick<SourceFile, 'instance'> | undefined,
  library: Library,
): Promise<Result<Dataset, Refusal>> {
  const record = await sourceRecord(image, library);
  if (!record.ok) return record;
  const read = readSource(await headOf(record.value, library), {
    inflate: (packed) => inflateRawSync(packed, { maxOutputLength: mostInflated }),
  });
  if (!read.ok) return read;
  const StudyInstanceUID = read.value.StudyInstanceUID || record.value.studyUid; // of a file without one the library's own
  return ok({ ...read.value, StudyInstanceUID });
}
