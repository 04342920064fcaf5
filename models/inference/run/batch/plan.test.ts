import { expect, test } from 'vitest';
import { BatchPlan, dueOf, firstAfter, WallTime } from './plan.ts';

const tonight = { start: '2026-11-30T22:00', stop: '07:00', again: null };
const nightly = { ...tonight, again: '22:00' };

test('a wall time is a day and a minute that are there', () => {
  const isOne = (text: string): boolean => WallTime.safeParse(text).success;
  expect(['2026-11-30T22:00', '2026-02-30T22:00', '2026-11-30T24:00', '2026-11-30'].map(isOne)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(BatchPlan.safeParse({ ...tonight, stop: '7:00' }).success).toBe(false);
});

test('the next time of day is today, or tomorrow over the end of a month, a year, a February', () => {
  expect(firstAfter('2026-11-30T06:59', '07:00')).toBe('2026-11-30T07:00');
  expect(firstAfter('2026-11-30T07:00', '07:00')).toBe('2026-12-01T07:00');
  expect(firstAfter('2026-12-31T22:00', '07:00')).toBe('2027-01-01T07:00');
  expect(firstAfter('2028-02-28T22:00', '07:00')).toBe('2028-02-29T07:00');
});

test('before its hour it waits, at its hour it starts and knows when to stop', () => {
  expect(dueOf(tonight, '2026-11-30T21:59')).toEqual({ kind: 'wait', until: '2026-11-30T22:00' });
  expect(dueOf(tonight, '2026-11-30T22:01')).toEqual({ kind: 'start', until: '2026-12-01T07:00', late: false });
});

test('minutes after its hour it starts late; without a stop also days after', () => {
  expect(dueOf(tonight, '2026-12-01T06:59')).toEqual({ kind: 'start', until: '2026-12-01T07:00', late: true });
  expect(dueOf({ ...tonight, stop: null }, '2026-12-03T09:00')).toEqual({ kind: 'start', until: null, late: true });
});

test('when its whole night was missed it does not start by day: the next night, or when a person says so', () => {
  expect(dueOf(tonight, '2026-12-01T07:00')).toEqual({ kind: 'missed', next: null });
  expect(dueOf(nightly, '2026-12-01T07:00')).toEqual({ kind: 'missed', next: '2026-12-01T22:00' });
  expect(dueOf(nightly, '2026-12-04T03:00')).toEqual({ kind: 'missed', next: '2026-12-03T22:00' }); // this very night
});
