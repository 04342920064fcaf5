import { expect, test } from 'vitest';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { storedImage } from '../engine/stored-image.ts';
import { noTables } from '../tone/frame-tables.ts';
import { planeOf } from '../view/pane.ts';
import { fitsGpu, needsCpu } from './needs-cpu.ts';
import type { Picture, PictureSource } from './picture.ts';

const window = { width: 400, center: 40 } as const;
const table = { first: 0, entries: [0, 255], top: 255 };

/** The picture of an image of eight values, −1000 the least. */
function pictureOf(
  changes: Partial<Frame> = {},
  tone: Partial<Pick<Picture, 'voi' | 'isInverted'>> = {},
  tables = noTables,
) {
  const [made] = displaySetsOf([makeImage()])[0]?.frames ?? [];
  if (!made) throw new Error('no frame');
  const frame = { ...made, ...changes };
  const image = storedImage(frame.pixels, Int16Array.of(-1000, 0, 1, 2, 3, 4, 5, 1000).buffer, tables);
  const source = { kind: 'image', image, frame, plane: planeOf(frame) } as const;
  return { source, voi: window, isInverted: false, slab: null, ...tone };
}

test('a plain image through a straight window is drawn by the graphics processor', () => {
  expect(needsCpu(pictureOf())).toBe(false);
  expect(needsCpu(pictureOf({}, { voi: { ...window, function: 'linear-exact' } }))).toBe(false);
});

test('tables, sigmoid windows and shutters are drawn by the CPU', () => {
  expect(needsCpu(pictureOf({}, { voi: { ...window, function: 'sigmoid' } }))).toBe(true);
  expect(needsCpu(pictureOf({}, { voi: table }))).toBe(true);
  expect(needsCpu(pictureOf({}, {}, { modality: table, voi: null }))).toBe(true);
  expect(needsCpu(pictureOf({ shutters: [{ kind: 'circle', center: [1, 1], radius: 1 }] }))).toBe(true);
});

test('padding counts where it is in the image and would not be black', () => {
  const padding = { from: -1000, to: -1000 };
  expect(needsCpu(pictureOf({ padding }))).toBe(false); // far below the window
  expect(needsCpu(pictureOf({ padding }, { isInverted: true }))).toBe(true);
  expect(needsCpu(pictureOf({ padding }, { voi: { width: 4000, center: 0 } }))).toBe(true);
  expect(needsCpu(pictureOf({ padding: { from: -2000, to: -2000 } }, { isInverted: true }))).toBe(false); // not in it
});

test('a volume with a side or a size beyond the graphics processor is never sent there', () => {
  const volume = (columns: number, slices: number) => {
    const geometry = {
      shape: { columns, rows: 2, slices },
      origin,
      column: [1, 0, 0],
      row: [0, 1, 0],
      slice: [0, 0, 1],
    };
    return { kind: 'volume', id, geometry, voxels: new Int16Array(columns * 2 * slices) } as unknown as PictureSource;
  };
  const origin = [0, 0, 0];
  const id = 'volume';
  expect([fitsGpu(volume(4, 2048), 2048), fitsGpu(volume(4, 2049), 2048)]).toEqual([true, false]);
  expect(fitsGpu(pictureOf().source, 0)).toBe(true);
});
