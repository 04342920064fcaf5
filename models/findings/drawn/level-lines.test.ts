import { expect, test } from 'vitest';
import { isUnclear, ratioMoved, ratioOfLines } from './level-lines.ts';

const lines = [
  { key: 'of', name: 'Heart', from: [10, 40] as [number, number], to: [30, 40] as [number, number] },
  { key: 'over', name: 'Chest', from: [90, 60] as [number, number], to: [50, 60] as [number, number] },
];
const geometry = { kind: 'pixel-lines' as const, frame: 0, lines };
const code = { scheme: '99PHENO', value: 'cardiothoracic-ratio', meaning: 'Cardiothoracic ratio' };
const view = { code: 'infer.view-unknown', params: {} };
const range = { code: 'infer.flat-interval', params: { low: '0.40', high: '0.50' } };
const unclear = { code: 'infer.flat-unclear', params: { low: '0.40', high: '0.60' } };
const named = { code, name: 'Cardiothoracic ratio' };

test('a ratio is read from the widths of level lines, whichever way they were drawn', () => {
  expect(ratioOfLines(geometry)).toBe(0.5);
  expect(ratioOfLines({ lines: lines.slice(0, 1) })).toBeUndefined();
});

test('a moved line gives the ratio anew; what the model said of its own number goes, other notes stay', () => {
  const ratio = { key: 'ctr', ...named, label: null, quantity: { value: 0.47, unit: '{ratio}' } };
  expect(ratioMoved({ ...named, measurements: [ratio], notes: [view, range] }, geometry)).toEqual({
    geometry,
    measurements: [{ ...ratio, quantity: { value: 0.5, unit: '{ratio}' } }],
    notes: [view],
  });
});

test('lines that the model gave no number for have one once a person moved them', () => {
  const before = { ...named, measurements: [], notes: [unclear] };
  expect(isUnclear(before)).toBe(true);
  const moved = ratioMoved(before, geometry);
  expect(moved?.measurements).toMatchObject([{ code, quantity: { value: 0.5, unit: '{ratio}' } }]);
  expect(moved && isUnclear(moved)).toBe(false);
});

test('lines without widths make no change', () => {
  const flat = { ...geometry, lines: lines.slice(0, 1) };
  expect(ratioMoved({ ...named, measurements: [], notes: [] }, flat)).toBeUndefined();
});
