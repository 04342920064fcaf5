import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jpegs, ofBase64, pixelsOf, tiffs } from '../../../tests/fixtures/encoded-pictures.ts';
import { makePng, makeTiff, pngChunk, withExif } from '../../../tests/fixtures/make-picture.ts';
import { isAppError } from '../../../models/base/app-error.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { readPicture } from '../../../models/dicom/picture/read-picture.ts';
import { tiffHead } from '../../../models/dicom/picture/tiff-directory.ts';
import { tiffPage } from '../../../models/dicom/picture/tiff-page.ts';
import { decodePicture } from './decode-picture.ts';
import type { PictureFrame } from './decode-picture.ts';

/** Values of a frame of a file that is read from its bytes alone. */
async function valuesOf(bytes: Uint8Array, frame = 0): Promise<StoredValues> {
  const header = readPicture(bytes, { name: 'a', key: '1', crc32: (part) => crc32(part) });
  if (!header.ok) throw new Error(header.error.code);
  const { image } = header.value;
  if (image?.pixels.kind !== 'picture') throw new Error('no picture');
  const { orientation, format, pages } = image.pixels;
  const { columns, rows, samplesPerPixel: samples } = image;
  const shape = { orientation, columns, rows, samples };
  if (format === 'tiff') return (await decodePicture({ ...shape, ...pageOf(bytes, pages[frame] ?? 0) })).values;
  const whole =
    format === 'png' ? ({ picture: 'png', bytes } as const) : ({ picture: 'jpeg', bytes, isDeep: false } as const);
  return (await decodePicture({ ...shape, ...whole })).values;
}

function pageOf(bytes: Uint8Array, at: number) {
  const head = tiffHead(bytes);
  if (!head || head === 'big') throw new Error('no TIFF');
  const page = tiffPage(bytes, at, head.isLittleEndian);
  if (!page.ok) throw new Error(page.error.code);
  const part = ([offset, length]: readonly [number, number]) => bytes.slice(offset, offset + length);
  const { chunks, jpegTables } = page.value;
  return {
    picture: 'tiff',
    page: page.value,
    chunks: chunks.map(part),
    jpegTables: jpegTables && part(jpegTables),
  } as const satisfies Partial<PictureFrame>;
}

const numbersOf = async (bytes: Uint8Array, frame = 0): Promise<number[]> => Array.from(await valuesOf(bytes, frame));
const size = { columns: 19, rows: 13 };
const ramp = (of: (x: number, y: number) => number[]): number[] =>
  Array.from({ length: size.columns * size.rows }, (_, i) => of(i % size.columns, Math.trunc(i / size.columns))).flat();

describe('PNG, to the bit', () => {
  test.each([1, 2, 4] as const)('samples of %i bits are spread over 0 to 255', async (depth) => {
    const most = 2 ** depth - 1;
    const stored = ramp((x, y) => [(x + y) % (most + 1)]);
    expect(await numbersOf(makePng(stored, { ...size, depth }))).toEqual(stored.map((value) => (value * 255) / most));
  });
  test('grey and colours of 16 bits', async () => {
    const grey = ramp((x, y) => [(x * 3001 + y * 1777) % 65_536]);
    expect(await numbersOf(makePng(grey, { ...size, depth: 16 }))).toEqual(grey);
    const colors = ramp((x, y) => [x * 3000, y * 5000, 65_535 - x]);
    expect(await numbersOf(makePng(colors, { ...size, depth: 16, color: 2 }))).toEqual(colors);
  });
  test('interlaced', async () => {
    const colors = ramp((x, y) => [x * 13, y * 19, 255 - x - y]);
    expect(await numbersOf(makePng(colors, { ...size, color: 2, isInterlaced: true }))).toEqual(colors);
  });
  test('a palette is its colours, its transparent entries on white', async () => {
    const chunks = { PLTE: [1, 2, 3, 40, 50, 60], tRNS: [255, 0] };
    const values = await numbersOf(makePng([0, 1, 0], { columns: 3, rows: 1, depth: 2, color: 3, chunks }));
    expect(values).toEqual([1, 2, 3, 255, 255, 255, 1, 2, 3]);
  });
  test('opacity is taken away on white; one colour may stand for none', async () => {
    const clear = [10, 20, 30, 255, 10, 20, 30, 0];
    expect(await numbersOf(makePng(clear, { columns: 2, rows: 1, color: 6 }))).toEqual([10, 20, 30, 255, 255, 255]);
    const keyed = makePng([7, 8], { columns: 2, rows: 1, chunks: { tRNS: [0, 7] } });
    expect(await numbersOf(keyed)).toEqual([255, 8]);
  });
});

describe('JPEG, as libjpeg-turbo has it', () => {
  test.each(['baseline', 'progressive', 'rgb', 'grey'] as const)('%s', async (name) => {
    expect(await numbersOf(ofBase64(jpegs[name]))).toEqual([...Buffer.from(pixelsOf[name], 'base64')]);
  });
  test('turned as Exif says: the first column was the lowest row', async () => {
    const [upright, turned] = [await valuesOf(ofBase64(jpegs.grey)), await valuesOf(withExif(ofBase64(jpegs.grey), 6))];
    const first = Array.from({ length: 13 }, (_, x) => upright[(12 - x) * 19]);
    expect(Array.from(turned.subarray(0, 13))).toEqual(first);
  });
  test.skipIf(spawnSync('djpeg', ['-version']).error !== undefined)(
    'beside djpeg itself (needs libjpeg-turbo-progs)',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'djpeg-'));
      for (const text of Object.values(jpegs)) {
        writeFileSync(path.join(folder, 'a.jpg'), ofBase64(text));
        const pnm = execFileSync('djpeg', ['-pnm', path.join(folder, 'a.jpg')]);
        const values = await valuesOf(ofBase64(text));
        const apart = values.map((value, i) => Math.abs(value - (pnm[pnm.length - values.length + i] ?? -9)));
        expect(Math.max(...apart)).toBeLessThanOrEqual(1);
      }
      rmSync(folder, { recursive: true });
    },
  );
});

describe('TIFF', () => {
  test('16 bits, big-endian, LZW of differences, tiles', async () => {
    expect(await numbersOf(ofBase64(tiffs['lzw-big-endian-tiles']))).toEqual(
      ramp((x, y) => [(x * 3001 + y * 1777) % 65_536]),
    );
  });
  test('PackBits, strips', async () => {
    expect(await numbersOf(ofBase64(tiffs['packbits-strips']))).toEqual(ramp((x, y) => [(x * 11 + y * 7) % 256]));
  });
  test('deflate, colours apart', async () => {
    expect(await numbersOf(ofBase64(tiffs['deflate-planes']))).toEqual(
      ramp((x, y) => [(x * 13 + y * 3) % 256, (x * 5 + y * 19) % 256, (255 - x * 7 - y * 4) & 255]),
    );
  });
  test('tiles of JPEG, within 1 of libjpeg-turbo', async () => {
    const values = await valuesOf(ofBase64(tiffs['jpeg-tiles']));
    const wanted = Buffer.from(pixelsOf['jpeg-tiles'], 'base64');
    expect(values.length).toBe(wanted.length);
    expect(Math.max(...values.map((value, i) => Math.abs(value - (wanted[i] ?? -9))))).toBeLessThanOrEqual(1);
  });
  test('each page its own values; a palette is its colours', async () => {
    const pages = makeTiff(2, 1, [{ values: [0, 9] }, { values: [1, 2] }]);
    expect([await numbersOf(pages, 0), await numbersOf(pages, 1)]).toEqual([
      [0, 9],
      [1, 2],
    ]);
    const colorMap = Array.from({ length: 768 }, (_, i) => (i % 256) * 257 * (i < 256 ? 1 : 0));
    const palette = makeTiff(2, 1, [{ values: [3, 200], tags: { 262: 3 }, lists: { 320: colorMap } }]);
    expect(await numbersOf(palette)).toEqual([3, 0, 0, 200, 0, 0]);
  });
});

describe('damaged pixels are refused, never shown in part', () => {
  const refusal = (bytes: Uint8Array): Promise<unknown> =>
    valuesOf(bytes).then(
      () => 'shown',
      (error: unknown) => (isAppError(error) ? `${error.code} ${error.params['format']}` : error),
    );

  test('a PNG whose image data end early, or unpack to more than its size', async () => {
    const png = makePng([1, 2, 3, 4], { columns: 2, rows: 2 });
    const idat = 33; // behind signature and IHDR
    const withData = (data: Uint8Array) =>
      Uint8Array.from([...png.subarray(0, idat), ...pngChunk('IDAT', data), ...pngChunk('IEND', new Uint8Array())]);
    expect(await refusal(withData(deflateSync(Uint8Array.of(0, 1, 2))))).toBe('picture.broken PNG');
    expect(await refusal(withData(deflateSync(new Uint8Array(50_000_000))))).toBe('picture.broken PNG');
    expect(await refusal(withData(Uint8Array.of(1, 2, 3)))).toBe('picture.broken PNG');
  });
  test('a JPEG that was cut and closed again; the decoder goes on with the next file', async () => {
    const jpeg = ofBase64(jpegs.baseline);
    expect(await refusal(Uint8Array.from([...jpeg.subarray(0, 700), 0xff, 0xd9]))).toBe('picture.broken JPEG');
    expect(await numbersOf(jpeg)).toEqual([...Buffer.from(pixelsOf.baseline, 'base64')]);
  });
  test('a TIFF whose strip is too short', async () => {
    expect(await refusal(makeTiff(2, 2, [{ values: [1, 2, 3], tags: { 279: 3 } }]))).toBe('picture.broken TIFF');
  });
});
