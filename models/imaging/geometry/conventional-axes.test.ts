import { expect, test } from 'vitest';
import { conventionalAxes, isTurned } from './conventional-axes.ts';
import type { Vec3 } from './vec3.ts';

const x: Vec3 = [1, 0, 0];
const y: Vec3 = [0, 1, 0];
const z: Vec3 = [0, 0, 1];
const minus = ([a, b, c]: Vec3): Vec3 => [-a || 0, -b || 0, -c || 0];
const clean = ({ right, down }: { readonly right: Vec3; readonly down: Vec3 }) => [
  minus(minus(right)),
  minus(minus(down)),
];

test.each<[string, readonly [row: Vec3, column: Vec3], readonly [right: Vec3, down: Vec3]]>([
  ['axial as usual', [x, y], [x, y]],
  ['axial stored upside down', [minus(x), minus(y)], [x, y]],
  ['axial stored in columns', [y, x], [x, y]],
  ['axial stored from the head', [minus(x), y], [x, y]],
  ['coronal stored feet up', [x, z], [x, minus(z)]],
  ['sagittal with the face at the right', [minus(y), minus(z)], [y, minus(z)]],
  ['sagittal stored lying', [z, y], [y, minus(z)]],
])('%s hangs by convention', (_, [row, column], hung) => {
  expect(clean(conventionalAxes({ row, column }))).toEqual(hung);
});

test('an oblique image is never tilted, and one half way stays as stored', () => {
  const c = Math.SQRT1_2;
  const tilted = { row: [0.98, 0.199, 0], column: [-0.199, 0.98, 0] } as const;
  expect(conventionalAxes(tilted)).toEqual({ right: tilted.row, down: tilted.column });
  const halfWay = { row: [c, c, 0], column: [-c, c, 0] } as const;
  expect([isTurned(tilted), isTurned(halfWay)]).toEqual([false, false]);
  expect(isTurned({ row: minus(x), column: minus(y) })).toBe(true);
});
