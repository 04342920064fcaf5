import { expect, test } from 'vitest';
import { FindingId } from '../../../../models/base/ids.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import { makeChestOutlines } from '../../../../tests/fixtures/make-chest-outlines.ts';
import { makeFinding } from '../../../../tests/fixtures/make-finding.ts';
import { remarksOf } from './remarks.ts';

const run: Finding['run'] = { provider: 'wasm', threads: 2, timesMs: {}, goldenInput: 'passed' };
const view = { code: 'infer.flat-view-unknown', params: {} };
const far = (distance: number) => ({ code: 'infer.distance', params: { distance } });
const finding = (id: string, changes: Partial<Finding>): Finding =>
  makeFinding({ id: FindingId.parse(id), run, ...changes });

test('remarks of one run stand once: at the first of its findings; what only the second has stays at it', () => {
  const lungs = finding('f1', { name: 'Lungs and heart', notes: [view, far(1)] });
  const ratio = finding('f2', { name: 'Ratio', notes: [view, far(1), { code: 'infer.flat-spread', params: {} }] });
  const remarks = remarksOf([lungs, ratio]);
  expect(remarks.get(lungs.id)).toEqual({ notes: lungs.notes, as: null, readApart: null });
  expect(remarks.get(ratio.id)).toEqual({
    notes: [{ code: 'infer.flat-spread', params: {} }],
    as: 'Lungs and heart',
    readApart: null,
  });
});

test('the same code with other values is another remark', () => {
  const remarks = remarksOf([finding('f1', { notes: [far(1)] }), finding('f2', { notes: [far(2)] })]);
  expect(remarks.get(FindingId.parse('f2'))).toEqual({ notes: [far(2)], as: null, readApart: null });
});

test('another run says its remarks itself', () => {
  const later = finding('f2', { notes: [view], at: '2026-01-10T11:00:00.000Z' });
  const remarks = remarksOf([finding('f1', { notes: [view] }), later]);
  expect(remarks.get(later.id)).toEqual({ notes: [view], as: null, readApart: null });
});

test('an outline knows the number that its run read from lines beside it, whatever stands first', () => {
  const lines: Finding['geometry'] = {
    kind: 'pixel-lines',
    frame: 0,
    lines: [{ key: 'of', name: 'Heart', from: [0, 1], to: [3, 1] }],
  };
  const outline = makeChestOutlines({ run });
  const ratio = makeChestOutlines({ id: FindingId.parse('f2'), run, name: 'Ratio', geometry: lines });
  const other = { ...ratio, at: '2026-01-10T11:00:00.000Z' };
  expect(remarksOf([ratio, outline]).get(outline.id)?.readApart).toBe('Ratio');
  expect(remarksOf([other, outline]).get(outline.id)?.readApart).toBeNull();
  expect(remarksOf([outline, ratio]).get(ratio.id)?.readApart).toBeNull();
});
