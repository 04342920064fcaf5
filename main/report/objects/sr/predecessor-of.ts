import type { SrRequest } from '../../../../models/dicom/write/sr.ts';
import { attributes } from '../../../../models/dicom/write/encode/attributes.ts';
import type { Keyword } from '../../../../models/dicom/write/encode/attributes.ts';
import { readPart10 } from '../../../../models/dicom/read/read-part10.ts';
import { code } from '../../../../models/dicom/read/texts.ts';
import type { Report } from '../../../../models/report/report.ts';
import type { Library } from '../../../library/library.ts';

/**
 * The structured report of the report that this one amends, as it was kept.
 *
 * @returns null where it amends none, or none was written of it. @throws AppError `blob.missing`, `blob.damaged`.
 */
export async function predecessorOf(
  { amends }: Pick<Report, 'amends'>,
  name: string,
  { store, blobs }: Library,
): Promise<SrRequest['predecessor']> {
  if (amends === null) return null;
  const kept = (await store.reportFiles(amends)).find((file) => file.name === name);
  const read = kept && readPart10(await blobs.read(kept.digest), { inflate: () => undefined });
  if (!read?.ok) return null;
  const uid = (keyword: Keyword): string => code(read.value.dataset, attributes[keyword][0]);
  return {
    sopClassUid: uid('SOPClassUID'),
    sopInstanceUid: uid('SOPInstanceUID'),
    seriesUid: uid('SeriesInstanceUID'),
  };
}
