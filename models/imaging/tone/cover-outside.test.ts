import { expect, test } from 'vitest';
import { coverOutside } from './cover-outside.ts';

const covered = (shutters: Parameters<typeof coverOutside>[1]): string => {
  const pixels = new Uint8Array(12).fill(1); // 4 columns, 3 rows
  coverOutside(pixels, shutters, { columns: 4, samples: 1 });
  return [0, 4, 8].map((at) => Array.from(pixels.slice(at, at + 4)).join('')).join(' ');
};

test('a rectangle keeps its edges', () => {
  expect(covered([{ kind: 'rectangle', left: 1, right: 2, top: 0, bottom: 1 }])).toBe('0110 0110 0000');
});

test('a circle keeps what is no farther than its radius', () => {
  expect(covered([{ kind: 'circle', center: [1, 1], radius: 1 }])).toBe('0100 1110 0100');
});

test('a polygon keeps what is inside; of several shutters all must agree', () => {
  const polygon = { kind: 'polygon', points: [[-0.5, -0.5], [2.5, -0.5], [2.5, 2.5], [-0.5, 2.5]] } as const; // prettier-ignore
  const rectangle = { kind: 'rectangle', left: 1, right: 3, top: 0, bottom: 2 } as const;
  expect(covered([{ ...polygon, points: [...polygon.points] }, rectangle])).toBe('0110 0110 0110');
});
