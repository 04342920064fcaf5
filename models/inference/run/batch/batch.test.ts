import { expect, test } from 'vitest';
import { JobId, StudyUid } from '../../../base/ids.ts';
import { Batch, countsOf, nextItem, withItem } from './batch.ts';
import type { BatchItem } from './batch.ts';

const item = (state: BatchItem['state']): BatchItem => ({
  study: StudyUid.parse('1.2.1'),
  patient: 'SAMPLE^Jane',
  description: 'Brain',
  model: 'hippocampus',
  state,
  reason: null,
  findings: state === 'done' ? 2 : 0,
  images: [],
});
const batch = (...states: BatchItem['state'][]): Batch => ({
  schema: 1,
  id: JobId.parse('j1'),
  at: '2026-01-10T10:00:00.000Z',
  by: null,
  state: 'running',
  order: 'list',
  plan: null,
  note: null,
  items: states.map(item),
});

test('the first that is not settled comes next, also one that was cut short', () => {
  expect(nextItem(batch('done', 'failed', 'running', 'waiting'))).toBe(2);
  expect(nextItem(batch('done', 'left-out', 'failed'))).toBeNull();
});

test('counts tell what was done from what was left out and what went wrong', () => {
  const counts = countsOf(withItem(batch('done', 'failed', 'left-out', 'waiting'), 3, { state: 'running' }));
  expect(counts).toEqual({ total: 4, settled: 3, done: 1, leftOut: 1, failed: 1, findings: 2 });
});

test('a batch kept before there were plans is read as one without', () => {
  const { by: _, order: _o, plan: _p, note: _n, items, ...old } = batch('waiting');
  const before = { ...old, items: items.map(({ images: _i, ...one }) => one) };
  expect(Batch.parse(before)).toEqual(batch('waiting'));
});
