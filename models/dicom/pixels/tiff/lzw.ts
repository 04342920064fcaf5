const clear = 256;
const end = 257;
const widest = 12;

/**
 * Undoes the LZW of TIFF: codes of 9 to 12 bits, highest bit first, that grow one code early.
 *
 * @param most  bytes wanted; what would follow is left out. @returns fewer when the code ends early.
 * @throws RangeError for a code that was never made.
 * @source  TIFF revision 6.0, section 13.
 */
export function unpackLzw(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Uint8Array(most);
  // A string is one that was written before, and the byte behind it: where it was written, and how long it is.
  const [starts, lengths] = [new Uint32Array(1 << widest), new Uint32Array(1 << widest)];
  let [at, known, width, left, word, last] = [0, end + 1, 9, 0, 0, -1];
  let lastAt = 0;
  for (const byte of bytes) {
    word = ((word << 8) | byte) & 0xfffff;
    left += 8;
    if (left < width) continue;
    left -= width;
    const code = (word >>> left) & ((1 << width) - 1);
    if (code === end || at >= most) break;
    if (code === clear) {
      [known, width, last] = [end + 1, 9, -1];
      continue;
    }
    const from = at;
    if (last >= 0 && known < 1 << widest) {
      [starts[known], lengths[known]] = [lastAt, (last < clear ? 1 : (lengths[last] ?? 0)) + 1];
      known++;
    }
    if (code < clear) out[at++] = code;
    else {
      if (code >= known) throw new RangeError(`LZW code ${code} of ${known}`);
      const start = starts[code] ?? 0;
      const stop = Math.min(start + (lengths[code] ?? 0), start + most - at);
      for (let i = start; i < stop; i++) out[at++] = out[i] ?? 0; // may run into what it writes
    }
    [last, lastAt] = [code, from];
    if (known + 1 >= 1 << width && width < widest) width++;
  }
  return out.subarray(0, at);
}
