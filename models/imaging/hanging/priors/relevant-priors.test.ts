import { expect, test } from 'vitest';
import { StudyUid } from '../../../base/ids.ts';
import { relevantPriors } from './relevant-priors.ts';
import type { DescribedStudy } from './relevant-priors.ts';

const study = (number: number, changes: Partial<DescribedStudy> = {}): DescribedStudy => ({
  studyUid: StudyUid.parse(`1.${number}`),
  date: '2026-01-10',
  time: '10:00:00',
  modalities: ['CT'],
  bodyPart: 'CHEST',
  description: '',
  ...changes,
});
const current = study(1);
const found = (...others: DescribedStudy[]) => relevantPriors(current, others).map(({ studyUid }) => studyUid);

test('the nearest earlier study of the same modality and part of the body comes first', () => {
  expect(found(study(2, { date: '2024-05-01' }), current, study(3, { date: '2025-06-01' }))).toEqual(['1.3', '1.2']);
});

test.each<[string, Partial<DescribedStudy>, boolean]>([
  ['later', { date: '2026-02-01' }, false],
  ['of the same day, earlier', { time: '09:00:00' }, true],
  ['without a date', { date: null }, false],
  ['of another modality', { date: '2025-01-01', modalities: ['MR'] }, false],
  ['of two modalities, one the same', { date: '2025-01-01', modalities: ['CT', 'PT'] }, true],
  ['of another part of the body', { date: '2025-01-01', bodyPart: 'KNEE' }, false],
  ['with another word for the same part', { date: '2025-01-01', bodyPart: 'THORAX' }, true],
  [
    'with the part in its description only',
    { date: '2025-01-01', bodyPart: null, description: 'Lung screening' },
    true,
  ],
  ['that does not say its part', { date: '2025-01-01', bodyPart: null }, false],
])('a study %s', (_, changes, expected) => {
  expect(found(study(2, changes))).toHaveLength(expected ? 1 : 0);
});

test('a computed radiograph is compared with a digital one; without parts of the body the modality decides', () => {
  const chest = study(1, { modalities: ['DX'], bodyPart: null });
  expect(relevantPriors(chest, [study(2, { date: '2020-01-01', modalities: ['CR'], bodyPart: null })])).toHaveLength(1);
});
