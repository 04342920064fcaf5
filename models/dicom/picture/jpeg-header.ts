import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { isPictureSize, orientationOf, pictureLimits } from './picture.ts';
import type { Picture } from './picture.ts';
import { exifOrientation } from './tiff-directory.ts';

/** Whether bytes begin as a JPEG file. Total. */
export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

const sequentialOrProgressive = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);

/**
 * What a JPEG file says of its pixels. All of its marks are looked at, to the one that ends it.
 *
 * @returns `picture.cut-short`, `picture.damaged` {part}, `picture.too-large`, `picture.jpeg-kind` {kind},
 *   `picture.samples` {samples, bits}. Never throws.
 * @source  ITU-T T.81 annex B; Exif 2.32, 4.5.4.
 */
export function jpegHeader(bytes: Uint8Array): Result<Picture, Refusal> {
  let frame: Uint8Array | undefined;
  let kind = 0;
  let orientation: number | undefined;
  for (let at = 2; ;) {
    at = nextMark(bytes, at);
    if (at + 2 > bytes.length) return no('picture.cut-short');
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xd9) break;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (at + 2 + length > bytes.length) return no('picture.cut-short');
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (isFrame(mark) && !frame) [frame, kind] = [body, mark];
    if (mark === 0xe1 && String.fromCharCode(...body.subarray(0, 6)) === 'Exif\0\0')
      orientation ??= exifOrientation(body.subarray(6));
    at += 2 + length;
  }
  if (!frame || frame.length < 6) return no('picture.damaged', { part: 'SOF' });
  if (!sequentialOrProgressive.has(kind)) return no('picture.jpeg-kind', { kind: kind - 0xc0 });
  return pictureOf(frame, orientation);
}

/** Where the next mark stands; what lies before it is the code of a scan. The length of the file when there is none. */
function nextMark(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const mark = bytes[at + 1] ?? 0;
    const isCode = mark === 0 || mark === 1 || (mark >= 0xd0 && mark <= 0xd8);
    if (!isCode && mark !== 0xff) return at;
    at += mark === 0xff ? 1 : 2;
  }
}

function pictureOf(frame: Uint8Array, orientation: number | undefined): Result<Picture, Refusal> {
  const word = (at: number): number => (frame[at] ?? 0) * 256 + (frame[at + 1] ?? 0);
  const [bits, rows, columns, samples] = [frame[0] ?? 0, word(1), word(3), frame[5] ?? 0];
  if ((bits !== 8 && (bits !== 12 || samples !== 1)) || (samples !== 1 && samples !== 3))
    return no('picture.samples', { samples, bits });
  if (!isPictureSize({ columns, rows })) return no('picture.too-large', { columns, rows, most: pictureLimits.pixels });
  return ok({
    format: 'jpeg',
    columns,
    rows,
    samples,
    bits,
    isInverse: false,
    isLossy: true,
    orientation: orientationOf(orientation),
    aspect: null,
    pages: [0],
    doubts: [],
  });
}
