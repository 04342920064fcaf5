import { expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../../tests/fixtures/make-dicom.ts';
import { segmentationElements } from '../../../../tests/fixtures/make-segmentation.ts';
import type { SegmentationWish } from '../../../../tests/fixtures/make-segmentation.ts';
import { amongImages } from '../../../../tests/fixtures/read-segmentation-file.ts';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';

// Images of 4 columns × 2 rows, 0.5 × 2 mm, and slices 3 mm apart: what is mixed up shows in the volume.
const image = (z: number, changes: DicomElements = {}) =>
  makeDicom(
    ctElements({
      0x00080018: ['UI', `1.2.3.4.${z}`],
      0x00200032: ['DS', `0\\0\\${z}`],
      0x00200052: ['UI', '1.2.3.9'],
      ...changes,
    }),
  );
const stack = (...heights: readonly number[]) => heights.map((z) => image(z));
const among = (images: readonly Uint8Array[], wish: SegmentationWish) =>
  amongImages(makeDicom(segmentationElements(wish)), images);

/** The patient positions of all voxels inside a segment, sorted. */
const inside = ({ cut }: ReturnType<typeof amongImages>, number = 1) =>
  (cut.find((segment) => segment.number === number)?.maps ?? [])
    .flatMap(({ grid, labels }) =>
      [...labels].flatMap((label, at) => {
        const { columns, rows } = grid.shape;
        const voxel = [at % columns, Math.trunc(at / columns) % rows, Math.trunc(at / (columns * rows))] as const;
        return label ? [patientFromVoxel(grid, voxel).map((mm) => Number(mm.toFixed(6)))] : [];
      }),
    )
    .toSorted((a, b) => Number(a[2]) - Number(b[2]) || Number(a[1]) - Number(b[1]) || Number(a[0]) - Number(b[0]));

const one = [0, 1, 0, 0, 0, 0, 0, 0]; // column 1 of the first row: x 0.5, y 0
const two = [0, 0, 0, 0, 0, 0, 1, 1]; // columns 2 and 3 of the second row: x 1 and 1.5, y 2

test('frames lie where they say, in whatever order the file has them', () => {
  const seg = among(stack(0, 3, 6), {
    frames: [
      { segment: 1, at: [0, 0, 6], values: two },
      { segment: 1, at: [0, 0, 3], values: one },
    ],
  });
  expect(inside(seg)).toEqual([
    [0.5, 0, 3],
    [1, 2, 6],
    [1.5, 2, 6],
  ]);
  expect(seg.cut[0]?.volumeMl).toBeCloseTo((3 * 0.5 * 2 * 3) / 1000, 12);
});

test('slices without a frame stay empty, and their distance is that of the images, not of the frames', () => {
  const seg = among(stack(0, 3, 6, 9, 12), {
    frames: [
      { segment: 1, at: [0, 0, 0], values: one },
      { segment: 1, at: [0, 0, 6], values: one },
    ],
  });
  expect(seg.cut[0]?.maps[0]?.grid).toMatchObject({ shape: { slices: 3 }, slice: [0, 0, 3] });
  expect(seg.cut[0]?.volumeMl).toBeCloseTo((2 * 3) / 1000, 12);
});

test('segments that overlap each have all of their voxels', () => {
  const segments = [
    { number: 1, label: 'a' },
    { number: 2, label: 'b' },
  ];
  const both = among(stack(0, 3), {
    segments,
    frames: [
      { segment: 2, at: [0, 0, 3], values: [1, 1, 1, 1, 0, 0, 0, 0] },
      { segment: 1, at: [0, 0, 3], values: one },
    ],
  });
  expect(both.cut.map(({ number }) => number)).toEqual([1, 2]);
  expect(inside(both, 1)).toEqual([[0.5, 0, 3]]);
  expect(inside(both, 2)).toHaveLength(4);
});

test('bits run on from frame to frame where a frame is no whole number of bytes', () => {
  const size = { columns: 3, rows: 3 };
  const nine = (at: number) => Array.from({ length: 9 }, (_, i) => (i === at ? 1 : 0));
  const images = stack(0, 3, 6).map((_, i) =>
    image(i * 3, { 0x00280010: ['US', 3], 0x00280011: ['US', 3], 0x7fe00010: ['OW', [0, 1, 2, 3, 4, 5, 6, 7, 8]] }),
  );
  const frames = [8, 0, 4].map((at, i) => ({ segment: 1, at: [0, 0, i * 3] as const, values: nine(at) }));
  expect(inside(among(images, { ...size, frames }))).toEqual([
    [1, 4, 0],
    [0, 0, 3],
    [0.5, 2, 6],
  ]);
});

test('a probability is inside from half of its whole on', () => {
  const values = [99, 100, 200, 0, 0, 0, 0, 0]; // of 200
  const seg = among(stack(0, 3), { kind: 'FRACTIONAL', frames: [{ segment: 1, at: [0, 0, 3], values }] });
  expect(inside(seg)).toEqual([
    [0.5, 0, 3],
    [1, 0, 3],
  ]);
  expect(seg.cut[0]?.volumeMl).toBeCloseTo((2 * 3) / 1000, 12);
});

test('an occupancy adds up what its voxels are filled, drawn or not', () => {
  const values = [50, 100, 200, 0, 0, 0, 0, 0]; // a quarter, a half, a whole
  const changes = { 0x00620010: ['CS', 'OCCUPANCY'] } as const;
  const seg = among(stack(0, 3), { kind: 'FRACTIONAL', changes, frames: [{ segment: 1, at: [0, 0, 3], values }] });
  expect(inside(seg)).toHaveLength(2);
  expect(seg.cut[0]?.volumeMl).toBeCloseTo((1.75 * 3) / 1000, 12);
});

test('a label map has all its segments in one frame; a value nobody describes is none', () => {
  const segments = [
    { number: 3, label: 'Liver' },
    { number: 9, label: 'Spleen' },
  ];
  const frames = [{ at: [0, 0, 3] as const, values: [3, 9, 9, 4, 0, 0, 0, 3] }];
  const seg = among(stack(0, 3), { kind: 'LABELMAP', segments, frames });
  expect(seg.cut.map(({ number }) => number)).toEqual([3, 9]);
  expect(inside(seg, 3)).toEqual([
    [0, 0, 3],
    [1.5, 2, 3],
  ]);
  expect(inside(seg, 9)).toHaveLength(2);
});

test('another spacing and orientation than the images have lie where the geometry puts them', () => {
  // Sagittal frames: rows to the back, columns to the feet, 1 mm across columns and 4 mm across rows, 0.7 mm apart.
  const seg = among(stack(0, 3, 6), {
    orientation: '0\\1\\0\\0\\0\\-1',
    spacing: '4\\1',
    frames: [
      { segment: 1, at: [1.7, 0, 6], values: two },
      { segment: 1, at: [1, 0, 6], values: one },
    ],
  });
  expect(inside(seg)).toEqual([
    [1.7, 2, 2],
    [1.7, 3, 2],
    [1, 1, 6],
  ]);
  expect(seg.cut[0]?.volumeMl).toBeCloseTo((3 * 1 * 4 * 0.7) / 1000, 12);
});

test('planes at uneven distances are each drawn where they are, with no volume that nobody knows', () => {
  const frames = [0, 3, 4.1].map((z) => ({ segment: 1, at: [0, 0, z] as const, values: one }));
  const seg = among([image(0), image(3), image(4.1)], { frames });
  expect(seg.cut[0]?.maps).toHaveLength(3);
  expect(inside(seg).map(([, , z]) => z)).toEqual([0, 3, 4.1]);
  expect(seg.cut[0]?.volumeMl).toBeNull();
});

test('one plane has a volume where its thickness is said', () => {
  const frames = [{ segment: 1, at: [0, 0, 0] as const, values: one }];
  expect(among([image(0)], { frames }).cut[0]?.volumeMl).toBeNull();
  expect(among([image(0)], { frames, thickness: '5' }).cut[0]?.volumeMl).toBeCloseTo(0.005, 12);
});

test('a segmentation is at home on the images it names, and drawn over all of their space', () => {
  const other = (z: number) => image(z, { 0x00080018: ['UI', `1.2.3.5.${z}`], 0x0020000e: ['UI', '1.2.3.2'] });
  const frames = [{ segment: 1, at: [0, 0, 3] as const, sources: ['1.2.3.5.3'], values: one }];
  const { place, sets } = among([...stack(0, 3, 6), other(0), other(3)], { frames });
  const ids = sets.map(({ id }) => id);
  expect(place).toMatchObject({ ok: true, value: { on: ids[1], over: [ids[1], ids[0]] } });
});

test('without a frame of reference it lies on the images it names, where it says it lies', () => {
  const nowhere = { 0x00200052: ['UI', ''] } as const;
  const images = [0, 3].map((z) => image(z, nowhere));
  const at = (z: number) => ({
    frames: [{ segment: 1, at: [0, 0, z] as const, sources: ['1.2.3.4.3'], values: one }],
    changes: nowhere,
  });
  expect(inside(among(images, at(3)))).toEqual([[0.5, 0, 3]]);
  expect(among(images, at(2)).place).toMatchObject({ ok: false, error: { code: 'imaging.seg-other-space' } });
  const finer = among(images, { ...at(3), spacing: '1\\0.5' });
  expect(finer.place).toMatchObject({ ok: false, error: { code: 'imaging.seg-other-space' } });
});

test('a frame without a place lies on the one image it names, of the same matrix', () => {
  const on = (sources: readonly string[]) =>
    among(stack(0, 3), { frames: [{ segment: 1, at: null, sources, values: one }] });
  expect(inside(on(['1.2.3.4.3']))).toEqual([[0.5, 0, 3]]);
  for (const sources of [[], ['1.2.3.4.0', '1.2.3.4.3']])
    expect(on(sources).place).toEqual({ ok: false, error: { code: 'imaging.seg-no-place', params: { frame: 1 } } });
});

test('on a radiograph without a place it is pixels of that image', () => {
  const film = image(0, { 0x00200032: ['DS', ''], 0x00200037: ['DS', ''] });
  const frames = [{ segment: 1, at: null, sources: ['1.2.3.4.0'], values: two }];
  const { cut } = among([film], { frames, orientation: '' });
  expect(cut[0]).toMatchObject({
    volumeMl: null,
    maps: [
      { image: { sopInstanceUid: '1.2.3.4.0', frame: 0 }, grid: { origin: [2, 1, 0], shape: { columns: 2, rows: 1 } } },
    ],
  });
});

test('it is refused in words where its images are not here, or it lies in another space than they do', () => {
  const frames = [{ segment: 1, at: [0, 0, 3] as const, sources: ['1.2.3.99'], values: one }];
  const elsewhere = { 0x00200052: ['UI', '1.2.3.10'] } as const;
  expect(among(stack(0, 3), { frames, changes: elsewhere }).place).toEqual({
    ok: false,
    error: { code: 'imaging.seg-no-images', params: { named: 1 } },
  });
  const here = [{ ...frames[0], sources: ['1.2.3.4.0'], values: one }];
  expect(among(stack(0, 3), { frames: here, changes: elsewhere }).place).toEqual({
    ok: false,
    error: { code: 'imaging.seg-other-space', params: {} },
  });
});

test('pixels that end early are refused with the frame they lack', () => {
  const frames = [0, 3, 6].map((z) => ({ segment: 1, at: [0, 0, z] as const, values: one }));
  const cutShort = { 0x7fe00010: ['OB', Uint8Array.of(2, 2)] } as const; // two frames of a byte each
  expect(among(stack(0, 3, 6), { frames, changes: cutShort }).place).toEqual({
    ok: false,
    error: { code: 'imaging.seg-pixels', params: { frame: 3, why: 'dicom.pixels-short' } },
  });
});
