import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { isColor } from '../../../models/imaging/sets/is-color.ts';
import { lookUp } from '../../../models/imaging/tone/look-up.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';
import type { Library } from '../../library/library.ts';
import { headerOf } from '../sets-of-study.ts';
import { frameTables } from './frame-tables.ts';
import { readFrame } from './read-frame.ts';
import { shownFrame } from './shown-frame.ts';

/** The values of one frame: `values[(channel · rows + row) · columns + column]`. */
export interface FrameValues {
  readonly channels: 1 | 3;
  readonly rows: number;
  readonly columns: number;
  /** Grey: the modality's own unit, as stored, not turned over. Colour: red, green, blue, 0–255 each. */
  readonly values: Float32Array<ArrayBuffer>;
  /** `MONOCHROME1` (the greatest value is black), `MONOCHROME2` or `RGB`. */
  readonly photometric: string;
}

/**
 * Decodes one frame of a display set as numbers: lookup table or slope and intercept applied in grey; palettes and
 * luminance made red, green, blue.
 *
 * @param index  of the frame in the set, 0-based.
 * @throws AppError `dicom.no-frame` {frame, frames}, `job.cancelled`, `dicom.unknown-instance`, and as `readFrame`.
 */
export async function frameValues(
  { frames }: Pick<DisplaySet, 'frames'>,
  index: number,
  library: Library,
  signal: AbortSignal,
): Promise<FrameValues> {
  const frame = frames[index];
  if (!frame) throw new AppError('dicom.no-frame', { frame: index, frames: frames.length });
  if (signal.aborted) throw new AppError('job.cancelled');
  const record = await library.store.instance(frame.instance);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: frame.instance });
  const header = headerOf(record);
  const { rows, columns, photometric } = frame.pixels;
  const asked = { frame: frame.frame, library };
  const { image } = header;
  if (image && isColor(image)) {
    const values = byChannel(await shownFrame(record, header, asked));
    return { channels: 3, rows, columns, values, photometric };
  }
  const { values: stored } = await readFrame(record, header, asked);
  const { modality } = image ? await frameTables(record, image, asked) : { modality: null };
  const values = new Float32Array(rows * columns);
  putModalityValues(values, stored, { ...frame.pixels, table: modality });
  return { channels: 1, rows, columns, values, photometric };
}

/** Stored values in the modality's unit: by its lookup table where there is one, else by slope and intercept. @param into  filled. */
export function putModalityValues(
  into: Float32Array,
  stored: ArrayLike<number>,
  { table, slope, intercept }: Pick<Frame['pixels'], 'slope' | 'intercept'> & { readonly table: LookUp | null },
): void {
  for (let i = 0; i < into.length; i++) {
    const value = stored[i] ?? 0;
    into[i] = table ? lookUp(value, table) : value * slope + intercept;
  }
}

/** Colours of pixels side by side as three planes. */
function byChannel(colors: Uint8Array): Float32Array<ArrayBuffer> {
  const pixels = colors.length / 3;
  const planes = new Float32Array(colors.length);
  for (let i = 0; i < pixels; i++) for (let c = 0; c < 3; c++) planes[c * pixels + i] = colors[i * 3 + c] ?? 0;
  return planes;
}
