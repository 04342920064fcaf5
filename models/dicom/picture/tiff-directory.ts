/** One directory of a TIFF file, or of what Exif keeps the same way. */
export interface TiffDirectory {
  readonly isLittleEndian: boolean;
  /** The numbers of a tag; none when it is absent, of a kind without numbers, or beyond the end of the file. */
  numbers(tag: number): readonly number[];
  /** Where the bytes of a tag lie; null when it is absent. */
  bytes(tag: number): readonly [offset: number, length: number] | null;
  readonly next: number; // byte offset of the next directory; 0 when it is the last
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 8: 2, 9: 4, 13: 4 };
const mostNumbers = 2 ** 22; // a slide of 4 million tiles

/** Byte order and first directory of a TIFF; null when the bytes are none. BigTIFF is `'big'`. Never throws. */
export function tiffHead(
  bytes: Uint8Array,
): { readonly isLittleEndian: boolean; readonly first: number } | 'big' | null {
  if (bytes.length < 8) return null;
  const isLittleEndian = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (!isLittleEndian && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint16(2, isLittleEndian);
  if (version === 43) return 'big';
  return version === 42 ? { isLittleEndian, first: view.getUint32(4, isLittleEndian) } : null;
}

/**
 * The directory that begins at a byte.
 *
 * @returns null when it does not lie within the file. Never throws.
 * @source  TIFF revision 6.0, section 2.
 */
export function tiffDirectory(bytes: Uint8Array, at: number, isLittleEndian: boolean): TiffDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at < 8 || at + 2 > bytes.length) return null;
  const count = view.getUint16(at, isLittleEndian);
  const end = at + 2 + count * 12;
  if (count === 0 || end > bytes.length) return null;
  const entries = new Map<number, { readonly type: number; readonly count: number; readonly offset: number }>();
  for (let entry = at + 2; entry < end; entry += 12) {
    const type = view.getUint16(entry + 2, isLittleEndian);
    const numbers = view.getUint32(entry + 4, isLittleEndian);
    const length = numbers * (sizes[type] ?? 1);
    const offset = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittleEndian);
    if (offset + length <= bytes.length)
      entries.set(view.getUint16(entry, isLittleEndian), { type, count: numbers, offset });
  }
  const numberAt = (type: number, offset: number): number => {
    if (type === 3) return view.getUint16(offset, isLittleEndian);
    if (type === 4 || type === 13) return view.getUint32(offset, isLittleEndian);
    return type === 8
      ? view.getInt16(offset, isLittleEndian)
      : type === 9
        ? view.getInt32(offset, isLittleEndian)
        : view.getUint8(offset);
  };
  return {
    isLittleEndian,
    numbers: (tag) => {
      const entry = entries.get(tag);
      const size = sizes[entry?.type ?? 0];
      if (!entry || !size || entry.count > mostNumbers) return [];
      return Array.from({ length: entry.count }, (_, i) => numberAt(entry.type, entry.offset + i * size));
    },
    bytes: (tag) => {
      const entry = entries.get(tag);
      return entry ? [entry.offset, entry.count * (sizes[entry.type] ?? 1)] : null;
    },
    next: end + 4 <= bytes.length ? view.getUint32(end, isLittleEndian) : 0,
  };
}

const orientationTag = 0x0112;

/** The orientation that Exif states, of the bytes behind its mark; undefined when there is none. Never throws. */
export function exifOrientation(bytes: Uint8Array): number | undefined {
  const head = tiffHead(bytes);
  if (!head || head === 'big') return undefined;
  return tiffDirectory(bytes, head.first, head.isLittleEndian)?.numbers(orientationTag)[0];
}
