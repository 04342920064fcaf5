import { describe, expect, test } from 'vitest';
import type { Uptake } from '../../dicom/header/taken/uptake.ts';
import { bodySurface, leanBodyMass } from './body-size.ts';
import { suvOfUptake } from './suv-of-uptake.ts';

const hour = 3600;
/** 400 MBq injected at 10:00, the series begins at 11:50: one half-life of 110 min later, 200 MBq are left. */
const uptake: Uptake = {
  unit: 'BQML',
  suvType: '',
  decayCorrection: 'START',
  corrections: ['ATTN', 'DECY'],
  series: { date: '2026-11-20', second: 11 * hour + 50 * 60, zoneMinutes: null },
  acquisition: { date: '2026-11-20', second: 12 * hour + 13 * 60, zoneMinutes: null }, // the last bed
  injection: { date: '2026-11-20', second: 10 * hour, zoneMinutes: null },
  injectionSecond: 10 * hour,
  activityBq: 400e6,
  halfLifeS: 6600,
  heightM: 1.8,
  philips: { suvPerCount: null, bqPerMlPerCount: null },
};
const body = { weightKg: 80, sex: 'M' } as const;
const bwOf = (changes: Partial<Uptake>, who: Parameters<typeof suvOfUptake>[1] = body) => {
  const suv = suvOfUptake({ ...uptake, ...changes }, who);
  return suv.ok ? suv.value.bw : suv.error.code;
};

describe('body weight over the activity that is left when the series begins', () => {
  test('80 kg and 200 MBq left: 1 Bq/mL is 0.0004 g/mL', () => expect(bwOf({})).toBeCloseTo(4e-4, 12));
  test('of what was injected where the values are corrected to the injection', () =>
    expect(bwOf({ decayCorrection: 'ADMIN' })).toBeCloseTo(2e-4, 12));
  test('across midnight by its dates', () => {
    const series = { date: '2026-11-21', second: 20 * 60, zoneMinutes: null };
    const injection = { date: '2026-11-20', second: 22.5 * hour, zoneMinutes: null };
    expect(bwOf({ series, acquisition: series, injection })).toBeCloseTo(4e-4, 12);
  });
  test('across midnight by times of day alone, which is said', () => {
    const series = { date: '2026-11-21', second: 20 * 60, zoneMinutes: null };
    const injection = { date: null, second: null, zoneMinutes: null };
    const suv = suvOfUptake({ ...uptake, series, acquisition: series, injection, injectionSecond: 22.5 * hour }, body);
    expect(suv).toMatchObject({ ok: true, value: { decaySeconds: 6600, doubts: ['imaging.suv-day-before'] } });
  });
  test('with zones apart: 10:00 at +01:00 is 09:00 at +00:00', () => {
    const injection = { date: '2026-11-20', second: 10 * hour, zoneMinutes: 60 };
    const series = { date: '2026-11-20', second: 10 * hour + 50 * 60, zoneMinutes: 0 };
    expect(bwOf({ injection, series, acquisition: series })).toBeCloseTo(4e-4, 12);
  });
  test('by time of day where the date of injection is not that of the series, which is said', () => {
    const injection = { date: '1998-04-27', second: 10 * hour, zoneMinutes: null };
    expect(suvOfUptake({ ...uptake, injection }, body)).toMatchObject({
      ok: true,
      value: { decaySeconds: 6600, doubts: ['imaging.suv-time-of-day'] },
    });
  });
});

test('lean body mass and body surface take the place of weight', () => {
  const suv = suvOfUptake(uptake, body);
  // BMI 24.69: 9270 · 80 / (6680 + 216 · 24.69) = 61.73 kg; 71.84 · 80^0.425 · 180^0.725 = 19,964 cm²
  expect(leanBodyMass(80, { height: 1.8, sex: 'M' })).toBeCloseTo(61.73, 2);
  expect(bodySurface(80, 1.8)).toBeCloseTo(19_964, -1);
  expect(suv).toMatchObject({
    ok: true,
    value: { lbm: expect.closeTo(61.73e3 / 200e6, 7), bsa: expect.closeTo(19_964 / 200e6, 7) },
  });
  expect(suvOfUptake({ ...uptake, heightM: 180 }, body)).toMatchObject({ value: { lbm: null, bsa: null } }); // centimetres
  expect(suvOfUptake(uptake, { ...body, sex: null })).toMatchObject({ value: { lbm: null } });
});

test('a maker’s own factor is taken for counts', () => {
  expect(bwOf({ unit: 'CNTS', philips: { suvPerCount: 0.0005, bqPerMlPerCount: 3 } })).toBe(0.0005);
  expect(bwOf({ unit: 'CNTS', philips: { suvPerCount: null, bqPerMlPerCount: 3 } })).toBeCloseTo(12e-4, 12);
  expect(bwOf({ unit: 'GML' })).toBe(1);
});

const none = { date: null, second: null, zoneMinutes: null };
test.each<[string, Partial<Uptake>]>([
  ['imaging.suv-attenuation', { corrections: ['DECY'] }],
  ['imaging.suv-unit', { unit: 'PROPCPS' }],
  ['imaging.suv-unit', { unit: 'CNTS' }],
  ['imaging.suv-unit', { unit: 'GML', suvType: 'LBM' }],
  ['imaging.suv-no-activity', { activityBq: null }],
  ['imaging.suv-no-half-life', { halfLifeS: null }],
  ['imaging.suv-decay', { decayCorrection: 'NONE' }],
  ['imaging.suv-no-series-time', { series: none }],
  ['imaging.suv-no-injection-time', { injection: none, injectionSecond: null }],
  ['imaging.suv-times', { acquisition: { ...uptake.series, second: 10 * hour } }], // the series is of later processing
  ['imaging.suv-times', { acquisition: { ...uptake.series, date: '2026-12-10' } }],
  ['imaging.suv-times', { injection: none, injectionSecond: 12 * hour, halfLifeS: 6600 }], // nearly a day: 13 half-lives
])('none, and why: %s', (code, changes) => expect(bwOf(changes)).toBe(code));

test('none without a weight', () => {
  expect([bwOf({}, { weightKg: null, sex: 'M' }), bwOf({}, { weightKg: 0, sex: 'M' })]).toEqual([
    'imaging.suv-no-weight',
    'imaging.suv-no-weight',
  ]);
});
