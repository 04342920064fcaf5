import { z } from '../../base/schema.ts';
import { expandSegments } from './look/expand-segments.ts';
import { binaryNumbers } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';

/** One colour's lookup table: where its entries lie, which stored value takes the first. */
const PaletteChannel = z.object({
  first: z.number().int(),
  entries: z.number().int().positive(),
  bits: z.number().int(), // 8 or 16
  offset: z.number().int().nonnegative(), // in the file
  length: z.number().int().positive(), // bytes
  isSegmented: z.boolean().optional(),
});
export type PaletteChannel = z.infer<typeof PaletteChannel>;

/** Red, green and blue tables of a PALETTE COLOR image. */
export const Palette = z.object({
  channels: z.tuple([PaletteChannel, PaletteChannel, PaletteChannel]),
  isLittleEndian: z.boolean(),
});
export type Palette = z.infer<typeof Palette>;

const tags = [
  [0x00281101, 0x00281201, 0x00281221],
  [0x00281102, 0x00281202, 0x00281222],
  [0x00281103, 0x00281203, 0x00281223],
] as const; // descriptor, table, segmented table

/**
 * The palette of a data set.
 *
 * @returns null when there is none. Total.
 * @source  DICOM PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9.2.
 */
export function readPalette(dataset: Dataset): Palette | null {
  const [red, green, blue] = tags.map(
    ([descriptor, table, segments]) =>
      channelOf(dataset, descriptor, table) ?? segmentedOf(dataset, descriptor, segments),
  );
  return red && green && blue ? { channels: [red, green, blue], isLittleEndian: dataset.isLittleEndian } : null;
}

function channelOf(dataset: Dataset, descriptor: number, table: number): PaletteChannel | null {
  const [entries = 0, first = 0, bits = 0] = binaryNumbers(dataset, descriptor, 'US');
  const element = dataset.elements.get(table);
  const count = entries === 0 ? 65_536 : entries & 0xffff;
  if (!element || element.length < count || element.fragments || element.items) return null;
  // Written as 8 bit by some, with two bytes an entry; the length tells.
  return {
    first,
    entries: count,
    bits: element.length >= 2 * count ? 16 : Math.min(bits, 8) || 8,
    offset: element.offset,
    length: element.length,
  };
}

function segmentedOf(dataset: Dataset, descriptor: number, table: number): PaletteChannel | null {
  const [entries = 0, first = 0, bits = 16] = binaryNumbers(dataset, descriptor, 'US');
  const element = dataset.elements.get(table);
  if (!element || element.length < 4 || element.fragments || element.items) return null;
  const count = entries === 0 ? 65_536 : entries & 0xffff;
  return { first, entries: count, bits, offset: element.offset, length: element.length, isSegmented: true };
}

/**
 * One colour's table as 8-bit levels.
 *
 * @param bytes  of the table. @returns one level per entry: 16-bit entries by their high byte, unless the table never
 *   uses it. Total.
 */
export function paletteLevels(
  bytes: Uint8Array,
  { entries, bits, isSegmented = false }: PaletteChannel,
  isLittleEndian: boolean,
): Uint8Array {
  if (bits <= 8) return isSegmented ? Uint8Array.from(expandSegments(bytes, entries)) : bytes.slice(0, entries);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stored = Uint16Array.from({ length: isSegmented ? bytes.length >> 1 : entries }, (_, i) =>
    2 * i + 2 <= bytes.length ? view.getUint16(2 * i, isLittleEndian) : 0,
  );
  const words = isSegmented ? expandSegments(stored, entries) : stored;
  const isByteOnly = words.every((word) => word < 256);
  return Uint8Array.from(words, (word) => (isByteOnly ? word : word >> 8));
}

/**
 * Stored values as red, green, blue.
 *
 * @param levels  one table a colour. @param firsts  stored value of each table's first entry; values beyond an end take
 *   the entry there. Total.
 */
export function colored(
  values: ArrayLike<number>,
  levels: readonly Uint8Array[],
  firsts: readonly number[],
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(values.length * 3);
  for (let i = 0; i < values.length; i++)
    for (let c = 0; c < 3; c++) {
      const table = levels[c];
      const at = Math.min(Math.max((values[i] ?? 0) - (firsts[c] ?? 0), 0), (table?.length ?? 1) - 1);
      out[i * 3 + c] = table?.[at] ?? 0;
    }
  return out;
}
