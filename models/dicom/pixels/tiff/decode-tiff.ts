import { onWhite } from '../../picture/on-white.ts';
import type { TiffPage } from '../../picture/tiff-page.ts';
import { colorsOf } from '../../picture/tiff-page.ts';
import type { Raster } from '../../picture/turned.ts';
import { decodeJpeg } from '../jpeg/decode-jpeg.ts';
import { unpackLzw } from './lzw.ts';
import { unpackBits } from './pack-bits.ts';

type Samples = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

export interface TiffBytes {
  readonly chunks: readonly Uint8Array[]; // one for each of the page's
  readonly jpegTables: Uint8Array | null;
  /** zlib; @throws where it is broken or longer than `most`. */
  readonly inflate: (packed: Uint8Array, most: number) => Uint8Array;
  /** Y, Cb, Cr as red, green, blue. */
  readonly rgbFromYbr: (values: ArrayLike<number>) => Uint8Array<ArrayBuffer>;
}

/**
 * Decodes one page of a TIFF file: its strips or tiles unpacked and put together, palettes made red, green, blue,
 * transparent parts put on white. Not turned, and values as stored where 0 is white; samples of less than 8 bits are spread.
 *
 * @throws RangeError where a chunk is broken or ends early; what `inflate` throws.
 */
export function decodeTiff(page: TiffPage, bytes: TiffBytes): Raster {
  const { columns, rows, stored, bits, isPlanar, chunk } = page;
  const size = columns * rows * stored;
  const values = bits === 16 ? new Uint16Array(size) : new Uint8Array(size);
  const across = Math.ceil(columns / chunk.columns);
  const down = Math.ceil(rows / chunk.rows);
  bytes.chunks.forEach((packed, i) => {
    const plane = Math.trunc(i / (across * down));
    const [left, top] = [(i % across) * chunk.columns, (Math.trunc(i / across) % down) * chunk.rows];
    const height = Math.min(chunk.rows, rows - top);
    const samples = chunkSamples(packed, page, { ...bytes, rows: chunk.isTile ? chunk.rows : height });
    const inChunk = isPlanar ? 1 : stored;
    const width = Math.min(chunk.columns, columns - left);
    for (let y = 0; y < height; y++) {
      const line = samples.subarray(y * chunk.columns * inChunk, (y * chunk.columns + width) * inChunk);
      const at = ((top + y) * columns + left) * stored;
      if (!isPlanar) values.set(line, at);
      else for (let x = 0; x < width; x++) values[at + x * stored + plane] = line[x] ?? 0;
    }
  });
  return withColors({ columns, rows, samples: stored, values }, page);
}

type ChunkBytes = Omit<TiffBytes, 'chunks'> & { readonly rows: number };

function chunkSamples(packed: Uint8Array, page: TiffPage, bytes: ChunkBytes): Samples {
  const { chunk, stored, isPlanar, bits, isDifferenced } = page;
  const inChunk = isPlanar ? 1 : stored;
  if (page.compression === 'jpeg') return jpegSamples(packed, page, bytes);
  const lineBytes = Math.ceil((chunk.columns * inChunk * bits) / 8);
  const [want, most] = [lineBytes * bytes.rows, lineBytes * chunk.rows]; // a last strip may be filled up
  const plain = unpacked(packed, page, { most, inflate: bytes.inflate });
  if (plain.length < want) throw new RangeError(`${plain.length} bytes where ${want} are expected`);
  const samples = samplesOf(plain.subarray(0, want), page, lineBytes);
  if (isDifferenced) summed(samples, chunk.columns * inChunk, inChunk);
  return samples;
}

function unpacked(
  packed: Uint8Array,
  { compression }: TiffPage,
  { most, inflate }: Pick<TiffBytes, 'inflate'> & { readonly most: number },
): Uint8Array {
  if (compression === 'lzw') return unpackLzw(packed, most);
  if (compression === 'packbits') return unpackBits(packed, most);
  return compression === 'deflate' ? inflate(packed, most) : packed;
}

/** Bytes as samples; those of less than 8 bits spread over 0 … 255, a palette's as they are. */
function samplesOf(plain: Uint8Array, page: TiffPage, lineBytes: number): Samples {
  const { bits, chunk, isLittleEndian, photometric } = page;
  if (bits === 8) return Uint8Array.from(plain);
  if (bits === 16) {
    const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
    return Uint16Array.from({ length: plain.length >> 1 }, (_, i) => view.getUint16(2 * i, isLittleEndian));
  }
  const spread = photometric === 'palette' ? 1 : 255 / (2 ** bits - 1);
  const lines = plain.length / lineBytes;
  const samples = new Uint8Array(chunk.columns * lines);
  for (let y = 0; y < lines; y++)
    for (let x = 0; x < chunk.columns; x++) {
      const byte = plain[y * lineBytes + ((x * bits) >> 3)] ?? 0;
      samples[y * chunk.columns + x] = ((byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1)) * spread;
    }
  return samples;
}

/** Differences to the pixel before, in every line, added up again; a typed array wraps around as the writer did. */
function summed(samples: Samples, line: number, step: number): void {
  for (let start = 0; start < samples.length; start += line)
    for (let i = start + step; i < start + line; i++) samples[i] = (samples[i] ?? 0) + (samples[i - step] ?? 0);
}

/** A strip or tile that is a JPEG of its own, but for tables that stand once for all. */
function jpegSamples(packed: Uint8Array, page: TiffPage, { jpegTables, rows, rgbFromYbr }: ChunkBytes): Samples {
  const { chunk, isPlanar, stored, photometric } = page;
  const tables = jpegTables?.subarray(0, jpegTables.length - 2) ?? new Uint8Array(); // without the mark that ends them
  const whole = new Uint8Array(tables.length + packed.length);
  whole.set(tables);
  whole.set(packed, tables.length); // a second mark of beginning is passed over
  const decoded = decodeJpeg(whole, chunk.columns * chunk.rows);
  const inChunk = isPlanar ? 1 : stored;
  if (decoded.columns !== chunk.columns || decoded.rows < rows || decoded.components !== inChunk)
    throw new RangeError(
      `${decoded.columns}×${decoded.rows}×${decoded.components} for ${chunk.columns}×${rows}×${inChunk}`,
    );
  return photometric === 'ycbcr' && !isPlanar ? rgbFromYbr(decoded.values) : Uint8Array.from(decoded.values);
}

/** What a pixel is shown by: the palette's colours, or its own without opacity and whatever else is stored. */
function withColors(raster: Raster, page: TiffPage): Raster {
  const { alpha, bits, colorMap } = page;
  const colors = colorsOf(page);
  if (alpha !== 'none') return onWhite(raster, { colors, alpha, most: bits === 16 ? 65_535 : 255 });
  const own = raster.samples === colors ? raster : firstSamples(raster, colors);
  return page.photometric === 'palette' ? painted(own, colorMap) : own;
}

function firstSamples({ columns, rows, samples, values }: Raster, colors: number): Raster {
  return { columns, rows, samples: colors, values: values.filter((_, i) => i % samples < colors) };
}

/** A palette's levels are of 16 bits; some writers fill in 8. */
function painted({ columns, rows, values }: Raster, colorMap: readonly number[]): Raster {
  const entries = colorMap.length / 3;
  const isWide = colorMap.some((level) => level > 255);
  const out = new Uint8Array(values.length * 3);
  values.forEach((value, i) => {
    for (let c = 0; c < 3; c++) {
      const level = colorMap[c * entries + value] ?? 0;
      out[i * 3 + c] = isWide ? level >> 8 : level;
    }
  });
  return { columns, rows, samples: 3, values: out };
}
