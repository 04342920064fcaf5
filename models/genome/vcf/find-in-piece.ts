import type { LineCounts, RecordFinder } from './record-finder.ts';

const newline = 10;

/**
 * What was found in one piece of a VCF's text that may begin and end inside a line. The lines that may not be whole are
 * given as bytes, for `PieceJoiner`; numbers of lines count from the first line that begins in the piece after `head`.
 */
export interface FoundPiece extends LineCounts {
  readonly head: Uint8Array; // up to the first line end, with it
  readonly tail: Uint8Array | null; // after the last line end; null: there is no line end, all is in `head`
  readonly kept: Uint8Array; // the lines that are kept, without line ends, one after the other
  readonly ends: readonly number[]; // where each of them ends in `kept`
  readonly numbers: readonly number[];
}

// `new Uint8Array` copies; `slice` would not where the text is a Buffer of Node.
const nothing = { lines: 0, records: 0, brokenCount: 0, broken: [], kept: new Uint8Array(0), ends: [], numbers: [] };

/** Looks through one piece of text, of any length and cut anywhere. Everything is copied: `text` may be freed. Total. */
export function findInPiece(finder: RecordFinder, text: Uint8Array): FoundPiece {
  const first = text.indexOf(newline);
  if (first < 0) return { ...nothing, head: new Uint8Array(text), tail: null };
  const last = text.lastIndexOf(newline);
  const lines = text.subarray(first + 1, last + 1);
  const { spans, ...counts } = finder.find(lines);

  const kept = new Uint8Array(spans.reduce((sum, { start, end }) => sum + end - start, 0));
  const ends: number[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    kept.set(lines.subarray(start, end), at);
    ends.push((at += end - start));
  }
  return {
    ...counts,
    head: new Uint8Array(text.subarray(0, first + 1)),
    tail: new Uint8Array(text.subarray(last + 1)),
    kept,
    ends,
    numbers: spans.map(({ line }) => line),
  };
}
