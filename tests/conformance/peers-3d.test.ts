import { expect, test, vi } from 'vitest';
import { DisplaySetId } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { patientFromVoxel } from '../../models/imaging/geometry/patient-from-voxel.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { fusionRefusal, unitsOf } from '../../models/imaging/view/fusion/fusion.ts';
import { fillMissing } from '../../models/imaging/view/reslice/fill-missing.ts';
import { resampledSet } from '../../models/imaging/view/reslice/resampled-set.ts';
import { makeVoxels } from '../../renderer/imaging/engine/make-voxels.ts';
import { makeStack } from '../fixtures/make-images.ts';
import { makeMrSeries } from '../fixtures/make-mr-series.ts';

// What other viewers' users reported about three dimensions (threads by number), each as a test named after it. Progressive
// display (W#880): renderer/imaging/engine/stack/load-stack.test.ts.

const { displaySet: ct } = makeMrSeries({ slices: 5 });
const pet: DisplaySet = { ...ct, id: DisplaySetId.parse('pet'), modality: 'PT' };

test('O#3537: nothing is laid over another frame of reference unless the reader linked the two', () => {
  expect(fusionRefusal(ct, { ...pet, frameOfReferenceUid: '1.9.9' }, undefined)?.code).toBe('imaging.fuse-other-frame');
  expect(fusionRefusal(ct, { ...pet, frameOfReferenceUid: '1.9.9' }, [0, 0, 0])).toBeNull();
});

test('C3#227, C3#998: a tilted gantry never bends a sagittal view: three planes are refused until resampled', () => {
  const radians = (20 * Math.PI) / 180;
  // images lean by 20°, and each lies straight above the one before: sheared
  const [set] = displaySetsOf(
    makeStack([0, 5, 10, 15], (z, number) => ({
      at: [0, 0, z],
      row: [1, 0, 0],
      column: [0, Math.cos(radians), Math.sin(radians)],
      number,
    })),
  );
  expect([set?.volume, set?.warnings.map(({ code }) => code)]).toEqual([
    null,
    expect.arrayContaining(['imaging.tilt']),
  ]);
  const upright = set && resampledSet(set, 'upright');
  expect(upright?.warnings[0]?.code).toBe('imaging.resampled');
  const volume = upright?.volume;
  if (!volume) throw new Error('a volume');
  // the axes of what is cut in planes are square
  const [a, b] = [volume.row, volume.slice];
  expect(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]).toBeCloseTo(0, 9);
});

test('C3#998: missing slices shift nothing: every slice stays where the patient was, the gap is counted', () => {
  const [set] = displaySetsOf(makeStack([0, 3, 6, 15, 18], (z, number) => ({ at: [0, 0, z], number })));
  expect(set?.missingSlices).toEqual([3, 4]);
  expect(set?.volume && patientFromVoxel(set.volume, [0, 0, 5])[2]).toBeCloseTo(15, 9);
  expect(set?.warnings.length).toBeGreaterThan(0);
  const voxels = Float32Array.of(0, 10, 20, 0, 0, 50, 60);
  fillMissing(voxels, { columns: 1, rows: 1, slices: 7 }, [3, 4]);
  expect([...voxels]).toEqual([0, 10, 20, 30, 40, 50, 60]);
});

test('ClearCanvas#281: images that are not evenly spaced can still be cut in planes, resampled and named so', () => {
  const [set] = displaySetsOf(makeStack([0, 3, 7.3, 9, 12.4], (z, number) => ({ at: [0, 0, z], number })));
  expect(set?.volume).toBeNull();
  expect(set && resampledSet(set, 'upright')?.kind).toBe('volume');
});

test('O#4150, O#3229: a volume of whole numbers takes two bytes a voxel, not four', () => {
  vi.stubGlobal('crossOriginIsolated', false);
  expect(
    makeVoxels(
      ct.frames.map((frame) => ({ ...frame, pixels: { ...frame.pixels, bitsStored: 12 } })),
      100,
    ).BYTES_PER_ELEMENT,
  ).toBe(2);
  vi.unstubAllGlobals();
});

test('H#653, O#3439: without an uptake factor no colour scale says SUV', () => {
  expect(unitsOf(pet)).toEqual(['stored']);
});
