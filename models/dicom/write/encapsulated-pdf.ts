import type { Dataset } from './encode/dataset.ts';
import { codeItem, newObjectModule, patientStudyModule } from './modules.ts';
import type { Writer } from './modules.ts';
import { writeObject } from './encode/part10.ts';
import type { WrittenObject } from './seg.ts';

export interface EncapsulatedPdfRequest {
  /** Header of one image of the study, as `readSource` gives it. */
  readonly source: Dataset;
  readonly pdf: Uint8Array;
  readonly title: string;
  /** The images the report speaks of. */
  readonly instances: readonly { readonly sopClassUid: string; readonly sopInstanceUid: string }[];
  readonly isVerified: boolean; // a person signed it
  readonly writer: Writer;
}

/**
 * The report as an Encapsulated PDF of the study.
 *
 * @returns a whole file; the PDF's true length stands in EncapsulatedDocumentLength.
 * @source DICOM PS3.3 A.45.1, C.24.2. Total.
 */
export function writeEncapsulatedPdf(request: EncapsulatedPdfRequest): WrittenObject {
  const { source, pdf, title, instances, isVerified, writer } = request;
  const dataset = {
    ...patientStudyModule(source),
    ...newObjectModule(writer, {
      sopClassUid: '1.2.840.10008.5.1.4.1.1.104.1',
      modality: 'DOC',
      seriesNumber: 302,
      description: 'Report',
      contribution: 'Report',
    }),
    ConversionType: 'WSD',
    ContentDate: writer.date,
    ContentTime: writer.time,
    AcquisitionDateTime: '',
    BurnedInAnnotation: 'YES',
    SourceInstanceSequence: instances.map(({ sopClassUid, sopInstanceUid }) => ({
      ReferencedSOPClassUID: sopClassUid,
      ReferencedSOPInstanceUID: sopInstanceUid,
    })),
    DocumentTitle: title,
    ConceptNameCodeSequence: [codeItem('18748-4', 'LN', 'Diagnostic imaging study')],
    VerificationFlag: isVerified ? 'VERIFIED' : 'UNVERIFIED',
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocumentLength: pdf.length,
    EncapsulatedDocument: pdf,
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID: seriesUid } = dataset;
  return { bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid };
}
