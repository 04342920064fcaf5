import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly pixels: Uint8Array;
}

/** A PNG as this product writes it: 8 bits, no filter. */
export function readPng(file: string): Picture {
  const bytes = readFileSync(file);
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height, samples] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] === 2 ? 3 : 1];
  const lines = inflateSync(Buffer.concat(parts));
  const row = width * samples;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) pixels.set(lines.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)), y * row);
  return { width, height, samples, pixels };
}

/** Means of 4 × 4 equal blocks, row by row, a list of samples each. */
export const blockMeans = ({ width, height, samples, pixels }: Picture): readonly (readonly number[])[] =>
  Array.from({ length: 16 }, (_, block) => {
    const [by, bx] = [block >> 2, block & 3];
    const [top, bottom] = rangeOf(by, height);
    const [left, right] = rangeOf(bx, width);
    const sums = Array.from({ length: samples }, () => 0);
    let count = 0;
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++, count++)
        for (let s = 0; s < samples; s++) sums[s] = (sums[s] ?? 0) + (pixels[(y * width + x) * samples + s] ?? 0);
    return sums.map((sum) => sum / Math.max(count, 1));
  });

/** A quarter of a side, at least one pixel. */
function rangeOf(quarter: number, size: number): readonly [number, number] {
  const from = Math.floor((quarter * size) / 4);
  return [from, Math.max(Math.floor(((quarter + 1) * size) / 4), from + 1)];
}
