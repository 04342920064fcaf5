import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { Frame } from '../../../models/imaging/display-set.ts';
import type { ShownWindow } from '../../../models/imaging/shown.ts';
import { colorLevels } from '../../../models/imaging/tone/color-levels.ts';
import { coverOutside } from '../../../models/imaging/tone/cover-outside.ts';
import { greyLevels } from '../../../models/imaging/tone/grey-levels.ts';
import { withColors } from '../../../models/imaging/tone/supplemental-colors.ts';
import { toneOfFrame } from '../../../models/imaging/tone/tone-of-frame.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { frameTables } from './frame-tables.ts';
import { paletteColors } from './palette-colors.ts';
import { readFrame } from './read-frame.ts';
import type { ReadFrame } from './read-frame.ts';

/** A frame as it opens: 8 bits, one sample (grey) or three (red, green, blue) a pixel, one pixel for each stored one. */
export interface DrawnFrame {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly samples: 1 | 3;
  readonly values: StoredValues; // what it was drawn from
  readonly window: ShownWindow | null; // null in colour
}

export interface FrameSource {
  readonly record: InstanceRecord;
  readonly header: InstanceHeader;
  readonly frame: Frame;
}

/** Draws one frame by the CPU: tables, window, direction, palette, colours, shutters. @throws AppError as `readFrame`. */
export async function drawnFrame(source: FrameSource, library: Pick<Library, 'blobs'>): Promise<DrawnFrame> {
  const drawn = await uncovered(source, library);
  const { shutters = [], pixels } = source.frame;
  coverOutside(drawn.pixels, shutters, { columns: pixels.columns, samples: drawn.samples });
  return drawn;
}

async function uncovered({ record, header, frame }: FrameSource, library: Pick<Library, 'blobs'>): Promise<DrawnFrame> {
  const { image } = header;
  if (!image) throw new AppError('dicom.no-pixels', { file: record.name });
  const read = await readFrame(record, header, { frame: frame.frame, library });
  const { values } = read;
  if (image.palette) {
    const pixels = await paletteColors(record, image, { values, library });
    return { pixels, samples: 3, values, window: null };
  }
  if (image.samplesPerPixel >= 3) return { pixels: shownColors(read, image), samples: 3, values, window: null };
  const tables = await frameTables(record, image, { frame: frame.frame, library });
  const { tone, window } = toneOfFrame(frame, values, tables);
  if (tables.colors)
    return { pixels: withColors(values, greyLevels(values, tone), tables.colors), samples: 3, values, window };
  return { pixels: greyLevels(values, tone), samples: 1, values, window };
}

/** Red, green, blue of a colour frame. */
export const shownColors = (
  { values, samples }: ReadFrame,
  { samplesPerPixel, bitsStored }: { readonly samplesPerPixel: number; readonly bitsStored: number },
): Uint8Array<ArrayBuffer> => colorLevels(values, { samplesPerPixel, bitsStored, isYbr: samples === 'ybr' });
