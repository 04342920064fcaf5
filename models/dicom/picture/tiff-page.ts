import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { isPictureSize, orientationOf, pictureLimits } from './picture.ts';
import type { Orientation } from './picture.ts';
import { tiffDirectory } from './tiff-directory.ts';
import type { TiffDirectory } from './tiff-directory.ts';

/** How one page of a TIFF file is kept: strips across its whole width, or tiles, each compressed by itself. */
export interface TiffPage {
  readonly isLittleEndian: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly bits: 1 | 2 | 4 | 8 | 16;
  readonly stored: number; // samples of a pixel in the file
  readonly photometric: 'white-is-zero' | 'black-is-zero' | 'rgb' | 'palette' | 'ycbcr';
  readonly alpha: 'none' | 'straight' | 'premultiplied';
  readonly compression: 'none' | 'lzw' | 'jpeg' | 'deflate' | 'packbits';
  readonly isDifferenced: boolean; // samples are kept as differences to the one before
  readonly isPlanar: boolean; // samples lie apart: all chunks of the first, then of the second …
  readonly chunk: { readonly columns: number; readonly rows: number; readonly isTile: boolean };
  readonly chunks: readonly (readonly [offset: number, length: number])[];
  readonly colorMap: readonly number[]; // 16-bit levels: all reds, then greens, then blues
  readonly jpegTables: readonly [offset: number, length: number] | null;
  readonly orientation: Orientation;
  readonly isReduced: boolean; // a smaller copy of another page, or its mask
  readonly hasUnknownSamples: boolean; // more samples than colours and transparency need
  readonly next: number;
}

const tags = {
  newSubfileType: 254,
  subfileType: 255,
  columns: 256,
  rows: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  predictor: 317,
  colorMap: 320,
  tileColumns: 322,
  tileRows: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
} as const;

const compressions: Readonly<Record<number, TiffPage['compression']>> = {
  1: 'none',
  5: 'lzw',
  7: 'jpeg',
  8: 'deflate',
  32_773: 'packbits',
  32_946: 'deflate',
};
const photometrics = ['white-is-zero', 'black-is-zero', 'rgb', 'palette', undefined, undefined, 'ycbcr'] as const;
const depths = [1, 2, 4, 8, 16] as const;

/** Samples that a kind of colours needs. Total. */
export const colorsOf = ({ photometric }: Pick<TiffPage, 'photometric'>): 1 | 3 =>
  photometric === 'rgb' || photometric === 'ycbcr' ? 3 : 1;

/**
 * The page whose directory begins at a byte.
 *
 * @returns `picture.damaged` {part}, `picture.cut-short`, `picture.too-large`, `picture.samples` {samples, bits},
 *   `picture.colors` {colors}, `picture.compression` {compression}. Never throws.
 * @source  TIFF revision 6.0; technical note 2 (JPEG in TIFF); Adobe Photoshop TIFF technical note (deflate).
 */
export function tiffPage(bytes: Uint8Array, at: number, isLittleEndian: boolean): Result<TiffPage, Refusal> {
  const directory = tiffDirectory(bytes, at, isLittleEndian);
  if (!directory) return no(at + 2 > bytes.length ? 'picture.cut-short' : 'picture.damaged', { part: 'IFD' });
  const one = (tag: number, absent: number): number => directory.numbers(tag)[0] ?? absent;
  const [columns, rows] = [one(tags.columns, 0), one(tags.rows, 0)];
  if (columns === 0 || rows === 0) return no('picture.damaged', { part: 'ImageWidth, ImageLength' });
  if (!isPictureSize({ columns, rows })) return no('picture.too-large', { columns, rows, most: pictureLimits.pixels });
  const format = formatOf(directory);
  if (!format.ok) return format;
  const chunks = chunksOf(directory, { ...format.value, columns, rows }, bytes.length);
  if (!chunks.ok) return chunks;
  const kind = one(tags.newSubfileType, 0);
  return ok({
    isLittleEndian,
    columns,
    rows,
    ...format.value,
    ...chunks.value,
    jpegTables: directory.bytes(tags.jpegTables),
    orientation: orientationOf(one(tags.orientation, 1)),
    isReduced: (kind & 5) !== 0 || one(tags.subfileType, 1) === 2,
    next: directory.next,
  });
}

type Format = Pick<
  TiffPage,
  | 'bits'
  | 'stored'
  | 'photometric'
  | 'alpha'
  | 'compression'
  | 'isDifferenced'
  | 'isPlanar'
  | 'colorMap'
  | 'hasUnknownSamples'
>;

function formatOf(directory: TiffDirectory): Result<Format, Refusal> {
  const one = (tag: number, absent: number): number => directory.numbers(tag)[0] ?? absent;
  const stored = one(tags.samples, 1);
  const widths = new Set(directory.numbers(tags.bits));
  const [stated = 1] = widths;
  const bits = depths.find((known) => known === stated);
  const compression = compressions[one(tags.compression, 1)];
  if (!compression) return no('picture.compression', { compression: one(tags.compression, 1) });
  const formats = directory.numbers(tags.sampleFormat);
  const isWhole = formats.every((format) => format === 1 || format === 4) && one(tags.fillOrder, 1) === 1;
  const photometric = photometrics[one(tags.photometric, -1)];
  if (!photometric || (photometric === 'ycbcr' && compression !== 'jpeg'))
    return no('picture.colors', { colors: one(tags.photometric, -1) });
  const extra = stored - colorsOf({ photometric });
  const predictor = one(tags.predictor, 1);
  const isKnown =
    bits !== undefined && (bits >= 8 || (stored === 1 && predictor === 1)) && (compression !== 'jpeg' || bits === 8);
  if (!isKnown || !isWhole || widths.size > 1 || extra < 0 || (photometric === 'palette' && bits > 8) || predictor > 2)
    return no('picture.samples', { samples: stored, bits: stated });
  const colorMap = photometric === 'palette' ? directory.numbers(tags.colorMap) : [];
  if (photometric === 'palette' && colorMap.length < 3 * 2 ** bits) return no('picture.damaged', { part: 'ColorMap' });
  const [meaning] = directory.numbers(tags.extraSamples);
  const alpha = extra < 1 ? 'none' : meaning === 1 ? 'premultiplied' : meaning === 2 ? 'straight' : 'none';
  const isPlanar = one(tags.planar, 1) === 2 && stored > 1;
  const hasUnknownSamples = extra > (alpha === 'none' ? 0 : 1);
  const isDifferenced = predictor === 2 && compression !== 'none' && compression !== 'jpeg';
  return ok({ bits, stored, photometric, alpha, compression, isDifferenced, isPlanar, colorMap, hasUnknownSamples });
}

type Size = Format & Pick<TiffPage, 'columns' | 'rows'>;

function chunksOf(
  directory: TiffDirectory,
  { columns, rows, stored, isPlanar, bits, compression }: Size,
  fileBytes: number,
): Result<Pick<TiffPage, 'chunk' | 'chunks'>, Refusal> {
  const [tileColumns, tileRows] = [directory.numbers(tags.tileColumns)[0], directory.numbers(tags.tileRows)[0]];
  const isTile = tileColumns !== undefined && tileRows !== undefined;
  const perStrip = Math.min(directory.numbers(tags.rowsPerStrip)[0] ?? rows, rows);
  const chunk = { columns: tileColumns ?? columns, rows: isTile ? tileRows : perStrip, isTile };
  if (!isPictureSize(chunk)) return no('picture.damaged', { part: isTile ? 'TileWidth' : 'RowsPerStrip' });
  // Some writers keep the offsets of tiles as those of strips.
  const ofTiles = directory.numbers(tags.tileOffsets);
  const offsets = isTile && ofTiles.length > 0 ? ofTiles : directory.numbers(tags.stripOffsets);
  const stated = directory.numbers(isTile && ofTiles.length > 0 ? tags.tileBytes : tags.stripBytes);
  const planes = isPlanar ? stored : 1;
  const wanted = Math.ceil(columns / chunk.columns) * Math.ceil(rows / chunk.rows) * planes;
  const plain = Math.ceil((chunk.columns * (isPlanar ? 1 : stored) * bits) / 8) * chunk.rows;
  const lengths = stated.length > 0 || compression !== 'none' ? stated : offsets.map(() => plain);
  if (offsets.length < wanted || lengths.length < wanted)
    return no('picture.damaged', { part: isTile ? 'TileOffsets' : 'StripOffsets' });
  const chunks = offsets.slice(0, wanted).map((offset, i) => [offset, lengths[i] ?? 0] as const);
  return chunks.every(([offset, length]) => offset + length <= fileBytes)
    ? ok({ chunk, chunks })
    : no('picture.cut-short');
}
