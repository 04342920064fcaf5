import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { marked } from './marked.ts';

const person: Finding['by'] = { kind: 'person', id: 'p', name: 'A. Reader' };
const geometry: Finding['geometry'] = {
  kind: 'pixel-points',
  frame: 0,
  field: { shape: 'circle', center: [50, 50], semi: [40, 40] },
  points: [
    [50, 50],
    [60, 40.5],
  ],
};
const count = { by: person, geometry, status: 'proposed' } as const;

test('a mark is added behind the others, and taken away where it lies', () => {
  const more = marked(count, { at: [30, 30], does: 'add' });
  expect(more.ok && more.value.points).toHaveLength(3);
  const less = marked(count, { at: [60, 40.5], does: 'remove' });
  expect(less.ok && less.value.points).toEqual([[50, 50]]);
});

test('where nothing is marked nothing is taken away', () => {
  expect(marked(count, { at: [60, 40], does: 'remove' })).toMatchObject({ error: { code: 'findings.no-mark' } });
});

test('a count that is decided keeps its number; what is no count has no marks', () => {
  const at = [30, 30] as const;
  expect(marked({ ...count, status: 'accepted' }, { at, does: 'add' })).toMatchObject({
    error: { code: 'findings.count-decided' },
  });
  const line: Finding['geometry'] = { kind: 'pixel-line', from: [0, 0], to: [1, 1], frame: 0 };
  expect(marked({ ...count, geometry: line }, { at, does: 'add' })).toMatchObject({
    error: { code: 'findings.not-a-count' },
  });
});
