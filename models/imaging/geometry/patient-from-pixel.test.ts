import { expect, test } from 'vitest';
import { patientFromPixel, pixelFromPatient } from './patient-from-pixel.ts';

const sagittal = {
  origin: [10, -120, 90],
  row: [0, 1, 0],
  column: [0, 0, -1],
  spacing: { acrossColumns: 0.5, acrossRows: 2 },
} as const;

test('columns use the spacing across columns, rows the spacing across rows', () => {
  expect(patientFromPixel(sagittal, [4, 0])).toEqual([10, -118, 90]); // 4 columns towards the back
  expect(patientFromPixel(sagittal, [0, 4])).toEqual([10, -120, 82]); // 4 rows towards the feet
});

test('the pixel under a position is the one it came from, and its depth is along row × column', () => {
  expect(pixelFromPatient(sagittal, [7, -118, 82])).toEqual({ column: 4, row: 4, depthMm: 3 }); // [0,1,0] × [0,0,-1] = [-1,0,0]
});
