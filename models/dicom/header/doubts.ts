import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { binaryNumber } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { code } from '../read/texts.ts';
import type { ImageHeader } from './instance-header.ts';

const standardRoot = '1.2.840.10008.';
const [rows, columns, bitsAllocated, bitsStored] = [0x00280010, 0x00280011, 0x00280100, 0x00280101];

/** Bits of one sample that a file can be read in. PS3.5 8.1.1: one, or whole bytes. */
const readableBits: ReadonlySet<number> = new Set([1, 8, 16, 32, 64]);

/**
 * Whether the samples of an image can be told apart at all.
 *
 * @returns `dicom.bits` {allocated, stored} where the file states a sample size that there is none of. What it leaves out
 *   is not judged here. Total.
 * @source  DICOM PS3.5 8.1.1.
 */
export function checkBits(dataset: Dataset): Result<null, Refusal> {
  const allocated = binaryNumber(dataset, bitsAllocated, 'US');
  const stored = binaryNumber(dataset, bitsStored, 'US');
  const isReadable = allocated === undefined || readableBits.has(allocated);
  const isWithin = stored === undefined || allocated === undefined || (stored >= 1 && stored <= allocated);
  return isReadable && isWithin ? ok(null) : no('dicom.bits', { allocated: allocated ?? 0, stored: stored ?? 0 });
}

/** Private elements that hold the image where only its maker's program finds it: their creator, and how it calls the code. */
const privatePixels = [{ maker: 'ELSCINT1', creator: 0x07a10010, pixels: 0x07a1100a, codec: 0x07a11011 }] as const;

/**
 * What a reader of this file should know before trusting it, though it can be shown as far as it goes: an image without
 * pixels, pixels in a maker's own element, a kind that only its maker knows. Total.
 */
export function doubtsOf(dataset: Dataset, sopClassUid: string, image: ImageHeader | null): readonly Refusal[] {
  const { elements } = dataset;
  const doubts: Refusal[] = [];
  if (image === null && elements.has(rows) && elements.has(columns)) {
    const hidden = privatePixels.find(
      ({ maker, creator, pixels }) => code(dataset, creator) === maker && elements.has(pixels),
    );
    doubts.push(
      hidden
        ? no('dicom.private-pixels', { maker: hidden.maker, codec: code(dataset, hidden.codec) }).error
        : no('dicom.no-pixels').error,
    );
  }
  if (sopClassUid !== '' && !sopClassUid.startsWith(standardRoot))
    doubts.push(no('dicom.private-class', { uid: sopClassUid }).error);
  return doubts;
}
