import { expect, test } from 'vitest';
import { bytesOfTables, tablesOfBytes } from './table-bytes.ts';

const voi = { first: -5, entries: [0, 40_000, 65_535], top: 65_535 };

test('tables come back as they were sent, the missing one as none', () => {
  expect(tablesOfBytes(bytesOfTables({ modality: null, voi }).buffer)).toEqual({
    modality: null,
    voi: { ...voi, entries: Int32Array.from(voi.entries) },
    colors: null,
  });
});

test('a block that ends early holds no table', () => {
  const whole = bytesOfTables({ modality: voi, voi: null });
  expect(tablesOfBytes(whole.slice(0, 20).buffer)).toEqual({ modality: null, voi: null, colors: null });
});
