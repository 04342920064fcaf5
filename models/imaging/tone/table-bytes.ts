import type { FrameTables } from './tone-of-frame.ts';
import type { LookUp } from './tone.ts';

const headWords = 3; // entries, first, top

/**
 * The lookup tables of an image in one block: the modality's, that of the values of interest, the colours.
 *
 * @returns 32-bit whole numbers in the byte order of every platform here (little endian): how many entries (0: no such
 *   table), the input of the first, the top, the entries. Total.
 */
export const bytesOfTables = ({ modality, voi, colors = null }: FrameTables): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Int32Array.from([modality, voi, colors].flatMap(wordsOf)).buffer);

const wordsOf = (table: LookUp | null): readonly number[] =>
  table ? [table.entries.length, table.first, table.top, ...Array.from(table.entries)] : [0, 0, 1];

/** The tables from that block; null for what is not there, or not whole. Total. */
export function tablesOfBytes(bytes: ArrayBuffer): FrameTables {
  const words = new Int32Array(bytes, 0, bytes.byteLength >> 2);
  const second = headWords + (words[0] ?? 0);
  const third = second + headWords + (words[second] ?? 0);
  return { modality: tableAt(words, 0), voi: tableAt(words, second), colors: tableAt(words, third) };
}

function tableAt(words: Int32Array, at: number): LookUp | null {
  const [count = 0, first = 0, top = 1] = words.subarray(at, at + headWords);
  const entries = words.slice(at + headWords, at + headWords + count);
  return count > 0 && entries.length === count ? { first, entries, top } : null;
}
