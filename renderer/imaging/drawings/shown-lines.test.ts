import { expect, test } from 'vitest';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { emptyPane } from '../view/pane.ts';
import { lengthOf } from './shown-lines.ts';

const centimetres = { left: 0, right: 3, top: 0, bottom: 1, unitX: 3, unitY: 3, deltaX: 0.3, deltaY: 0.4, type: 1 };

/** A pane with one image. */
function paneWith(changes: Partial<Frame>) {
  const [set] = displaySetsOf([makeImage()]);
  if (!set) throw new Error('no display set');
  const displaySet: DisplaySet = { ...set, frames: set.frames.map((frame) => ({ ...frame, ...changes })) };
  return { pane: { ...emptyPane, displaySet: set.id }, displaySet, crosshair: null };
}

test('an image with a place is measured in the patient: 3 mm across, 4 mm down are 5 mm', () => {
  expect(lengthOf(paneWith({}), [0, 0, 0], [3, 4, 0])).toEqual({ value: 5, unit: 'mm', remarks: [] });
});

test('within an ultrasound region each axis counts by its own step, whatever the picture is stretched to', () => {
  const scan = paneWith({ plane: null, spacing: null, spacingKind: 'none', aspect: 4 / 3, regions: [centimetres] });
  const { value, unit } = lengthOf(scan, [0, 0, 0], [1, 4 / 3, 0]); // one column, one row
  expect([value.toFixed(6), unit]).toEqual(['5.000000', 'mm']);
});

test('pixels that are not square are still counted as pixels', () => {
  const plain = paneWith({ plane: null, spacing: null, spacingKind: 'none', aspect: 2 });
  expect(lengthOf(plain, [0, 0, 0], [3, 8, 0])).toMatchObject({ value: 5, unit: '{pixels}' }); // 3 columns, 4 rows
});

test('a radiograph is measured at its detector, and says so', () => {
  const spacing = { acrossColumns: 0.5, acrossRows: 0.5 };
  const { value, remarks } = lengthOf(
    paneWith({ plane: null, spacing, spacingKind: 'at-detector' }),
    [0, 0, 0],
    [3, 4, 0],
  );
  expect([value, remarks[0]?.code]).toEqual([5, 'imaging.at-detector']);
});
