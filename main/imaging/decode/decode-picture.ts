import { inflateSync } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import type { Orientation } from '../../../models/dicom/picture/picture.ts';
import type { TiffPage } from '../../../models/dicom/picture/tiff-page.ts';
import { isTurnedASide, turned } from '../../../models/dicom/picture/turned.ts';
import type { Raster } from '../../../models/dicom/picture/turned.ts';
import { decodeJpeg } from '../../../models/dicom/pixels/jpeg/decode-jpeg.ts';
import { decodeTiff } from '../../../models/dicom/pixels/tiff/decode-tiff.ts';
import { rgbFromYbr } from '../../../models/imaging/tone/rgb-from-ybr.ts';
import type { DecodedFrame } from './decode-frame.ts';
import { decodePng } from './decode-png.ts';
import { wasmDecoder } from './wasm-decoders.ts';

/** A frame of a picture file. `columns`, `rows`, `samples` as they are seen: turned, without opacity. */
export type PictureFrame = {
  readonly orientation: Orientation;
  readonly columns: number;
  readonly rows: number;
  readonly samples: number;
} & (
  | { readonly picture: 'jpeg'; readonly bytes: Uint8Array; readonly isDeep: boolean } // more than 8 bits a sample
  | { readonly picture: 'png'; readonly bytes: Uint8Array }
  | {
      readonly picture: 'tiff';
      readonly page: TiffPage;
      readonly chunks: readonly Uint8Array[];
      readonly jpegTables: Uint8Array | null;
    }
);

/** Values of a frame of a picture file, upright: grey, or red, green, blue. @throws AppError `picture.broken` {format}. */
export async function decodePicture(frame: PictureFrame): Promise<DecodedFrame> {
  const { columns, rows, samples, orientation } = frame;
  try {
    const upright = turned(await rasterOf(frame), orientation);
    if (upright.columns !== columns || upright.rows !== rows || upright.samples !== samples)
      throw new RangeError(`${upright.columns}×${upright.rows}×${upright.samples} for ${columns}×${rows}×${samples}`);
    return { values: upright.values, samples: samples === 3 ? 'rgb' : 'as-tagged' };
  } catch (error) {
    throw new AppError('picture.broken', { format: frame.picture.toUpperCase() }, error);
  }
}

async function rasterOf(frame: PictureFrame): Promise<Raster> {
  const [columns, rows] = isTurnedASide(frame.orientation) ? [frame.rows, frame.columns] : [frame.columns, frame.rows];
  if (frame.picture === 'tiff') return decodeTiff(frame.page, { ...frame, inflate, rgbFromYbr });
  if (frame.picture === 'png') return decodePng(frame.bytes, { columns, rows });
  return frame.isDeep ? ofDeepJpeg(frame.bytes, columns * rows) : ofJpeg(frame.bytes);
}

const inflate = (packed: Uint8Array, most: number): Uint8Array => inflateSync(packed, { maxOutputLength: most });

/** By libjpeg-turbo, which turns luminance and chrominance into red, green, blue, and throws where a stream is damaged. */
async function ofJpeg(bytes: Uint8Array): Promise<Raster> {
  const decoder = await wasmDecoder('jpeg');
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.decode();
  const { width: columns, height: rows, componentCount: samples } = decoder.getFrameInfo();
  return { columns, rows, samples, values: Uint8Array.from(decoder.getDecodedBuffer()) };
}

/** Grey of 12 bits. */
function ofDeepJpeg(bytes: Uint8Array, mostPixels: number): Raster {
  const { columns, rows, components: samples, values } = decodeJpeg(bytes, mostPixels);
  return { columns, rows, samples, values };
}
