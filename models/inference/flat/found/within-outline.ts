import { polygonArea, polygonHolds } from '../../../imaging/measure/polygon.ts';
import type { FlatCard } from '../../card/flat-card.ts';
import type { Found, PixelPoint } from './found.ts';
import { measureFlat } from '../measure-flat.ts';
import type { FlatSize, PixelSpacing } from '../measure-flat.ts';
import type { FlatPart } from '../run-flat.ts';

/** A drawn line round what counts, on the image's own pixels. */
export interface Outlined {
  readonly outline: readonly PixelPoint[];
  readonly size: FlatSize;
  readonly spacing: PixelSpacing | null;
}

/**
 * What was found inside a drawn outline, measured anew: objects and boxes whose middle lies inside, labels up to the line;
 * numbers per area by the area inside. An ellipse is one thing and stays. Total.
 */
export function withinOutline(card: FlatCard, part: FlatPart, { outline, size, spacing }: Outlined): FlatPart {
  const found = foundWithin(part.found, outline, size);
  return { found, ...measureFlat({ card, found, size, spacing, areaPixels: polygonArea(outline) }) };
}

function foundWithin(found: Found, outline: readonly PixelPoint[], { columns }: FlatSize): Found {
  switch (found.kind) {
    case 'objects':
      return objectsWithin(found, outline, columns);
    case 'boxes': {
      const middle = ({ low, high }: (typeof found.boxes)[number]): PixelPoint => [
        (low[0] + high[0] - 1) / 2, // from outer edges to pixel centres
        (low[1] + high[1] - 1) / 2,
      ];
      return { ...found, boxes: found.boxes.filter((box) => polygonHolds(outline, middle(box))) };
    }
    case 'masks':
      return {
        ...found,
        bits: found.bits.map((byte, at) =>
          byte !== 0 && polygonHolds(outline, [at % columns, Math.floor(at / columns)]) ? byte : 0,
        ),
      };
    case 'ellipse':
      return found;
  }
}

/** Objects whose centre of area lies inside, numbered anew in the same order. */
function objectsWithin(
  { objects, count }: Extract<Found, { kind: 'objects' }>,
  outline: readonly PixelPoint[],
  columns: number,
): Found {
  const [pixels, sumX, sumY] = [0, 1, 2].map(() => new Float64Array(count + 1));
  if (!pixels || !sumX || !sumY) throw new TypeError('three sums');
  for (const [at, object] of objects.entries()) {
    if (object === 0) continue;
    pixels[object] = (pixels[object] ?? 0) + 1;
    sumX[object] = (sumX[object] ?? 0) + (at % columns);
    sumY[object] = (sumY[object] ?? 0) + Math.floor(at / columns);
  }
  const numbers = new Uint32Array(count + 1);
  let kept = 0;
  for (let object = 1; object <= count; object++) {
    const size = pixels[object] ?? 1;
    const middle: PixelPoint = [(sumX[object] ?? 0) / size, (sumY[object] ?? 0) / size];
    if (polygonHolds(outline, middle)) numbers[object] = ++kept;
  }
  return { kind: 'objects', objects: objects.map((object) => numbers[object] ?? 0), count: kept };
}
