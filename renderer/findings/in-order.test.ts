import { expect, test } from 'vitest';
import type { Finding } from '../../models/findings/finding.ts';
import { FindingId } from '../../models/base/ids.ts';
import { inOrder, nextUndecided } from './in-order.ts';

const finding = (id: string, status: Finding['status'], at = '2026-01-01T00:00:00.000Z'): Finding => ({
  id: FindingId.parse(id),
  kind: 'region',
  on: { displaySet: 'd', studyUid: '1', seriesUid: '1', frameOfReferenceUid: null } as Finding['on'],
  geometry: { kind: 'line', from: [0, 0, 0], to: [1, 0, 0], frame: 0 },
  code: { scheme: 'SCT', value: '1', meaning: 'x' },
  name: id,
  laterality: null,
  measurements: [],
  notes: [],
  by: { kind: 'person', id: 'p', name: 'P' },
  run: null,
  at,
  status,
  decided: null,
  edited: false,
});
const list = [
  finding('no', 'rejected'),
  finding('yes', 'accepted'),
  finding('b', 'proposed', '2026-01-02T00:00:00.000Z'),
  finding('a', 'proposed'),
];

test('what is to be decided stands first, what was rejected last', () => {
  expect(inOrder(list).map(({ id }) => id)).toEqual(['a', 'b', 'yes', 'no']);
});

test('the next to decide goes round and leaves out what is decided', () => {
  const ordered = inOrder(list);
  expect(nextUndecided(ordered, null, 1)?.id).toBe('a');
  expect(nextUndecided(ordered, 'b', 1)?.id).toBe('a');
  expect(nextUndecided(ordered, 'a', -1)?.id).toBe('b');
  expect(nextUndecided([], 'a', 1)).toBeUndefined();
});
