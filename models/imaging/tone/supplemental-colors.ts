import type { LookUp } from './tone.ts';

/** A colour in one number: red in the lowest byte, then green, then blue. Total. */
export const packed = (red: number, green: number, blue: number): number => red | (green << 8) | (blue << 16);

/**
 * The colour of a stored value: those from the table's first on have one, those below are grey.
 *
 * @param colors  of the file's supplemental palette, packed; null where it has none. @returns packed; undefined for grey. Total.
 * @source  DICOM PS3.3 C.7.6.19 (Supplemental Palette Color Lookup Table).
 */
export function colorOf(stored: number, colors: LookUp | null | undefined): number | undefined {
  if (!colors || !(stored >= colors.first)) return undefined;
  return colors.entries[Math.min(Math.floor(stored) - colors.first, colors.entries.length - 1)];
}

/** Grey levels with the colours of a supplemental palette over them, three bytes a pixel. Total. */
export function withColors(values: ArrayLike<number>, levels: Uint8Array, colors: LookUp): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(levels.length * 3);
  for (const [i, level] of levels.entries()) {
    const color = colorOf(values[i] ?? 0, colors) ?? packed(level, level, level);
    for (let c = 0; c < 3; c++) out[i * 3 + c] = (color >> (8 * c)) & 0xff;
  }
  return out;
}
