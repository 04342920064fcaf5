import { expect, test } from 'vitest';
import type { ScreenAxes } from './conventional-axes.ts';
import { breastAxes, chestWallSide, edgeSides } from './breast-axes.ts';

const flat = {
  origin: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  spacing: { acrossColumns: 0.1, acrossRows: 0.2 },
} as const;
/** Without the sign of a zero. */
const plain = ({ right, down }: ScreenAxes) => ({ right: right.map((v) => v + 0), down: down.map((v) => v + 0) });
const asStored = { right: [1, 0, 0], down: [0, 1, 0] };
const frame = (laterality: string, view: string, sides: readonly [string, string]) => ({
  laterality,
  view,
  sides,
  plane: null,
});

test.each([
  ['R', 'CC', ['P', 'L'], asStored],
  ['L', 'CC', ['A', 'R'], asStored],
  ['R', 'MLO', ['P', 'FL'], asStored],
  ['R', 'CC', ['A', 'L'], { right: [-1, 0, 0], down: [0, 1, 0] }], // mirrored: chest wall to the right
  ['L', 'CC', ['P', 'L'], { right: [-1, 0, 0], down: [0, -1, 0] }], // turned by half: lateral up again
  ['L', 'MLO', ['F', 'A'], { right: [0, 1, 0], down: [1, 0, 0] }], // stored on its side
] as const)('%s %s stored %s hangs back to back, armpit up', (laterality, view, sides, axes) => {
  const image = frame(laterality, view, sides);
  const hung = breastAxes(flat, image);
  expect(hung && plain(hung)).toEqual(axes);
  expect(hung && chestWallSide(hung, flat, image)).toBe(laterality === 'R' ? 'right' : 'left');
});

test('an image that does not say how the patient lies in it, or is no breast, hangs as stored', () => {
  expect(breastAxes(flat, { laterality: 'R', view: 'CC', plane: null })).toBeUndefined();
  expect(breastAxes(flat, frame('R', 'PA', ['L', 'F']))).toBeUndefined();
  expect(chestWallSide({ right: [1, 0, 0], down: [0, 1, 0] }, flat, frame('R', 'PA', ['P', 'F']))).toBeUndefined();
});

test('a tomosynthesis with a place hangs by the same rule, not as an axial image', () => {
  const placed = { ...flat, row: [0, -1, 0], column: [1, 0, 0] } as const; // rows run to the front, columns to the left
  const image = { laterality: 'R', view: 'CC', plane: placed };
  const hung = breastAxes(placed, image);
  expect(hung && plain(hung)).toEqual({ right: [0, 1, 0], down: [1, 0, 0] });
});

test('marks at the edges are those of the file, as the picture lies on screen', () => {
  const image = frame('R', 'MLO', ['P', 'FL']);
  expect(edgeSides({ right: [-1, 0, 0], down: [0, 1, 0] }, flat, image)).toEqual({
    right: 'A',
    left: 'P',
    bottom: 'IL',
    top: 'SR',
  });
  expect(edgeSides({ right: [1, 0, 0], down: [0, 1, 0] }, flat, { plane: null })).toBeUndefined();
});
