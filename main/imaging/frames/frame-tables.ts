import type { ImageHeader } from '../../../models/dicom/header/instance-header.ts';
import type { TablePlace } from '../../../models/dicom/header/look/look.ts';
import { tableEntries } from '../../../models/imaging/tone/table-entries.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { dataSetRange } from './file-bytes.ts';

/** The Modality and the first VOI lookup table of an image. @throws AppError as `dataSetRange`. */
export async function frameTables(
  record: InstanceRecord,
  image: ImageHeader,
  library: Pick<Library, 'blobs'>,
): Promise<FrameTables> {
  const read = async (place: TablePlace | null | undefined): Promise<LookUp | null> =>
    place
      ? tableEntries(await dataSetRange(record, image, { range: [place.offset, place.length], library }), place)
      : null;
  const { modality, voi } = image.look;
  return { modality: await read(modality), voi: await read(voi[0]) };
}
