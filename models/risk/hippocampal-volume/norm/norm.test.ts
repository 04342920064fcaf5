import { expect, test } from 'vitest';
import { Digest, FindingId } from '../../../base/ids.ts';
import type { Fact } from '../../../base/fact.ts';
import { scoreAll } from '../../score-all.ts';
import { readNormCsv } from './read-norm-csv.ts';

const csv = (...rows: readonly string[]) =>
  [
    '# source: Site A, 212 healthy adults, 2026',
    '# method: hippocampus',
    'measure,sex,age_low,age_high,mean,sd,unit',
    ...rows,
  ].join('\n');
const rows = ['total,female,50,59,6.0,0.5,mL', 'total,female,60,69,5.8,0.5,mL', 'total,male,50,69,6.6,0.6,mL'];

test('a norm says its source and its method, or is not taken', () => {
  expect(readNormCsv(csv(...rows))).toMatchObject({
    ok: true,
    value: { source: 'Site A, 212 healthy adults, 2026', method: 'hippocampus', rows: { length: 3 } },
  });
  expect(readNormCsv(csv(...rows).replace('# source', '# from'))).toMatchObject({
    error: { code: 'risk.norm-source' },
  });
  expect(readNormCsv(csv(...rows).replace('# method', '# by'))).toMatchObject({ error: { code: 'risk.norm-method' } });
  expect(readNormCsv(csv(...rows).replace('mean,sd', 'sd,mean'))).toMatchObject({
    error: { code: 'risk.norm-columns' },
  });
  expect(readNormCsv(csv())).toMatchObject({ error: { code: 'risk.norm-empty' } });
});

test.each([
  'total,female,50,59,6.0,0,mL',
  'total,female,59,50,6.0,0.5,mL',
  'total,female,50,59,6.0,0.5,mm3',
  'volume,any,50,59,6.0,0.5,mL',
  'total,any,50,59,6,0 5,mL',
  'total,F,50,59,6,0.5,mL',
])('the row %s is refused with its line', (row) => {
  expect(readNormCsv(csv(row))).toEqual({ ok: false, error: { code: 'risk.norm-line', params: { line: 4 } } });
});

test('rows that would both fit one person are refused', () => {
  expect(readNormCsv(csv(...rows, 'total,any,69,80,5,1,mL'))).toEqual({
    ok: false,
    error: { code: 'risk.norm-overlap', params: { line: 7, other: 5 } },
  });
});

const digest = Digest.parse('0'.repeat(64));
const total = (age: number, pack = 'hippocampus') => {
  const read = readNormCsv(csv(...rows));
  if (!read.ok) throw new Error('the norm reads');
  const base = { code: null, at: '2026-01-01T00:00:00.000Z', notes: [] };
  const volume = (side: string, value: number): Fact => ({
    ...base,
    key: `hippocampus_${side}_ml`,
    value: { kind: 'quantity', value, unit: 'mL' },
    from: {
      kind: 'finding',
      id: FindingId.parse(`f-${side}`),
      by: { kind: 'pack', id: pack, version: '1.0.0', digest },
    },
  });
  const facts: Fact[] = [
    volume('left', 2.6),
    volume('right', 2.65),
    {
      ...base,
      key: 'age',
      value: { kind: 'quantity', value: age, unit: 'a' },
      from: { kind: 'image', detail: 'PatientBirthDate' },
    },
    { ...base, key: 'sex', value: { kind: 'text', text: 'female' }, from: { kind: 'image', detail: 'PatientSex' } },
  ];
  return scoreAll(facts, () => digest, { norm: read.value }).find(({ id }) => id === 'hippocampal-volume.total');
};

test('5.25 mL in a woman of 52 is 1.5 standard deviations under a mean of 6.0 ± 0.5 mL', () => {
  const line = total(52);
  expect(line?.norm).toMatchObject({ mean: 6, sd: 0.5, ageLow: 50, ageHigh: 59 });
  expect(line?.norm?.z).toBeCloseTo(-1.5, 10);
  expect(line?.notes.map(({ code }) => code)).toEqual(['risk.site-norm']);
});

test('without a row for the age, or with volumes of another method, nothing is compared', () => {
  expect(total(75)).toMatchObject({ norm: null, notes: [{ code: 'risk.norm-not-covered' }] });
  expect(total(52, 'other')).toMatchObject({
    norm: null,
    notes: [{ code: 'risk.norm-other-method', params: { method: 'hippocampus' } }],
  });
});
