import { binaryNumber, binaryNumbers } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { code, number, text } from '../../read/texts.ts';
import type { OverlayPlace } from './look.ts';

/**
 * The overlay planes of a data set: groups 6000 … 601E.
 *
 * @returns one per plane whose size and bits are there; of a multi-frame overlay the first frame. Total.
 * @source  DICOM PS3.3 C.9.2; bits within the stored values are the retired form (PS3.5 8.1.2).
 */
export function readOverlays(dataset: Dataset): OverlayPlace[] {
  return Array.from({ length: 16 }, (_, i) => 0x60000000 + i * 0x20000).flatMap((group) => {
    const [rows, columns] = [binaryNumber(dataset, group + 0x10, 'US'), binaryNumber(dataset, group + 0x11, 'US')];
    const bits = bitsOf(dataset, group, (rows ?? 0) * (columns ?? 0));
    if (!rows || !columns || !bits) return [];
    const [top = 1, left = 1] = binaryNumbers(dataset, group + 0x50, 'SS');
    return [
      {
        rows,
        columns,
        top: top - 1,
        left: left - 1,
        isRegion: code(dataset, group + 0x40) === 'R',
        label: text(dataset, group + 0x1500) || text(dataset, group + 0x22),
        bits,
      },
    ];
  });
}

function bitsOf(dataset: Dataset, group: number, pixels: number): OverlayPlace['bits'] | undefined {
  const element = dataset.elements.get(group + 0x3000);
  if (element && element.length * 8 >= pixels) return { kind: 'own', offset: element.offset, length: element.length };
  const bit = binaryNumber(dataset, group + 0x102, 'US') ?? number(dataset, group + 0x102) ?? 0;
  return element || bit === 0 ? undefined : { kind: 'in-pixels', bit };
}
