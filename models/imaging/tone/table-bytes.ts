import type { FrameTables } from './tone-of-frame.ts';
import type { LookUp } from './tone.ts';

const headWords = 3; // entries, first, top

/**
 * The lookup tables of an image in one block: the modality's, that of the values of interest, the colours; then the other
 * tables of the values of interest, in the order of the file.
 *
 * @returns 32-bit whole numbers in the byte order of every platform here (little endian): how many entries (0: no such
 *   table), the input of the first, the top, the entries. Total.
 */
export const bytesOfTables = ({ modality, voi, vois = [], colors = null }: FrameTables): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Int32Array.from([modality, voi, colors, ...vois.slice(1)].flatMap(wordsOf)).buffer);

const wordsOf = (table: LookUp | null): readonly number[] =>
  table ? [table.entries.length, table.first, table.top, ...Array.from(table.entries)] : [0, 0, 1];

/** The tables from that block; null for what is not there, or not whole. Total. */
export function tablesOfBytes(bytes: ArrayBuffer): FrameTables {
  const words = new Int32Array(bytes, 0, bytes.byteLength >> 2);
  const second = headWords + (words[0] ?? 0);
  const third = second + headWords + (words[second] ?? 0);
  const voi = tableAt(words, second);
  const vois = voi ? [voi] : [];
  for (let at = third + headWords + (words[third] ?? 0); at < words.length; at += headWords + (words[at] ?? 0)) {
    const next = tableAt(words, at);
    if (next) vois.push(next);
  }
  return { modality: tableAt(words, 0), voi, colors: tableAt(words, third), vois };
}

function tableAt(words: Int32Array, at: number): LookUp | null {
  const [count = 0, first = 0, top = 1] = words.subarray(at, at + headWords);
  const entries = words.slice(at + headWords, at + headWords + count);
  return count > 0 && entries.length === count ? { first, entries, top } : null;
}
