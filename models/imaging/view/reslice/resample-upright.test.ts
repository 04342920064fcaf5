import { expect, test } from 'vitest';
import type { PlaneGeometry, VolumeGeometry } from '../../display-set.ts';
import { patientFromPixel } from '../../geometry/patient-from-pixel.ts';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import { uprightGrid } from '../../geometry/upright-grid.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { byDepth, resampleSlice } from './resample-upright.ts';
import type { SliceValues } from './resample-upright.ts';

/** A body whose value rises linearly in every direction: linear interpolation must give it back exactly. */
const phantom = ([x, y, z]: Vec3): number => 100 + 3 * x - 2 * y + 5 * z;

/** Slices of 12 × 10 pixels of 1 × 2 mm whose gantry is tilted by `degrees`; their first pixels move along z alone. */
function taken(heights: readonly number[], degrees: number): SliceValues[] {
  const tilt = (degrees * Math.PI) / 180;
  return heights.map((z) => {
    const plane: PlaneGeometry = {
      origin: [-6, -10, z],
      row: [1, 0, 0],
      column: [0, Math.cos(tilt), -Math.sin(tilt)],
      spacing: { acrossColumns: 1, acrossRows: 2 },
    };
    const values = Float32Array.from({ length: 120 }, (_, i) =>
      phantom(patientFromPixel(plane, [i % 12, Math.trunc(i / 12)])),
    );
    return { plane, rows: 10, columns: 12, values };
  });
}

/** The largest difference from the phantom over all voxels that taken slices reach, and how many those are. */
function compare(slices: readonly SliceValues[], grid: VolumeGeometry): { worst: number; reached: number } {
  const { columns, rows, slices: count } = grid.shape;
  const out = new Float32Array(columns * rows);
  let [worst, reached] = [0, 0];
  for (let slice = 0; slice < count; slice++) {
    resampleSlice(byDepth(slices), { grid, slice, beyond: -9999 }, out);
    for (let r = 1; r < rows - 1; r++)
      for (let c = 1; c < columns - 1; c++) {
        const value = out[r * columns + c] ?? NaN;
        if (value === -9999 || isAtRim(slices, patientFromVoxel(grid, [c, r, slice]))) continue;
        worst = Math.max(worst, Math.abs(value - phantom(patientFromVoxel(grid, [c, r, slice]))));
        reached++;
      }
  }
  return { worst, reached };
}

/** Within the outer half pixel the nearest value stands, not the line. */
const isAtRim = (slices: readonly SliceValues[], patient: Vec3): boolean =>
  slices.some(({ plane, rows }) => {
    const down = plane.column.reduce((sum, n, i) => sum + n * ((patient[i] ?? 0) - (plane.origin[i] ?? 0)), 0) / 2;
    return (down > -0.5 && down < 0) || (down > rows - 1 && down < rows - 0.5);
  });

test('a gantry tilt of 18.5° is undone: every voxel is where the patient was', () => {
  const slices = taken([0, 4, 8, 12, 16], 18.5);
  const grid = uprightGrid(slices);
  if (!grid) throw new Error('no grid');
  const { worst, reached } = compare(slices, grid);
  expect(worst).toBeLessThan(1e-3);
  expect(reached).toBeGreaterThan(300);
  expect(Math.hypot(...grid.slice)).toBeCloseTo(4 * Math.cos((18.5 * Math.PI) / 180), 6); // along the normal, not along z
});

test('uneven steps and a missing slice are filled by distance', () => {
  const slices = taken([0, 3, 4, 7, 13], 0); // the slice at 10 is missing, one at 4 too many
  const grid = uprightGrid(slices);
  if (!grid) throw new Error('no grid');
  expect(compare(slices, grid).worst).toBeLessThan(1e-3);
});

test('a bright slice stands at its own height and nowhere else', () => {
  const slices = taken([0, 2, 4, 6], 0).map((slice, i) => ({
    ...slice,
    values: new Float32Array(120).fill(i === 2 ? 90 : 0),
  }));
  const grid = uprightGrid(slices);
  if (!grid) throw new Error('no grid');
  const out = new Float32Array(120);
  const levels = Array.from({ length: grid.shape.slices }, (_, slice) => {
    resampleSlice(byDepth(slices), { grid, slice, beyond: 0 }, out);
    return out[55];
  });
  expect(levels).toEqual([0, 0, 90, 0]);
});

test('where no slice was taken stands what was said for it', () => {
  const slices = taken([0, 4, 8], 30);
  const grid = uprightGrid(slices);
  if (!grid) throw new Error('no grid');
  const out = new Float32Array(grid.shape.columns * grid.shape.rows);
  resampleSlice(byDepth(slices), { grid, slice: 0, beyond: -1000 }, out);
  expect(out).toContain(-1000);
});

test('two slices in one place, of two directions or of two sizes make no box', () => {
  expect(uprightGrid(taken([0, 0, 4], 0))).toBeNull();
  expect(uprightGrid([...taken([0], 0), ...taken([4], 20)])).toBeNull();
  expect(uprightGrid(taken([0], 0))).toBeNull();
  expect(uprightGrid(taken([0, 1, 2, 90], 0))).toBeNull(); // nearly nothing of it was taken
});
