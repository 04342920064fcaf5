/**
 * Undoes PackBits: a count, then as many bytes, or one byte to repeat.
 *
 * @param most  bytes wanted. @returns fewer when the code ends early. Total.
 * @source  TIFF revision 6.0, section 9.
 */
export function unpackBits(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Uint8Array(most);
  let [at, read] = [0, 0];
  while (read < bytes.length && at < most) {
    const count = bytes[read++] ?? 0;
    if (count < 128) {
      const run = bytes.subarray(read, Math.min(read + count + 1, read + most - at));
      out.set(run, at);
      read += count + 1;
      at += run.length;
    } else if (count > 128) {
      out.fill(bytes[read++] ?? 0, at, Math.min(at + 257 - count, most));
      at = Math.min(at + 257 - count, most);
    }
  }
  return out.subarray(0, at);
}
