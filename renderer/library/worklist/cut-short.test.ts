import { expect, test } from 'vitest';
import { JobId } from '../../../models/base/ids.ts';
import type { JobRow } from '../../../models/library/job-row.ts';
import { cutShort, placeOf } from './cut-short.ts';

const job = (kind: string, changes: Partial<JobRow> = {}): JobRow => ({
  id: JobId.parse(kind),
  kind,
  state: 'failed',
  progress: null,
  code: 'job.interrupted',
  params: {},
  queuedAt: '2026-01-10T10:00:00.000Z',
  endedAt: null,
  ...changes,
});

test('told is what was cut and goes on by itself nowhere, until somebody has taken note of it', () => {
  const jobs = [
    job('inference.saliency'),
    job('dicom.import'), // goes on
    job('inference.run'), // goes on once
    job('inference.install', { endedAt: '2026-01-10T11:00:00.000Z' }), // taken note of
    job('report.sign', { code: 'keys.wrong' }), // failed of itself
    job('inference.goldenInput'),
  ];
  expect(cutShort(jobs).map(({ kind }) => kind)).toEqual(['inference.saliency', 'inference.goldenInput']);
});

test('a map is asked for again at its finding, a model at the models; a report has no place here', () => {
  expect(placeOf(job('inference.saliency', { params: { study: '1.2.3', finding: 'f1' } }))).toEqual({
    page: 'images',
    studyUid: '1.2.3',
    focus: 'f1',
  });
  expect(placeOf(job('inference.install'))).toEqual({ page: 'settings', section: 'models' });
  expect(placeOf(job('report.sign'))).toBeNull();
});
