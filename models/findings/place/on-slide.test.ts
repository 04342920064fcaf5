import { expect, test } from 'vitest';
import { Digest } from '../../base/ids.ts';
import { isSamePlace, placedOnSlide } from './on-slide.ts';

const region = {
  sopInstanceUid: '1.2.3',
  columns: 20,
  rows: 10,
  place: { origin: [100.5, 200.5] as [number, number], step: [2, 2] as [number, number] },
};
const mask = {
  kind: 'pixel-mask' as const,
  frame: 0,
  rows: 10,
  columns: 20,
  mask: Digest.parse('a'.repeat(64)),
  holds: 'objects' as const,
  labels: [],
};

test('a mask of a region says where it lies; its pixels stay its own', () => {
  expect(placedOnSlide(mask, region)).toEqual({
    ...mask,
    image: { sopInstanceUid: '1.2.3', frame: 0 },
    place: region.place,
  });
});

test('boxes are edges: that of column 3 lies two and a half steps behind the first centre, and a half pixel on', () => {
  const boxes = { kind: 'pixel-boxes' as const, frame: 0, threshold: 0.5, color: '#009E73' };
  const placed = placedOnSlide({ ...boxes, boxes: [{ low: [3, 0], high: [4, 5], score: 1 }] }, region);
  expect(placed).toMatchObject({ boxes: [{ low: [106, 200], high: [108, 210] }] });
});

test('a second run is on the same place only where grid and slide are the same', () => {
  const first = placedOnSlide(mask, region);
  expect(isSamePlace(first, region)).toBe(true);
  expect(isSamePlace(first, { ...region, place: { ...region.place, origin: [101, 200.5] } })).toBe(false);
  expect(isSamePlace(first, { ...region, sopInstanceUid: '1.2.4' })).toBe(false);
});

test('boxes of a second run are on the same place only where the same region was read', () => {
  const boxes = { kind: 'pixel-boxes' as const, frame: 0, threshold: 0.5, color: '#009E73', boxes: [] };
  const first = placedOnSlide(boxes, region);
  expect(isSamePlace(first, region)).toBe(true);
  expect(isSamePlace(first, { ...region, columns: 21 })).toBe(false);
  const outline: [number, number][] = [
    [100, 200],
    [140, 200],
    [120, 219],
  ];
  expect(isSamePlace(first, { ...region, place: { ...region.place, outline } })).toBe(false);
});
