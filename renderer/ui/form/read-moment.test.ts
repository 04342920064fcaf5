import { describe, expect, test } from 'vitest';
import { readMoment, stepMoment } from './read-moment.ts';

describe('a typed day or time', () => {
  test.each([
    ['date', ' 2026-11-30 ', '2026-11-30'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2026-02-29', null], // no such day
    ['date', '30.11.2026', null], // of which month, nobody guesses
    ['date', '11/12/2026', null],
    ['date', '2026-1-2', null],
    ['date', '', null],
    ['date-time', '2026-11-30 7:05', '2026-11-30T07:05'],
    ['date-time', '2026-11-30T22:00', '2026-11-30T22:00'],
    ['date-time', '2026-11-30', null],
    ['date-time', '2026-11-31 22:00', null],
    ['time', '7:00', '07:00'],
    ['time', '24:00', null],
    ['time', '12:60', null],
  ] as const)('%s “%s”', (form, typed, iso) => expect(readMoment(form, typed)).toBe(iso));
});

describe('the arrow keys', () => {
  test.each([
    ['date', '2026-12-31', 1, '2027-01-01'],
    ['date', '2028-03-01', -1, '2028-02-29'],
    ['date-time', '2026-11-30T22:00', 1, '2026-12-01T22:00'],
    ['time', '23:50', 1, '00:05'],
    ['time', '00:00', -1, '23:45'],
  ] as const)('%s %s by %i', (form, iso, by, moved) => expect(stepMoment(form, iso, by)).toBe(moved));
});
