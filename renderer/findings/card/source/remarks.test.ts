import { expect, test } from 'vitest';
import { FindingId } from '../../../../models/base/ids.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
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
  expect(remarks.get(lungs.id)).toEqual({ notes: lungs.notes, as: null });
  expect(remarks.get(ratio.id)).toEqual({ notes: [{ code: 'infer.flat-spread', params: {} }], as: 'Lungs and heart' });
});

test('the same code with other values is another remark', () => {
  const remarks = remarksOf([finding('f1', { notes: [far(1)] }), finding('f2', { notes: [far(2)] })]);
  expect(remarks.get(FindingId.parse('f2'))).toEqual({ notes: [far(2)], as: null });
});

test('another run says its remarks itself', () => {
  const later = finding('f2', { notes: [view], at: '2026-01-10T11:00:00.000Z' });
  const remarks = remarksOf([finding('f1', { notes: [view] }), later]);
  expect(remarks.get(later.id)).toEqual({ notes: [view], as: null });
});
