import { expect, test } from 'vitest';
import { unpackLzw } from './lzw.ts';
import { unpackBits } from './pack-bits.ts';

test('PackBits: bytes to copy, a byte to repeat, a byte to pass over', () => {
  const packed = Uint8Array.of(0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0x80, 0xfd, 0xaa);
  expect(Array.from(unpackBits(packed, 10))).toEqual([0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa]);
  expect(Array.from(unpackBits(packed, 4))).toEqual([0xaa, 0xaa, 0xaa, 0x80]);
});

test('LZW: the example of TIFF 6.0, 7 7 7 8 8 7 7 6 6', () => {
  // Clear, 7, 258 (7 7), 8, 8, 258, 6, 6, end: nine bits each.
  const codes = [256, 7, 258, 8, 8, 258, 6, 6, 257];
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => parseInt(byte.padEnd(8, '0'), 2));
  expect(Array.from(unpackLzw(bytes, 100))).toEqual([7, 7, 7, 8, 8, 7, 7, 6, 6]);
  expect(Array.from(unpackLzw(bytes, 5))).toEqual([7, 7, 7, 8, 8]);
});

test('LZW: a code that was never made is no code', () => {
  const bits = [256, 7, 400].map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => parseInt(byte.padEnd(8, '0'), 2));
  expect(() => unpackLzw(bytes, 100)).toThrow(RangeError);
});
