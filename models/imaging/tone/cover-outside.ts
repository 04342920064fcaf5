import type { Shutter } from '../../dicom/header/look/look.ts';

/**
 * Blackens what lies outside any of the shutters.
 *
 * @param pixels  `samples` bytes a pixel, row after row; changed in place. A pixel counts by its centre; bounds are inside.
 * @source  DICOM PS3.3 C.7.6.11. Total.
 */
export function coverOutside(
  pixels: Uint8Array,
  shutters: readonly Shutter[],
  { columns, samples }: { readonly columns: number; readonly samples: number },
): void {
  if (shutters.length === 0) return;
  const count = pixels.length / samples;
  for (let i = 0; i < count; i++) {
    const [column, row] = [i % columns, Math.trunc(i / columns)];
    if (!shutters.every((shutter) => isInside(shutter, column, row))) pixels.fill(0, i * samples, (i + 1) * samples);
  }
}

function isInside(shutter: Shutter, column: number, row: number): boolean {
  switch (shutter.kind) {
    case 'rectangle':
      return column >= shutter.left && column <= shutter.right && row >= shutter.top && row <= shutter.bottom;
    case 'circle':
      return Math.hypot(column - shutter.center[0], row - shutter.center[1]) <= shutter.radius;
    case 'polygon':
      return isInPolygon(shutter.points, column, row);
  }
}

/** Even-odd rule. */
function isInPolygon(points: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let isIn = false;
  points.forEach(([x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  });
  return isIn;
}
