import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { jpegs, ofBase64, tiffs } from '../../../tests/fixtures/encoded-pictures.ts';
import { makePng, makeTiff, withExif } from '../../../tests/fixtures/make-picture.ts';
import { readPicture } from './read-picture.ts';

const read = (bytes: Uint8Array) =>
  readPicture(bytes, { name: 'folder/smear 7.png', key: 'ab12', crc32: (part) => crc32(part) });
const image = (bytes: Uint8Array) => {
  const header = read(bytes);
  return header.ok ? header.value.image : header.error;
};
const refusal = (bytes: Uint8Array): unknown => {
  const header = read(bytes);
  return header.ok ? null : header.error;
};
const grey = makePng([1, 2, 3, 4, 5, 6], { columns: 3, rows: 2 });

test('a picture is an image of nobody but its name, without modality, place or spacing', () => {
  expect(read(grey)).toMatchObject({
    ok: true,
    value: {
      format: 'picture',
      patient: { name: 'smear 7', patientId: '' },
      study: { description: 'smear 7' },
      series: { modality: 'OT', frameOfReferenceUid: null },
      image: { rows: 2, columns: 3, frames: 1, common: { position: null, spacing: null } },
      problems: [],
    },
  });
});

test.each([
  [
    'grey of 8 bits opens from 0 to 255',
    grey,
    { samplesPerPixel: 1, bitsStored: 8, isLossy: false, common: { windows: [{ width: 256, center: 128 }] } },
  ],
  [
    'grey of 16 bits opens with its reach',
    makePng([1], { columns: 1, rows: 1, depth: 16 }),
    { bitsStored: 16, bitsAllocated: 16, common: { windows: [] } },
  ],
  [
    'a palette is colours',
    makePng([0], { columns: 1, rows: 1, color: 3, chunks: { PLTE: [9, 8, 7] } }),
    { samplesPerPixel: 3, photometric: 'RGB' },
  ],
  [
    'pixels twice as high as wide',
    makePng([1], { columns: 1, rows: 1, chunks: { pHYs: [0, 0, 0, 2, 0, 0, 0, 1, 0] } }),
    { look: { aspect: 2 } },
  ],
  [
    'a size in print is no spacing',
    makePng([1], { columns: 1, rows: 1, chunks: { pHYs: [0, 0, 11, 19, 0, 0, 11, 19, 1] } }),
    { look: { aspect: null }, common: { spacing: null } },
  ],
  [
    'a JPEG has lost something',
    ofBase64(jpegs.baseline),
    { rows: 13, columns: 19, samplesPerPixel: 3, photometric: 'RGB', isLossy: true },
  ],
  ['a JPEG on its side', withExif(ofBase64(jpegs.grey), 6), { rows: 19, columns: 13, pixels: { orientation: 6 } }],
  [
    'a TIFF whose zero is white',
    makeTiff(2, 1, [{ values: [0, 9], tags: { 262: 0 } }]),
    { photometric: 'MONOCHROME1', isLossy: false },
  ],
  ['pages of a TIFF are frames', makeTiff(2, 1, [{ values: [0, 9] }, { values: [1, 2] }]), { frames: 2 }],
  [
    'tiles of a big-endian TIFF of 16 bits',
    ofBase64(tiffs['lzw-big-endian-tiles']),
    { rows: 13, columns: 19, bitsStored: 16 },
  ],
])('%s', (_, bytes, wanted) => expect(image(bytes)).toMatchObject(wanted));

test('what is not shown as it lies in the file is told', () => {
  const told = (bytes: Uint8Array) => {
    const header = read(bytes);
    return header.ok ? header.value.problems : header.error;
  };
  expect(told(makePng([1, 255], { columns: 1, rows: 1, color: 4 }))).toEqual([{ code: 'picture.alpha', params: {} }]);
  const smaller = { values: [5], tags: { 256: 1 } };
  expect(told(makeTiff(2, 1, [{ values: [0, 9] }, smaller]))).toEqual([
    { code: 'picture.other-pages', params: { n: 1 } },
  ]);
  const preview = { ...smaller, tags: { ...smaller.tags, 254: 1 } };
  expect(told(makeTiff(2, 1, [{ values: [0, 9] }, preview]))).toEqual([]);
});

const png = (at: number, byte: number): Uint8Array => Uint8Array.from(grey, (was, i) => (i === at ? byte : was));
const baseline = ofBase64(jpegs.baseline);
test.each([
  ['a PNG that ends early', grey.subarray(0, 50), { code: 'picture.cut-short' }],
  ['a PNG whose checksum does not fit', png(45, 1), { code: 'picture.damaged', params: { part: 'IDAT' } }],
  [
    'a PNG of 30,000 × 30,000',
    makePng([], { columns: 30_000, rows: 30_000, depth: 1, color: 3, chunks: { PLTE: [0, 0, 0] } }).subarray(0),
    { code: 'picture.too-large', params: { columns: 30_000 } },
  ],
  [
    'a PNG without a palette',
    makePng([0], { columns: 1, rows: 1, color: 3 }),
    { code: 'picture.damaged', params: { part: 'PLTE' } },
  ],
  ['a JPEG that ends early', baseline.subarray(0, 700), { code: 'picture.cut-short' }],
  ['a JPEG that ends within its header', baseline.subarray(0, 100), { code: 'picture.cut-short' }],
  [
    'a lossless JPEG',
    Uint8Array.from(baseline, (byte, i) => (baseline[i - 1] === 0xff && byte === 0xc0 ? 0xc3 : byte)),
    { code: 'picture.jpeg-kind', params: { kind: 3 } },
  ],
  [
    'a TIFF whose strip ends beyond the file',
    makeTiff(2, 1, [{ values: [0, 9], tags: { 279: 5000 } }]),
    { code: 'picture.cut-short' },
  ],
  ['a TIFF of 100,000 × 100,000', makeTiff(100_000, 100_000, [{ values: [0] }]), { code: 'picture.too-large' }],
  [
    'a TIFF of fax lines',
    makeTiff(8, 1, [{ values: [0], tags: { 259: 4 } }]),
    { code: 'picture.compression', params: { compression: 4 } },
  ],
  [
    'a TIFF of printing inks',
    makeTiff(1, 1, [{ values: [0, 0, 0, 0], tags: { 262: 5, 277: 4 } }]),
    { code: 'picture.colors', params: { colors: 5 } },
  ],
  [
    'a TIFF of 32 bits',
    makeTiff(1, 1, [{ values: [0, 0, 0, 0], tags: { 258: 32 } }]),
    { code: 'picture.samples', params: { bits: 32 } },
  ],
  ['a BigTIFF', Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0, 0), { code: 'picture.big-tiff' }],
  ['no picture at all', new Uint8Array(200), { code: 'picture.not-picture' }],
])('%s is refused', (_, bytes, wanted) => expect(refusal(bytes)).toMatchObject(wanted));

test('directories that lead back to each other end', () => {
  const pages = makeTiff(2, 1, [{ values: [0, 9] }, { values: [1, 2] }]);
  const view = new DataView(pages.buffer);
  view.setUint32(pages.length - 4, view.getUint32(4, true), true);
  expect(image(pages)).toMatchObject({ frames: 2 });
});
