import type { RuleExample } from '../../card/rule-example.ts';
import { gridOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';

type Shape = RuleExample['shapes'][number];

/** First and last index of a shape along an axis, cut to the grid. */
const spanOf = (
  centre: number,
  half: number,
  [spacing, count]: readonly [number, number],
): readonly [number, number] => [
  Math.max(0, Math.ceil((centre - half) / spacing - 1e-9)),
  Math.min(count - 1, Math.floor((centre + half) / spacing + 1e-9)),
];

function paint(voxels: Float32Array, { shape, spacingMm }: RuleExample, { kind, centre, half, value }: Shape): void {
  const [, rows, columns] = shape;
  const z = spanOf(centre[2], half[2], [spacingMm[0], shape[0]]);
  const y = spanOf(centre[1], half[1], [spacingMm[1], rows]);
  const x = spanOf(centre[0], half[0], [spacingMm[2], columns]);
  for (let s = z[0]; s <= z[1]; s++)
    for (let r = y[0]; r <= y[1]; r++)
      for (let c = x[0]; c <= x[1]; c++) {
        const apart = [
          (c * spacingMm[2] - centre[0]) / half[0],
          (r * spacingMm[1] - centre[1]) / half[1],
          (s * spacingMm[0] - centre[2]) / half[2],
        ];
        const isIn = kind === 'block' || apart.reduce((sum, d) => sum + d * d, 0) <= 1 + 1e-9;
        if (isIn) voxels[(s * rows + r) * columns + c] = value;
      }
}

/** The phantom of an example as a volume. Total. */
export function phantomOf(example: RuleExample): Volume {
  const { shape, spacingMm, fill, shapes } = example;
  const voxels = new Float32Array(shape[0] * shape[1] * shape[2]).fill(fill);
  for (const one of shapes) paint(voxels, example, one);
  const [slice, row, column] = spacingMm;
  const steps = [
    [0, 0, slice],
    [0, row, 0],
    [column, 0, 0],
  ] as const;
  return { voxels, geometry: gridOf([0, 0, 0], steps, shape) };
}
