import type { Finding } from '../finding.ts';

type Pixel = readonly [column: number, row: number];

/** A part of a slide in which objects are counted. */
export type CountField = Extract<Finding['geometry'], { kind: 'pixel-points' }>['field'];

const steps = 72;

/** Whether a place lies in a field, its edge included. Total. */
export function fieldHolds({ shape, center, semi }: CountField, [x, y]: Pixel): boolean {
  const [u, v] = [(x - center[0]) / semi[0], (y - center[1]) / semi[1]];
  return shape === 'circle' ? Math.hypot(u, v) <= 1 : Math.max(Math.abs(u), Math.abs(v)) <= 1;
}

/** Points round a field, the first not repeated: four corners, or 72 along a circle. Total. */
export function fieldCorners({ shape, center: [x, y], semi: [wide, tall] }: CountField): readonly Pixel[] {
  if (shape === 'rectangle')
    return [
      [x - wide, y - tall],
      [x + wide, y - tall],
      [x + wide, y + tall],
      [x - wide, y + tall],
    ];
  return Array.from({ length: steps }, (_, i) => {
    const turn = (2 * Math.PI * i) / steps;
    return [x + wide * Math.cos(turn), y + tall * Math.sin(turn)];
  });
}
