import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Dataset } from './dataset.ts';
import { readDataset } from './read-dataset.ts';
import type { Encoding } from './read-dataset.ts';
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
} from './transfer-syntaxes.ts';

/** A file in the form of PS3.10: its meta information, its data set, and what was wrong with it. */
export interface Part10 {
  readonly meta: Dataset;
  readonly dataset: Dataset; // of a deflated file: of its inflated bytes
  readonly transferSyntaxUid: string;
  readonly isDeflated: boolean;
  readonly problems: readonly Refusal[];
}

export interface ReadOptions {
  /** Inflates a raw deflate stream; undefined when it is broken or too large. Given by the process (zlib, fflate). */
  readonly inflate: (bytes: Uint8Array) => Uint8Array | undefined;
}

/**
 * Reads a DICOM file. Files without preamble, without meta information or without a transfer syntax are read too, the
 * encoding told from the first element.
 *
 * @param bytes  the whole file. @returns `dicom.not-dicom`, `dicom.empty-file`, `dicom.inflate` as refusals. Never throws.
 * @source  DICOM PS3.10 chapter 7, PS3.5 annex A.
 */
export function readPart10(bytes: Uint8Array, { inflate }: ReadOptions): Result<Part10, Refusal> {
  if (bytes.length === 0) return no('dicom.empty-file');
  const start = startOf(bytes);
  if (start === undefined) return no('dicom.not-dicom');
  const meta = readDataset(bytes, start, { isExplicit: true, isLittleEndian: true, stopBefore: 0x00030000 });
  const declared = syntaxOf(meta.dataset);
  const guess = guessEncoding(bytes, meta.end);
  const transferSyntaxUid = declared ?? guess?.uid ?? implicitLittleEndian;
  const problems = [
    ...meta.problems,
    ...(declared === undefined ? [no('dicom.no-syntax', { taken: transferSyntaxUid }).error] : []),
  ];
  const isDeflated = transferSyntaxUid === deflatedLittleEndian;
  if (!isDeflated) {
    const read = readDataset(bytes, meta.end, guess ?? encodingOf(transferSyntaxUid));
    return finish({
      meta: meta.dataset,
      dataset: read.dataset,
      transferSyntaxUid,
      isDeflated,
      problems: [...problems, ...read.problems],
    });
  }
  const inflated = inflate(bytes.subarray(meta.end));
  if (!inflated) return no('dicom.inflate');
  const read = readDataset(inflated, 0, encodingOf(explicitLittleEndian));
  return finish({
    meta: meta.dataset,
    dataset: read.dataset,
    transferSyntaxUid,
    isDeflated,
    problems: [...problems, ...read.problems],
  });
}

const finish = (part10: Part10): Result<Part10, Refusal> =>
  part10.dataset.elements.size === 0 ? no('dicom.not-dicom') : ok(part10);

const encodingOf = (uid: string): Encoding => ({
  isExplicit: uid !== implicitLittleEndian,
  isLittleEndian: uid !== explicitBigEndian,
});

/** After the preamble, or at once where there is none but the first tag is one a file may begin with. */
function startOf(bytes: Uint8Array): number | undefined {
  const isMarked = bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d;
  if (isMarked) return 132;
  if (bytes.length < 16) return undefined;
  const group = (bytes[0] ?? 0) + 256 * (bytes[1] ?? 0);
  const isExplicit = isVr(bytes, 4);
  if (group === 0x0002 && isExplicit) return 0;
  // One stray byte before the first tag is met in files cut out of a stream.
  return [0, 1].find((at) => guessEncoding(bytes, at) !== undefined);
}

interface Guess extends Encoding {
  readonly uid: string;
}

/**
 * The encoding of a data set by its first element: what the file shows counts more than what it declares. Undefined when
 * the first tag cannot begin a data set (it would be of group 8, rarely 0 to 16).
 */
function guessEncoding(bytes: Uint8Array, at: number): Guess | undefined {
  if (at + 8 > bytes.length) return undefined;
  const [low, high, el0, el1] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
  const isPlausible = (group: number, element: number) =>
    (group === 8 && element < 0x3000) || (group === 4 && element >= 0x1130 && element <= 0x1600);
  if (isPlausible(low + 256 * high, el0 + 256 * el1)) {
    if (isVr(bytes, at + 4)) return { uid: explicitLittleEndian, isExplicit: true, isLittleEndian: true };
    const length =
      (bytes[at + 4] ?? 0) +
      256 * (bytes[at + 5] ?? 0) +
      65536 * (bytes[at + 6] ?? 0) +
      16777216 * (bytes[at + 7] ?? 0);
    if (length <= bytes.length - at) return { uid: implicitLittleEndian, isExplicit: false, isLittleEndian: true };
  }
  if (isPlausible(high + 256 * low, el1 + 256 * el0) && isVr(bytes, at + 4))
    return { uid: explicitBigEndian, isExplicit: true, isLittleEndian: false };
  return undefined;
}

const isVr = (bytes: Uint8Array, at: number): boolean => isLetter(bytes[at] ?? 0) && isLetter(bytes[at + 1] ?? 0);
const isLetter = (code: number): boolean => code >= 65 && code <= 90;

/** Transfer Syntax UID (0002,0010), without its padding. */
function syntaxOf({ elements, bytes }: Dataset): string | undefined {
  const element = elements.get(0x00020010);
  if (!element) return undefined;
  const text = String.fromCharCode(...bytes.subarray(element.offset, element.offset + Math.min(element.length, 64)));
  const uid = text.replaceAll(/[^0-9.]/g, '');
  return uid === '' ? undefined : uid;
}
