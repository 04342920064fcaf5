import { AppError } from '../../../models/base/app-error.ts';
import type { ImageHeader } from '../../../models/dicom/header/instance-header.ts';
import { colored, paletteLevels } from '../../../models/dicom/header/palette.ts';
import type { Palette } from '../../../models/dicom/header/palette.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { dataSetRange } from './file-bytes.ts';

/** Red, green, blue of a palette image's values. @throws AppError as `dataSetRange`; `imaging.palette` without a palette. */
export async function paletteColors(
  record: InstanceRecord,
  image: ImageHeader,
  { values, library }: { readonly values: StoredValues; readonly library: Pick<Library, 'blobs'> },
): Promise<Uint8Array<ArrayBuffer>> {
  const { palette } = image;
  if (!palette) throw new AppError('imaging.palette');
  const firsts = palette.channels.map(({ first }) => first);
  return colored(values, await paletteTables(record, image, { palette, library }), firsts);
}

/** The tables of a palette as 8-bit levels: red, green, blue. @throws AppError as `dataSetRange`. */
export const paletteTables = (
  record: InstanceRecord,
  image: ImageHeader,
  { palette, library }: { readonly palette: Palette; readonly library: Pick<Library, 'blobs'> },
): Promise<Uint8Array[]> =>
  Promise.all(
    palette.channels.map(async (channel) =>
      paletteLevels(
        await dataSetRange(record, image, { range: [channel.offset, channel.length], library }),
        channel,
        palette.isLittleEndian,
      ),
    ),
  );
