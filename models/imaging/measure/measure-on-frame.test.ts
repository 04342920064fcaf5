import { expect, test } from 'vitest';
import type { UltrasoundRegion } from '../../dicom/header/instance-header.ts';
import { measureOnFrame } from './measure-on-frame.ts';

const picture: UltrasoundRegion = {
  left: 0,
  right: 100,
  top: 0,
  bottom: 60,
  unitX: 3,
  unitY: 3,
  deltaX: 0.02, // cm
  deltaY: 0.01,
  type: 1,
};
const strip: UltrasoundRegion = {
  ...picture,
  top: 61,
  bottom: 90,
  unitX: 4,
  unitY: 7,
  deltaX: 0.01,
  deltaY: 1,
  type: 3,
};
const scan = { spacing: null, spacingKind: 'none', regions: [picture, strip] } as const;

test('each axis of an ultrasound region has its own step', () => {
  // 15 columns of 0.2 mm are 3 mm, 40 rows of 0.1 mm are 4 mm.
  const { value, unit } = measureOnFrame({ ...scan, regions: [...scan.regions] }, [10, 10], [25, 50]);
  expect([value.toFixed(6), unit]).toEqual(['5.000000', 'mm']);
});

test('in a strip the time axis is measured in seconds', () => {
  expect(measureOnFrame({ ...scan, regions: [...scan.regions] }, [10, 70], [60, 80])).toMatchObject({
    value: 0.5,
    unit: 's',
  });
});

test('a line from one region into another is in pixels, with the reason', () => {
  const { unit, remarks } = measureOnFrame({ ...scan, regions: [...scan.regions] }, [10, 50], [10, 70]);
  expect(unit).toBe('{pixels}');
  expect(remarks).toEqual([{ code: 'imaging.outside-region', params: { px: 20 } }]);
});

test('without regions the spacing across columns and rows counts; without a spacing pixels', () => {
  const frame = { spacing: { acrossColumns: 0.5, acrossRows: 2 }, spacingKind: 'calibrated' } as const;
  expect(measureOnFrame(frame, [0, 0], [6, 2])).toEqual({ value: 5, unit: 'mm', remarks: [] });
  expect(measureOnFrame({ spacing: null, spacingKind: 'none' }, [0, 0], [3, 4])).toMatchObject({
    value: 5,
    unit: '{pixels}',
  });
});
