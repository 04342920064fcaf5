import type { ImageHeader } from '../../../models/dicom/header/instance-header.ts';
import type { Palette } from '../../../models/dicom/header/palette.ts';
import type { TablePlace } from '../../../models/dicom/header/look/look.ts';
import { voiPlaces } from '../../../models/dicom/header/look/voi-places.ts';
import { packed } from '../../../models/imaging/tone/supplemental-colors.ts';
import { tableEntries } from '../../../models/imaging/tone/table-entries.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { dataSetRange } from './file-bytes.ts';
import { paletteTables } from './palette-colors.ts';

export interface AskedTables {
  readonly frame: number; // 0-based
  readonly library: Pick<Library, 'blobs'>;
}

/** The Modality lookup table, those of the values of interest and the supplemental colours of a frame. @throws AppError as `dataSetRange`. */
export async function frameTables(
  record: InstanceRecord,
  image: ImageHeader,
  { frame, library }: AskedTables,
): Promise<FrameTables> {
  const read = async (place: TablePlace | null | undefined): Promise<LookUp | null> =>
    place
      ? tableEntries(await dataSetRange(record, image, { range: [place.offset, place.length], library }), place)
      : null;
  const places = voiPlaces(image.look, image.perFrame[frame] ?? image.common);
  const vois = (await Promise.all(places.map(read))).filter((table) => table !== null);
  return {
    modality: await read(image.look.modality),
    voi: vois[0] ?? null,
    vois,
    colors: image.supplemental
      ? await supplementalColors(record, image, { palette: image.supplemental, library })
      : null,
  };
}

/** Colours packed as `models/imaging/tone/supplemental-colors.ts` has them. */
async function supplementalColors(
  record: InstanceRecord,
  image: ImageHeader,
  { palette, library }: { readonly palette: Palette; readonly library: Pick<Library, 'blobs'> },
): Promise<LookUp> {
  const [red, green, blue] = await paletteTables(record, image, { palette, library });
  const entries = Int32Array.from({ length: palette.channels[0].entries }, (_, i) =>
    packed(red?.[i] ?? 0, green?.[i] ?? 0, blue?.[i] ?? 0),
  );
  return { first: palette.channels[0].first, entries, top: 0xffffff };
}
