import { expect, test } from 'vitest';
import { decodeText } from './character-sets.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(' '), (pair) => Number.parseInt(pair, 16));

// The examples of DICOM PS3.5 annexes H to K, byte by byte.
test.each([
  ['', 'ISO_IR 100', '42 75 63 5e 4a e9 72 f4 6d 65', 'Buc^Jérôme'],
  ['', 'ISO_IR 100', 'c4 6e 65 61 73 5e 52 fc 64 69 67 65 72', 'Äneas^Rüdiger'],
  ['', 'ISO_IR 127', 'e2 c8 c7 e6 ea 5e e4 e6 d2 c7 d1', 'قباني^لنزار'],
  ['', 'ISO_IR 126', 'c4 e9 ef ed f5 f3 e9 ef f2', 'Διονυσιος'],
  ['', 'ISO_IR 138', 'f9 f8 e5 ef 5e e3 e1 e5 f8 e4', 'שרון^דבורה'],
  ['', 'ISO_IR 144', 'bb ee da 63 65 dc d1 79 70 d3', 'Люкceмбypг'],
  ['', 'ISO_IR 101', 'b1 b3', 'ął'],
  [
    '',
    'ISO_IR 192',
    '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d e7 8e 8b 5e e5 b0 8f e6 9d b1',
    'Wang^XiaoDong=王^小東',
  ],
  ['', 'GB18030 ', '57 61 6e 67 3d cd f5', 'Wang=王'],
  ['', 'GB18030', '57 61 6e 67 3d cd f5 5e d0 a1 b6 ab', 'Wang=王^小东'],
  [
    'H.3.1',
    '\\ISO 2022 IR 87',
    '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42',
    'Yamada^Tarou=山田^太郎',
  ],
  [
    'H.3.2',
    'ISO 2022 IR 13\\ISO 2022 IR 87',
    'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a',
    'ﾔﾏﾀﾞ^ﾀﾛｳ=山田',
  ],
  ['I.2', '\\ISO 2022 IR 149', '48 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7', 'Hong=洪^吉洞'],
  ['K.2', '\\ISO 2022 IR 58', '5a 68 61 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab', 'Zhang=张^小东'],
])('%s %s', (_, terms, hex, text) => {
  expect(decodeText(bytes(hex), terms.split('\\'))).toBe(text);
});

test('without a character set, proper UTF-8 is taken as such, anything else as Latin-1', () => {
  expect(decodeText(bytes('e7 8e 8b'), [])).toBe('王');
  expect(decodeText(bytes('52 fc'), [])).toBe('Rü');
});

test('an unknown character set gives text with marks, never an error', () => {
  expect(decodeText(bytes('41 ff'), ['ISO_IR 999'])).toBe('Aÿ');
});
