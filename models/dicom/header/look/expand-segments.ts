/**
 * The entries of a segmented palette: runs of entries, straight lines, and segments used again.
 *
 * @param words  the table as it is stored: opcode, length, then what the opcode wants. @param entries  how many there are to be.
 * @returns `entries` words; 0 where the table ends early or calls a segment of no known kind. Total.
 * @source  DICOM PS3.3 C.7.9.2.
 */
export function expandSegments(words: ArrayLike<number>, entries: number): Uint16Array {
  const out = new Uint16Array(entries);
  expand(words, { at: 0, segments: Infinity, to: 0, out, isInner: false });
  return out;
}

interface Expansion {
  readonly at: number; // in `words`
  readonly segments: number; // how many to expand
  readonly to: number; // in `out`
  readonly out: Uint16Array;
  readonly isInner: boolean; // segments used again hold no such calls themselves
}

/** @returns where the next entry goes. */
function expand(words: ArrayLike<number>, { segments, out, isInner, ...start }: Expansion): number {
  let { at, to } = start;
  for (let n = 0; n < segments && at + 2 < words.length && to < out.length; n++) {
    const [opcode, length = 0] = [words[at], words[at + 1]];
    if (opcode === 0) {
      for (let i = 0; i < length && to < out.length; i++) out[to++] = words[at + 2 + i] ?? 0;
      at += 2 + length;
    } else if (opcode === 1) {
      to = line(out, { to, length, end: words[at + 2] ?? 0 });
      at += 3;
    } else if (opcode === 2 && !isInner) {
      const offset = (words[at + 2] ?? 0) + (words[at + 3] ?? 0) * 65_536; // bytes
      to = expand(words, { at: offset >> 1, segments: length, to, out, isInner: true });
      at += 4;
    } else break;
  }
  return to;
}

/** A straight line from the entry before to `end`. */
function line(
  out: Uint16Array,
  { to, length, end }: { readonly to: number; readonly length: number; readonly end: number },
): number {
  const from = to > 0 ? (out[to - 1] ?? 0) : 0;
  const last = Math.min(to + length, out.length);
  for (let i = to; i < last; i++) out[i] = Math.round(from + ((end - from) * (i - to + 1)) / length);
  return last;
}
