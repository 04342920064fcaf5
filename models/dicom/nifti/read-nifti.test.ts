import { expect, test } from 'vitest';
import { InstanceId } from '../../base/ids.ts';
import { displaySetsOf } from '../../imaging/sets/display-sets-of.ts';
import { writeLabelNifti } from '../../imaging/nifti/write-label-nifti.ts';
import { readNifti } from './read-nifti.ts';

const file = { name: 'scans/case 7.nii.gz', key: 'ab12', container: 'gzip' } as const;
// 3 columns, 2 rows, 4 slices; steps 0.5, 2 and 3 mm, turned about the left-right axis, origin off zero.
const grid = {
  shape: { columns: 3, rows: 2, slices: 4 },
  origin: [10, -20, 30],
  column: [-0.5, 0, 0],
  row: [0, -1.6, -1.2],
  slice: [0, -1.8, 2.4],
} as const;
const labels = Uint8Array.from({ length: 24 }, (_, i) => i % 3);
const bytes = writeLabelNifti({ ...grid, shape: { ...grid.shape } }, labels);

const volumeOf = (nifti: Uint8Array) => {
  const header = readNifti(nifti, file);
  if (!header.ok) throw new Error(header.error.code);
  return displaySetsOf([{ id: InstanceId.parse('i'), header: header.value }]);
};

test('a label map written on a grid lies on that very grid when it is read', () => {
  const [set] = volumeOf(bytes);
  expect(set?.volume?.shape).toEqual(grid.shape);
  for (const key of ['origin', 'column', 'row', 'slice'] as const)
    grid[key].forEach((mm, i) => expect(set?.volume?.[key][i]).toBeCloseTo(mm, 5));
});

test('the voxels keep the order of the file, also where slices run against the normal', () => {
  const against = { ...grid, shape: { ...grid.shape }, slice: [0, 1.8, -2.4] } as const;
  const [set] = volumeOf(writeLabelNifti(against, labels));
  expect(set?.frames.map(({ frame }) => frame)).toEqual([0, 1, 2, 3]);
  expect(set?.volume?.slice[2]).toBeCloseTo(-2.4, 5);
});

test('x and y change their sign between LPS and the RAS of the file, z keeps it', () => {
  const view = new DataView(bytes.buffer);
  const sform = [0, 1, 2].map((row) =>
    [0, 1, 2, 3].map((at) => Number(view.getFloat32(280 + 16 * row + 4 * at, true).toFixed(4)) + 0),
  );
  expect(sform).toEqual([
    [0.5, 0, 0, -10],
    [0, 1.6, 1.8, 20],
    [0, -1.2, 2.4, 30],
  ]);
});

test('it is named after its file, and no modality is made up', () => {
  const header = readNifti(bytes, file);
  expect(header).toMatchObject({ ok: true, value: { patient: { name: 'case 7', patientId: '' } } });
  expect(volumeOf(bytes)[0]?.modality).toBe('');
});

const edited = (change: (view: DataView) => void): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer));
  return copy;
};

test.each([
  ['nifti.not-nifti', bytes.subarray(0, 100)],
  ['nifti.not-nifti', edited((view) => view.setUint8(344, 0x78))],
  ['nifti.pair', edited((view) => view.setUint8(345, 0x69))],
  ['nifti.type', edited((view) => view.setInt16(70, 32, true))],
  ['nifti.shape', edited((view) => view.setInt16(42, -5, true))],
])('%s is refused', (code, nifti) => {
  expect(readNifti(nifti, file)).toMatchObject({ ok: false, error: { code } });
});

test('without a place in the patient there is a stack, no volume', () => {
  const [set] = volumeOf(edited((view) => view.setInt16(254, 0, true)));
  expect(set).toMatchObject({ kind: 'stack', volume: null });
});

test('voxels that end early are a problem of the slices that lack them', () => {
  const [set] = volumeOf(bytes.subarray(0, bytes.length - 7));
  expect(set?.frames.map(({ problem }) => problem)).toEqual([null, null, 'dicom.pixels-short', 'dicom.pixels-short']);
});
