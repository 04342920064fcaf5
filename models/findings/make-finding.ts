import type { PackVersion, Person } from '../base/actor.ts';
import { Digest, DisplaySetId, FindingId, SeriesUid, StudyUid } from '../base/ids.ts';
import type { Finding } from './finding.ts';

/** The pack and the person of made-up findings. */
export const hippocampusPack: PackVersion = {
  kind: 'pack',
  id: 'hippocampus',
  version: '1.0.0',
  digest: Digest.parse('a'.repeat(64)),
};
export const reader: Person = { kind: 'person', id: 'p1', name: 'Dr. A. Reader' };

const hippocampus = { scheme: 'SCT', value: '5366008', meaning: 'Hippocampus' };
const volume = { scheme: 'SCT', value: '118565006', meaning: 'Volume' };

/**
 * For tests: a proposed left hippocampus, a mask of 2 × 2 × 2 voxels of 1 × 2 × 3 mm with labels 1 and 2, of study `1.2.1`.
 *
 * @param changes  what shall differ. Total.
 */
export const makeFinding = (changes: Partial<Finding> = {}): Finding => ({
  id: FindingId.parse('f1'),
  kind: 'segment',
  on: {
    displaySet: DisplaySetId.parse('d1'),
    studyUid: StudyUid.parse('1.2.1'),
    seriesUid: SeriesUid.parse('1.2.1.1'),
    frameOfReferenceUid: '1.2.9',
  },
  geometry: {
    kind: 'mask',
    grid: {
      shape: { columns: 2, rows: 2, slices: 2 },
      origin: [0, 0, 0],
      column: [1, 0, 0],
      row: [0, 2, 0],
      slice: [0, 0, 3],
    },
    mask: Digest.parse('b'.repeat(64)),
    labels: [
      { value: 1, name: 'Anterior', code: hippocampus, color: '#E69F00' },
      { value: 2, name: 'Posterior', code: hippocampus, color: '#56B4E9' },
    ],
  },
  code: hippocampus,
  name: 'Hippocampus',
  laterality: 'left',
  measurements: [
    { key: 'volume', code: volume, name: 'Volume', label: null, quantity: { value: 0.024, unit: 'mL' } },
    { key: 'volume', code: volume, name: 'Anterior', label: 1, quantity: { value: 0.012, unit: 'mL' } },
    { key: 'volume', code: volume, name: 'Posterior', label: 2, quantity: { value: 0.012, unit: 'mL' } },
  ],
  notes: [],
  by: hippocampusPack,
  run: null,
  at: '2026-01-10T10:00:00.000Z',
  status: 'proposed',
  decided: null,
  edited: false,
  ...changes,
});
