import type { TablePlace } from '../../dicom/header/look/look.ts';
import type { LookUp } from './tone.ts';

/**
 * A lookup table from its bytes.
 *
 * @returns `top` as the bits of the table say; where its entries exceed that, or all of them stay below a 256th of it, the
 *   greatest entry (files are met whose bits are wrong). Total.
 */
export function tableEntries(bytes: Uint8Array, place: TablePlace): LookUp {
  const { first, entries: count, entryBytes, bits, isLittleEndian } = place;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = Uint16Array.from({ length: count }, (_, i) =>
    entryBytes === 1 ? (bytes[i] ?? 0) : i * 2 + 2 <= bytes.length ? view.getUint16(i * 2, isLittleEndian) : 0,
  );
  const most = entries.reduce((greatest, entry) => Math.max(greatest, entry), 0);
  const stated = 2 ** bits - 1;
  return { first, entries, top: most > stated || most * 256 < stated ? Math.max(most, 1) : stated };
}
