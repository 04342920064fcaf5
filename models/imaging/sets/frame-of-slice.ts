import { codecOf, transferSyntaxOf } from '../../dicom/read/transfer-syntaxes.ts';
import type { Frame, PixelFormat, PlaneGeometry } from '../display-set.ts';
import type { Slice } from './received-image.ts';

/** A slice as a viewport shows it. Total. */
export function frameOfSlice(slice: Slice): Frame {
  const { received, image, frame, about } = slice;
  const { header } = received;
  return {
    instance: received.id,
    sopInstanceUid: header.sopInstanceUid,
    sopClassUid: header.sopClassUid,
    transferSyntaxUid: header.transferSyntaxUid,
    instanceNumber: header.instance.number,
    frame,
    pixels: pixelsOf(slice),
    plane: planeOf(slice),
    spacingKind: about.spacing?.kind ?? 'none',
    sliceThicknessMm: about.thicknessMm,
    windows: about.windows,
    problem: problemOf(slice, image.frames),
  };
}

/**
 * The format of the bytes that `/pixels` gives: native pixel data come cut to their stored bits, colour samples side by
 * side, 1-bit ones as bytes, 64-bit ones as 32-bit floats; compressed ones as stored.
 */
function pixelsOf({ received, image, about }: Slice): PixelFormat {
  const { rows, columns, samplesPerPixel, bitsStored, signed, photometric } = image;
  const base = { rows, columns, samplesPerPixel, bitsStored, signed, slope: about.slope, intercept: about.intercept };
  const isNative = image.pixels.kind === 'native' || codecOf(received.header.transferSyntaxUid) === 'deflate';
  const { bitsAllocated, highBit, planar } = image;
  if (!isNative) return { ...base, bitsAllocated, highBit, planar, photometric };
  if (image.samples !== 'integer')
    return { ...base, bitsAllocated: 32, bitsStored: 32, highBit: 31, planar: false, photometric, isFloat: true };
  return {
    ...base,
    bitsAllocated: Math.max(bitsAllocated, 8),
    highBit: bitsStored - 1,
    planar: false,
    photometric: photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric,
  };
}

/** Null unless position, orientation and spacing are all known. */
function planeOf({ about: { position, row, column, spacing } }: Slice): PlaneGeometry | null {
  if (!position || !row || !column || !spacing) return null;
  const { acrossColumns, acrossRows } = spacing;
  return { origin: position, row, column, spacing: { acrossColumns, acrossRows } };
}

/** Why a frame cannot be shown whole, by its code; null when it can. */
function problemOf({ received, image, frame }: Slice, frames: number): string | null {
  const { pixels } = image;
  const { transferSyntaxUid } = received.header;
  if (pixels.kind === 'native') return bytesHere(slicePart(pixels, frame)) ? null : 'dicom.pixels-short';
  const parts = pixels.frames[frame] ?? [];
  if (parts.length === 0) return 'dicom.pixels-short';
  // A file that ends early ends within its last frame.
  const isCut = received.header.problems.some(({ code }) => code === 'dicom.pixels-short');
  if (isCut && frame === Math.min(pixels.frames.length, frames) - 1) return 'dicom.pixels-short';
  return transferSyntaxOf(transferSyntaxUid)?.isRead && codecOf(transferSyntaxUid) !== 'none' ? null : 'dicom.syntax';
}

const slicePart = ({ length, frameBits }: { readonly length: number; readonly frameBits: number }, frame: number) => ({
  end: Math.ceil((frameBits * (frame + 1)) / 8),
  length,
});
const bytesHere = ({ end, length }: { readonly end: number; readonly length: number }): boolean => end <= length;
