import { inflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import type { DecodedPng } from 'fast-png';
import { onWhite } from '../../../models/dicom/picture/on-white.ts';
import type { Raster } from '../../../models/dicom/picture/turned.ts';

/**
 * Decodes a PNG file: as stored to the bit, but samples of less than 8 bits are spread over 0 … 255, a palette is made red,
 * green, blue, and transparent parts are put on white.
 *
 * @param columns @param rows  as its header was read: only so much is unpacked. @throws Error where it is broken.
 */
export function decodePng(bytes: Uint8Array, { columns, rows }: Pick<Raster, 'columns' | 'rows'>): Raster {
  checkLength(bytes, { columns, rows });
  const png = decode(bytes, { checkCrc: true });
  if (png.width !== columns || png.height !== rows) throw new RangeError(`${png.width}×${png.height} in the file`);
  if (png.palette) return ofPalette(png);
  const most = png.depth === 16 ? 65_535 : 255;
  const raster = { columns, rows, samples: png.channels, values: samplesOf(png, 255 / (2 ** png.depth - 1)) };
  const colors = png.channels >= 3 ? 3 : 1;
  if (png.channels !== colors) return onWhite(raster, { colors, alpha: 'straight', most });
  const { transparency } = png;
  return transparency ? withoutColor(raster, { png, transparency, most }) : raster;
}

const mostChannels = 4;
const mostBytes = 2;
const interlacedLines = 16; // no more filter bytes than lines, twice over

/** Unpacks the image data once, and no further than the header allows: the decoder itself would go on for ever. */
function checkLength(bytes: Uint8Array, { columns, rows }: Pick<Raster, 'columns' | 'rows'>): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= view.length; at += 12 + view.readUInt32BE(at))
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(view.subarray(at + 8, at + 8 + view.readUInt32BE(at)));
  const maxOutputLength = columns * rows * mostChannels * mostBytes + 2 * rows + interlacedLines;
  inflateSync(Buffer.concat(parts), { maxOutputLength });
}

/** One value a sample, packed ones taken apart and times `spread`. */
function samplesOf({ data, depth, width, height, channels }: DecodedPng, spread: number): Raster['values'] {
  if (depth === 16) return Uint16Array.from(data);
  if (depth === 8) return Uint8Array.from(data);
  const line = width * channels;
  const lineBytes = Math.ceil((line * depth) / 8);
  const values = new Uint8Array(line * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < line; x++) {
      const byte = data[y * lineBytes + ((x * depth) >> 3)] ?? 0;
      values[y * line + x] = ((byte >> (8 - depth - ((x * depth) & 7))) & (2 ** depth - 1)) * spread;
    }
  return values;
}

function ofPalette(png: DecodedPng): Raster {
  const { width: columns, height: rows, palette = [] } = png;
  const places = samplesOf(png, 1);
  const values = new Uint8Array(places.length * 4);
  places.forEach((place, i) => {
    const entry = palette[place];
    if (!entry) throw new RangeError(`colour ${place} of ${palette.length}`);
    const [red = 0, green = 0, blue = 0, opacity = 255] = entry;
    values.set([red, green, blue, opacity], i * 4);
  });
  return onWhite({ columns, rows, samples: 4, values }, { colors: 3, alpha: 'straight', most: 255 });
}

interface OneColor {
  readonly png: DecodedPng;
  readonly transparency: ArrayLike<number>;
  readonly most: number;
}

/** One colour stands for no paint at all: white. */
function withoutColor(raster: Raster, { png, transparency, most }: OneColor): Raster {
  const { samples, values } = raster;
  const stored = samplesOf(png, 1);
  const out = values.slice();
  for (let i = 0; i < values.length; i += samples) {
    let isClear = true;
    for (let c = 0; c < samples; c++) isClear &&= stored[i + c] === transparency[c];
    if (isClear) out.fill(most, i, i + samples);
  }
  return { ...raster, values: out };
}
