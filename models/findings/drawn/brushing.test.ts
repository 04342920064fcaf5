import { describe, expect, test } from 'vitest';
import { makeChestOutlines } from '../../../tests/fixtures/make-chest-outlines.ts';
import { makeFinding } from '../../../tests/fixtures/make-finding.ts';
import { brushedLabel, brushing, isBrushable } from './brushing.ts';
import type { Brushable } from './brushing.ts';

const brushableOf = ({ geometry }: ReturnType<typeof makeFinding>): Brushable => {
  if (!isBrushable(geometry)) throw new Error('not for a brush');
  return geometry;
};
const volume = brushableOf(makeFinding());
const chest = brushableOf(makeChestOutlines());
const [rightLung, leftLung, heart] = [1, 2, 4]; // the bits

describe('labels that overlap: right lung 1, left lung 2, heart 3', () => {
  test('painting the heart leaves the lung under it', () => {
    const paint = brushing(chest, { label: 3, isErasing: false });
    expect([0, leftLung, heart | rightLung].map(paint)).toEqual([heart, leftLung | heart, heart | rightLung]);
  });
  test('erasing the heart clears the heart and nothing else', () => {
    const erase = brushing(chest, { label: 3, isErasing: true });
    expect([heart, leftLung | heart, leftLung].map(erase)).toEqual([0, leftLung, leftLung]);
  });
  test('a label that the mask has not means its first', () => {
    expect(brushedLabel(chest, 9)?.name).toBe('Right lung');
    expect(brushing(chest, { label: 9, isErasing: false })(heart)).toBe(heart | rightLung);
  });
});

test('a voxel of a volume has one label: painting replaces it, the eraser takes whichever is there', () => {
  expect(brushing(volume, { label: 2, isErasing: false })(1)).toBe(2);
  expect(brushing(volume, { label: 2, isErasing: true })(1)).toBe(0);
});

test('numbered objects and regions of slides are not for this brush', () => {
  const { geometry } = makeChestOutlines();
  if (geometry.kind !== 'pixel-mask') throw new Error('no outlines');
  expect(isBrushable({ ...geometry, holds: 'objects' })).toBe(false);
  expect(isBrushable({ ...geometry, place: { origin: [0, 0], step: [1, 1] } })).toBe(false);
  expect(isBrushable(geometry)).toBe(true);
});
