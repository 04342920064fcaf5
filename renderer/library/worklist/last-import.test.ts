import { expect, test } from 'vitest';
import { JobId } from '../../../models/base/ids.ts';
import type { JobRow } from '../../../models/library/job-row.ts';
import { lastImport } from './last-import.ts';

const job = (id: string, kind: string, endedAt: string | null): JobRow => ({
  id: JobId.parse(id),
  kind,
  state: endedAt === null ? 'running' : 'done',
  progress: null,
  code: null,
  params: {},
  queuedAt: '2026-01-10T10:00:00.000Z',
  endedAt,
});

test('of several imports the one that ended last is told, not the first of the day', () => {
  const jobs = [
    job('a', 'inference.run', null),
    job('b', 'dicom.import', '2026-01-10T12:00:00.000Z'),
    job('c', 'dicom.import', '2026-01-10T11:00:00.000Z'),
  ];
  expect(lastImport(jobs)?.id).toBe('b');
  expect(lastImport([job('d', 'dicom.import', null)])).toBeUndefined();
});
