import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId, StudyUid } from '../../models/base/ids.ts';
import type { DocumentRow, ReadDocument } from '../../models/dicom/document/document.ts';
import { kindOfDocument } from '../../models/dicom/document/kind-of-document.ts';
import { readDocument } from '../../models/dicom/document/read-document.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import { code } from '../../models/dicom/read/texts.ts';
import { binaryNumber } from '../../models/dicom/read/dataset.ts';
import type { Dataset } from '../../models/dicom/read/dataset.ts';
import { readPart10 } from '../../models/dicom/read/read-part10.ts';
import type { Library } from '../library/library.ts';
import { readReceived } from '../library/read-received.ts';

/** The documents of a study, in the order they were received; what is set aside is not among them. */
export async function documentsOf(studyUid: StudyUid, { store }: Library): Promise<DocumentRow[]> {
  const records = await store.instancesOfStudy(studyUid);
  return records.flatMap(({ id, name, header, sopClassUid }) => {
    const kind = kindOfDocument(sopClassUid);
    if (kind === null) return [];
    const { series } = InstanceHeader.parse(header);
    return [{ instance: id, kind, modality: series.modality, description: series.description, file: name }];
  });
}

/** The data set of a received document. @throws AppError `dicom.unknown-instance`, `dicom.no-document` {file}, those of reading. */
export async function datasetOf(id: InstanceId, library: Library): Promise<Dataset> {
  const record = await library.store.instance(id);
  if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
  if (kindOfDocument(record.sopClassUid) === null) throw new AppError('dicom.no-document', { file: record.name });
  const read = readPart10(await readReceived(record, library), { inflate: (bytes) => inflateRawSync(bytes) });
  if (!read.ok) throw new AppError(read.error.code, { ...read.error.params, file: record.name });
  return read.value.dataset;
}

/** A structured report or a key object list, and which of its images the library has. @throws AppError as `datasetOf`. */
export async function documentOf(
  id: InstanceId,
  library: Library,
): Promise<{ readonly document: ReadDocument; readonly imagesHere: string[] }> {
  const document = readDocument(await datasetOf(id, library));
  const named = new Set(document.items.flatMap(({ images }) => images.map(({ sopInstanceUid }) => sopInstanceUid)));
  return { document, imagesHere: await library.store.knownSops([...named]) };
}

/**
 * The PDF inside a received document, without its padding.
 *
 * @throws AppError as `datasetOf`; `dicom.no-document` {file} when it holds none.
 * @source DICOM PS3.3 C.24.2.
 */
export async function pdfOf(id: InstanceId, library: Library): Promise<Uint8Array<ArrayBuffer>> {
  const dataset = await datasetOf(id, library);
  const element = dataset.elements.get(0x00420011);
  if (!element || code(dataset, 0x00420012) !== 'application/pdf')
    throw new AppError('dicom.no-document', { file: id });
  const length = Math.min(binaryNumber(dataset, 0x00420015, 'UL') ?? element.length, element.length);
  return Uint8Array.from(dataset.bytes.subarray(element.offset, element.offset + length));
}
