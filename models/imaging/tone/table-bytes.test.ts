import { expect, test } from 'vitest';
import { bytesOfTables, tablesOfBytes } from './table-bytes.ts';

const voi = { first: -5, entries: [0, 40_000, 65_535], top: 65_535 };

test('tables come back as they were sent, the missing one as none', () => {
  expect(tablesOfBytes(bytesOfTables({ modality: null, voi }).buffer)).toEqual({
    modality: null,
    voi: { ...voi, entries: Int32Array.from(voi.entries) },
    colors: null,
    vois: [{ ...voi, entries: Int32Array.from(voi.entries) }],
  });
});

test('several tables come back in their order, also behind colours', () => {
  const colors = { first: 7, entries: [1, 2], top: 0xffffff };
  const second = { first: 3, entries: [9], top: 255 };
  const read = tablesOfBytes(bytesOfTables({ modality: null, voi, vois: [voi, second, voi], colors }).buffer);
  expect(read.vois?.map(({ first, entries }) => [first, entries.length])).toEqual([
    [-5, 3],
    [3, 1],
    [-5, 3],
  ]);
  expect(read.colors).toMatchObject({ first: 7 });
});

test('a block that ends early holds no table', () => {
  const whole = bytesOfTables({ modality: voi, voi: null });
  expect(tablesOfBytes(whole.slice(0, 20).buffer)).toEqual({ modality: null, voi: null, colors: null, vois: [] });
});
