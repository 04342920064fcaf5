import { binaryNumber, itemsOf } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { codes, number, numbers } from '../../read/texts.ts';
import type { Look, Shutter } from './look.ts';
import { readOverlays } from './read-overlays.ts';
import { readTable, readTables } from './read-table.ts';

interface Bits {
  readonly bitsStored: number;
  readonly signed: boolean;
}

/**
 * Tables, padding, pixel aspect, overlays and shutters of an image. A table that is broken is left out.
 *
 * @param bits  of the stored values. Total.
 * @source  DICOM PS3.3 C.11.1, C.11.2, C.7.5.1.1.2, C.7.6.3.1.7, C.9.2, C.7.6.11.
 */
export function readLook(dataset: Dataset, bits: Bits): Look {
  const modality = itemsOf(dataset, 0x00283000).flatMap((item) => readTable(item, bits.signed) ?? []);
  const isSignedInput = bits.signed || (number(dataset, 0x00281052) ?? 0) < 0;
  const { tables, leftOut } = readTables(itemsOf(dataset, 0x00283010), isSignedInput && modality.length === 0);
  return {
    modality: modality[0] ?? null,
    voi: [...tables],
    ...(leftOut.length > 0 && { leftOut }),
    padding: paddingOf(dataset, bits),
    aspect: aspectOf(dataset),
    overlays: readOverlays(dataset),
    shutters: shuttersOf(dataset),
  };
}

/** Pixel Padding Value and its Range Limit, in the sign of the stored values. */
function paddingOf(dataset: Dataset, bits: Bits): Look['padding'] {
  const value = binaryNumber(dataset, 0x00280120, 'US');
  if (value === undefined) return null;
  const limit = binaryNumber(dataset, 0x00280121, 'US') ?? value;
  const [a, b] = [value, limit].map((one) => storedOf(one, bits));
  return a === undefined || b === undefined ? null : { from: Math.min(a, b), to: Math.max(a, b) };
}

/** A 16-bit word as a value of the image's sign. */
const storedOf = (word: number, { signed }: Bits): number => (signed ? ((word & 0xffff) << 16) >> 16 : word & 0xffff);

/** Pixel Aspect Ratio: vertical, then horizontal size. */
function aspectOf(dataset: Dataset): number | null {
  const [vertical = 0, horizontal = 0] = numbers(dataset, 0x00280034);
  return vertical > 0 && horizontal > 0 ? vertical / horizontal : null;
}

/** Display shutters; rows and columns of the file count from 1. */
function shuttersOf(dataset: Dataset): Shutter[] {
  return codes(dataset, 0x00181600).flatMap((shape): Shutter[] => {
    if (shape === 'RECTANGULAR') {
      const [left, right, top, bottom] = [0x00181602, 0x00181604, 0x00181606, 0x00181608].map((tag) =>
        number(dataset, tag),
      );
      if (left == null || right == null || top == null || bottom == null) return [];
      return [{ kind: 'rectangle', left: left - 1, right: right - 1, top: top - 1, bottom: bottom - 1 }];
    }
    if (shape === 'CIRCULAR') {
      const [row, column] = numbers(dataset, 0x00181610);
      const radius = number(dataset, 0x00181612);
      if (row === undefined || column === undefined || radius === null) return [];
      return [{ kind: 'circle', center: [column - 1, row - 1], radius }];
    }
    const flat = numbers(dataset, 0x00181620);
    if (shape !== 'POLYGONAL' || flat.length < 6) return [];
    const points = Array.from(
      { length: flat.length >> 1 },
      (_, i) => [(flat[i * 2 + 1] ?? 1) - 1, (flat[i * 2] ?? 1) - 1] as const,
    );
    return [{ kind: 'polygon', points }];
  });
}
