import { expect, test } from 'vitest';
import { measureLength } from './measure-length.ts';

test('a line of three millimetres across and four down is five millimetres long', () => {
  expect(measureLength([10, 0, -5], [13, 0, -9], 'calibrated')).toEqual({ value: 5, unit: 'mm', remarks: [] });
});

test('on a radiograph the length holds at the detector only, and says so', () => {
  const { unit, remarks } = measureLength([0, 0, 0], [11.24, 0, 0], 'at-detector');
  expect(unit).toBe('mm');
  expect(remarks).toEqual([{ code: 'imaging.at-detector', params: { mm: 11.2 } }]);
});

test('without a spacing the length is in pixels', () => {
  expect(measureLength([0, 0, 0], [412, 0, 0], 'none')).toMatchObject({ value: 412, unit: '{pixels}' });
});
