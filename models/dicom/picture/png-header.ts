import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { isPictureSize, orientationOf, pictureLimits } from './picture.ts';
import type { Picture } from './picture.ts';
import { exifOrientation } from './tiff-directory.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether bytes begin as a PNG file. Total. */
export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, i) => bytes[i] === byte);

const kinds: Readonly<
  Record<number, { readonly samples: 1 | 3; readonly hasAlpha: boolean; readonly depths: readonly number[] }>
> = {
  0: { samples: 1, hasAlpha: false, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, hasAlpha: false, depths: [8, 16] },
  3: { samples: 3, hasAlpha: false, depths: [1, 2, 4, 8] },
  4: { samples: 1, hasAlpha: true, depths: [8, 16] },
  6: { samples: 3, hasAlpha: true, depths: [8, 16] },
};

/**
 * What a PNG file says of its pixels. Every chunk is looked at: one that breaks off, or whose checksum does not fit, refuses
 * the file. Nothing is unpacked.
 *
 * @param crc32  of a run of bytes. @returns `picture.cut-short`, `picture.damaged` {part}, `picture.too-large`. Never throws.
 * @source  Portable Network Graphics (W3C), sections 5 and 11.
 */
export function pngHeader(bytes: Uint8Array, crc32: (part: Uint8Array) => number): Result<Picture, Refusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = signature.length; !chunks.has('IEND');) {
    if (at + 12 > bytes.length) return no('picture.cut-short');
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return no('picture.cut-short');
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return no('picture.damaged', { part: name });
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const head = chunks.get('IHDR');
  if (!head || head.length < 13 || !chunks.has('IDAT')) return no('picture.damaged', { part: head ? 'IDAT' : 'IHDR' });
  return pictureOf(head, chunks);
}

function pictureOf(head: Uint8Array, chunks: ReadonlyMap<string, Uint8Array>): Result<Picture, Refusal> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [columns, rows, depth = 0] = [view.getUint32(0), view.getUint32(4), head[8]];
  const kind = kinds[head[9] ?? -1];
  if (!kind?.depths.includes(depth) || (head[9] === 3 && !chunks.has('PLTE')))
    return no('picture.damaged', { part: head[9] === 3 ? 'PLTE' : 'IHDR' });
  if (!isPictureSize({ columns, rows })) return no('picture.too-large', { columns, rows, most: pictureLimits.pixels });
  const exif = chunks.get('eXIf');
  return ok({
    format: 'png',
    columns,
    rows,
    samples: kind.samples,
    bits: depth === 16 ? 16 : 8,
    isInverse: false,
    isLossy: false,
    orientation: orientationOf(exif && exifOrientation(exif)),
    aspect: aspectOf(chunks.get('pHYs')),
    pages: [0],
    doubts: kind.hasAlpha || chunks.has('tRNS') ? [no('picture.alpha').error] : [],
  });
}

/** Of pixels that are stated to be other than square. The size they are stated to have is that of a print, never of a body. */
function aspectOf(density: Uint8Array | undefined): number | null {
  if (!density || density.length < 9) return null;
  const view = new DataView(density.buffer, density.byteOffset, density.byteLength);
  const [across, down] = [view.getUint32(0), view.getUint32(4)];
  return across > 0 && down > 0 && across !== down ? across / down : null;
}
