import { binaryNumbers } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { code } from '../read/texts.ts';

const mostPoints = 4;

/**
 * Points of a region in a few words: `POLYLINE 2 points (12.0, 3.5) (14.0, 3.5)`. In an image they are columns and rows from
 * the outer corner of the first pixel, in space mm of the patient (LPS). Total.
 *
 * @source  DICOM PS3.3 C.18.6 (SCOORD), C.18.9 (SCOORD3D).
 */
export function regionText(item: Dataset): string {
  const size = code(item, 0x0040a040) === 'SCOORD3D' ? 3 : 2;
  const values = binaryNumbers(item, 0x00700022, 'FL');
  const count = Math.floor(values.length / size);
  const points = Array.from({ length: Math.min(count, mostPoints) }, (_, i) =>
    values.slice(i * size, (i + 1) * size).map((value) => value.toFixed(1)),
  );
  const shown = points.map((point) => `(${point.join(', ')})`).join(' ');
  return `${code(item, 0x00700023)} ${count}: ${shown}${count > mostPoints ? ' …' : ''}`.trim();
}
