import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ShownPixels } from '../../models/imaging/shown.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { inFolder, phenoscope } from './phenoscope.ts';
import { compare, hasShared, shared } from './show/compare.ts';
import { readPng } from './show/read-png.ts';

const readPixels = async (folder: string): Promise<ShownPixels> =>
  ShownPixels.parse(JSON.parse(await readFile(path.join(folder, 'pixels.json'), 'utf8')));

/** One made file, shown; its display set, its values' digest and its picture. */
const showOne = (elements: DicomElements) =>
  inFolder(async (folder) => {
    await writeFile(path.join(folder, 'made.dcm'), makeDicom(elements));
    const out = path.join(folder, 'out');
    const run = await phenoscope(['show', '--input', path.join(folder, 'made.dcm'), '--out', out]);
    expect(run.said).not.toContain('phenoscope:');
    const { displaySets } = await readPixels(out);
    const [set] = displaySets;
    return { set, frame: set?.frames[0], picture: readPng(path.join(out, set?.png?.file ?? '')) };
  });

const words = (values: readonly number[]): string =>
  createHash('sha256')
    .update(new Uint8Array(Int16Array.from(values).buffer))
    .digest('hex');

test('an image is shown through its window, black to white, with the digest of its stored values', async () => {
  const values = [0, 100, 200, 300, 400, 500, 600, 700];
  const { set, frame, picture } = await showOne(
    ctElements({
      0x00281050: ['DS', '350.5'],
      0x00281051: ['DS', '101'], // 300 … 400 stored, with no intercept
      0x00281052: ['DS', '0'],
      0x00281053: ['DS', '1'],
      0x7fe00010: ['OW', values],
    }),
  );
  expect(frame).toMatchObject({
    sha256: words(values),
    window: { function: 'linear', center: 350.5, width: 101, origin: 'file' },
  });
  expect(Array.from(picture.pixels)).toEqual([0, 0, 0, 0, 255, 255, 255, 255]);
  expect(set?.png).toMatchObject({ index: 0 });
});

test('MONOCHROME1 shows the least value white; without a window the reach is shown', async () => {
  const values = [0, 255, 51, 0, 0, 0, 0, 0];
  const { frame, picture } = await showOne(
    ctElements({
      0x00280004: ['CS', 'MONOCHROME1'],
      0x00281050: ['DS', ''],
      0x00281051: ['DS', ''],
      0x7fe00010: ['OW', values],
    }),
  );
  expect(frame?.window).toMatchObject({ function: 'linear-exact', origin: 'reach' });
  expect(Array.from(picture.pixels.slice(0, 3))).toEqual([255, 0, 204]);
});

test('a VOI table takes the place of the window, whatever the byte order', () =>
  inFolder(async (folder) => {
    const table = { 0x00283002: ['US', [8, 0, 8]], 0x00283006: ['OW', [0, 0, 10, 20, 30, 40, 255, 255]] } as const;
    const elements = ctElements({ 0x00283010: ['SQ', [table]] });
    await writeFile(path.join(folder, 'made.dcm'), makeDicom(elements, { isLittleEndian: false }));
    const out = path.join(folder, 'out');
    expect((await phenoscope(['show', '--input', path.join(folder, 'made.dcm'), '--out', out])).code).toBe(0);
    const [set] = (await readPixels(out)).displaySets;
    expect(set?.frames).toMatchObject([{ sha256: words([0, 1, 2, 3, 4, 5, 6, 7]), window: { function: 'table' } }]);
    expect(Array.from(readPng(path.join(out, set?.png?.file ?? '')).pixels)).toEqual([0, 0, 10, 20, 30, 40, 255, 255]);
  }));

test('files of one folder: a segmentation is an overlay, a report a document, two images of one series a set', () =>
  inFolder(async (folder) => {
    const image = (number: number): DicomElements =>
      ctElements({
        0x00080018: ['UI', `1.2.3.4.${number}`],
        0x00200013: ['IS', `${number}`],
        0x00200032: ['DS', `0\\0\\${number}`],
      });
    const other = (sopClass: string, number: number): DicomElements => ({
      ...image(number),
      0x00080016: ['UI', sopClass],
      0x0020000e: ['UI', `1.2.3.${number}`],
    });
    const { 0x7fe00010: _pixels, ...report } = other('1.2.840.10008.5.1.4.1.1.88.11', 8);
    const files = [image(1), image(2), other('1.2.840.10008.5.1.4.1.1.66.4', 7), report];
    for (const [i, elements] of files.entries()) await writeFile(path.join(folder, `${i}.dcm`), makeDicom(elements));
    const out = path.join(folder, 'out');
    expect((await phenoscope(['show', '--every', '--input', folder, '--out', out])).code).toBe(0);
    const { displaySets, overlays, documents } = await readPixels(out);
    expect(displaySets.map(({ kind, frames }) => [kind, frames.length])).toEqual([['volume', 2]]);
    expect(displaySets[0]?.frames.every(({ png }) => png !== null)).toBe(true);
    expect(displaySets[0]?.frames[1]).toMatchObject({
      spacing: [2, 0.5],
      position: [0, 0, 2],
      orientation: [1, 0, 0, 0, 1, 0],
    });
    expect(overlays.map(({ kind, png }) => [kind, png])).toEqual([['overlay', null]]);
    expect(documents.map(({ file }) => path.basename(file))).toEqual(['3.dcm']);
  }));

test('what cannot be shown is listed with its reason; alone it ends with 3', () =>
  inFolder(async (folder) => {
    await writeFile(path.join(folder, 'notes.txt'), 'no image');
    const out = path.join(folder, 'out');
    const run = await phenoscope(['show', '--input', path.join(folder, 'notes.txt'), '--out', out]);
    expect(run.code).toBe(3);
    const { displaySets, refused } = await readPixels(out);
    expect(displaySets).toEqual([]);
    expect(refused).toMatchObject([{ file: 'notes.txt', code: 'dicom.not-dicom' }]);
    expect(refused[0]?.reason).not.toBe('');
  }));

// Real files: what is not as another program has it stands here with its reason, and nothing else may.
const notAsGolden: Readonly<Record<string, readonly string[]>> = {
  // The window stands in a functional group, which the other program does not read: it shows the reach instead.
  '01-transfer-syntax': [
    '01-transfer-syntax/CT0012.fragmented_no_bot_jpeg_baseline.51.dcm',
    '01-transfer-syntax/CT0012.fragmented_no_bot_jpeg_ls.80.dcm',
    '01-transfer-syntax/CT0012.not_fragmented_bot_jpeg_ls.80.dcm',
    '01-transfer-syntax/big.zip!CT0012.fragmented_no_bot_jpeg_lossless.57.dcm',
    '01-transfer-syntax/big.zip!CT0012.not_fragmented_no_bot_rle.dcm',
  ],
  '03-multiframe': [
    '03-multiframe/big.zip!6_4.dcm',
    '03-multiframe/big.zip!IM_0027_fMAP.dcm',
    '03-multiframe/big.zip!agfa-011-0001.dcm',
    '03-multiframe/big.zip!eCT_Supplemental.dcm',
    '03-multiframe/big.zip!siemens-011-0001.dcm',
  ],
  // A slope whose VR is UN, and one of 6·10⁻⁸ that single precision loses: the other program leaves both out.
  '08-pet': ['08-pet/cps-MalaterreCP246.dcm', '08-pet/ge-GH610.dcm'],
  // JFIF says luminance, the tag says RGB: the other program believes the tag and shows skin in violet.
  '14-odd': ['14-odd/GH195.dcm'],
};

/** Lossy colour HTJ2K: 678 of 921,600 samples differ by 1 between two decoders, which the standard allows. */
const withinOne: Readonly<Record<string, readonly string[]>> = {
  '01-transfer-syntax': ['01-transfer-syntax/HTJ2K_08_RGB.dcm'],
};

const otherSets: Readonly<Record<string, readonly string[]>> = {
  '03-multiframe': ['03-multiframe/big.zip!IM_0027_fMAP.dcm: 2 for 1'], // magnitude and field map, never one stack
  '14-odd': [
    '14-odd/2026-05-26-oob-monochrome-46341.dcm: 0 for 1', // refused before anything is allocated
    '14-odd/2026-05-26-oob-monochrome-65535.dcm: 0 for 1',
    '14-odd/GH1146.dcm: 0 for 1', // its pixel data are empty
    '14-odd/bad_sequence.dcm: 0 for 1', // shown, under a UID made of what is none
    '14-odd/dwv-test_no-number-rows.dcm: 0 for 1',
    '14-odd/emri_small_jpeg_2k_lossless_too_short.dcm: 1 for 0', // its place is shown, with the reason
  ],
};

/** Not read: NRRD, and two slides that are made to be broken. */
const notRead = /(broken\.svs|unopenable\.tiff|\.nrrd): /;

const folders = [
  ['01-transfer-syntax', 60, 54],
  ['02-photometric-depth', 53, 44],
  ['03-multiframe', 15, 15],
  ['04-ct-chest', 41, 1],
  ['05-ct-odd-geometry', 32, 3],
  ['06-mr-brain', 177, 0],
  ['08-pet', 322, 12],
  ['09-projection', 9, 9],
  ['10-ultrasound', 7, 6],
  ['11-derived', 19, 0],
  ['12-wsi', 18, 0],
  ['13-charset', 14, 0],
  ['14-odd', 12, 12],
  ['17-histology-rgb', 1, 0],
  ['18-blood-smear', 10, 0],
] as const;

/** Of single images; of long series the opening picture is enough. */
const every = (folder: string): readonly string[] => (/^(01|02|03|08|09|10|14)-/.test(folder) ? ['--every'] : []);

describe.skipIf(!hasShared)('real files beside what independent programs make of them (needs ../shared)', () => {
  test.each(folders)(
    '%s: %i files read, %i pictures',
    async (folder, files, pictures) =>
      inFolder(async (out) => {
        const run = await phenoscope(['show', ...every(folder), '--input', path.join(shared, folder), '--out', out]);
        expect(run.code).toBe(0);
        const found = compare(folder, await readPixels(out), out);
        const lossy = withinOne[folder] ?? [];
        expect(found.different).toEqual(lossy);
        expect(found.exact.length + lossy.length).toBe(files);
        expect(found.unread.filter((row) => !notRead.test(row))).toEqual([]);
        expect(found.silent).toEqual([]);
        expect(found.wrongPictures.map((row) => row.replace(/ \(.*$/, ''))).toEqual(notAsGolden[folder] ?? []);
        expect(found.pictures).toBe(pictures);
        expect(found.wrongSets).toEqual(otherSets[folder] ?? []);
      }),
    120_000,
  );
});
