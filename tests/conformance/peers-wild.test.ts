import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JobId } from '../../models/base/ids.ts';
import type { ImportSummary } from '../../models/dicom/contract.ts';
import { directoryClass, readHeader } from '../../models/dicom/header/read-header.ts';
import { personNameText } from '../../models/dicom/person-name.ts';
import type { SampleFormat } from '../../models/dicom/pixels/stored-values.ts';
import { transferSyntaxes } from '../../models/dicom/read/transfer-syntaxes.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { groupingRules } from '../../models/imaging/sets/grouping/split-rules.ts';
import { importPaths } from '../../main/dicom/import.ts';
import { decodeFrame } from '../../main/imaging/decode/decode-frame.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import { unzip } from '../performance/main/parts/unzip.ts';
import { encodedText } from '../fixtures/encoded-text.ts';
import { encodeJpegLs } from '../fixtures/encode-jpeg-ls.ts';
import { encodeJxl } from '../fixtures/encode-jxl.ts';
import { encodeLosslessJpeg } from '../fixtures/encode-lossless-jpeg.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { makeImage, makeStack } from '../fixtures/make-images.ts';
import { makeZip } from '../fixtures/make-zip.ts';

// What hospitals hand over and other viewers stumbled on (threads by number), each as a test named after it.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-wild-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const syntax = (end: string): string => `1.2.840.10008.1.2.4.${end}`;
const grey = (rows: number, columns: number, changes: Partial<SampleFormat> = {}): SampleFormat => ({
  rows,
  columns,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  signed: false,
  samples: 'integer',
  photometric: 'MONOCHROME2',
  planar: false,
  ...changes,
});
const lossless = async (values: Uint16Array, format: SampleFormat) =>
  (
    await decodeFrame({
      bytes: encodeLosslessJpeg(values, { ...format, bits: format.bitsStored }),
      transferSyntaxUid: syntax('70'),
      format,
    })
  ).values;

test('lossless JPEG: the last pixel counts wherever the last code ends', async () => {
  // Every way a stream can end within its last byte, with a difference of every size as the last one.
  for (let columns = 1; columns <= 24; columns++)
    for (let size = 0; size < 16; size += columns % 2 === 0 ? 1 : 3) {
      const values = Uint16Array.from({ length: columns * 2 }, (_, i) => (i * 7919) % 4096);
      values[values.length - 1] = ((values.at(-2) ?? 0) + 2 ** size) & 0xffff;
      expect(await lossless(values, grey(2, columns))).toEqual(values);
    }
});

const tilted = fileURLToPath(
  new URL('../../../shared/data/test/05-ct-odd-geometry/ge-tilt-head-ct.zip', import.meta.url),
);
describe.skipIf(!existsSync(tilted))('real slices of a head CT (needs ../shared)', () => {
  test('lossless JPEG: each of them comes back whole, last pixel and all', { timeout: 120_000 }, async () => {
    const files = await unzip(tilted, path.join(folder, 'tilted'));
    let seen = 0;
    for (const file of files) {
      const bytes = new Uint8Array(await readFile(file));
      const header = readHeader(bytes, { inflate: (packed) => packed });
      const image = header.ok ? header.value.image : null;
      if (image?.pixels.kind !== 'native') continue;
      const { rows, columns, pixels } = image;
      const values = new Uint16Array(bytes.slice(pixels.offset, pixels.offset + rows * columns * 2).buffer);
      expect(Buffer.from(await bytesOf(values, grey(rows, columns))).equals(Buffer.from(values.buffer))).toBe(true);
      seen++;
    }
    expect(seen).toBe(16);
  });
  const bytesOf = async (values: Uint16Array, format: SampleFormat): Promise<ArrayBufferLike> =>
    (await lossless(values, format)).buffer;
});

test.each([1, 3, 10])('CW#472: near-lossless JPEG-LS of 16 bits is off by no more than it says (%i)', async (near) => {
  const format = grey(32, 48);
  const values = Uint16Array.from({ length: 32 * 48 }, (_, i) => 20_000 + ((i * 7919) % 9000) + (i % 48) * 30);
  const bytes = await encodeJpegLs(new Uint8Array(values.buffer), format, near);
  const { values: decoded } = await decodeFrame({ bytes, transferSyntaxUid: syntax('81'), format });
  const off = values.map((value, i) => Math.abs(value - (decoded[i] ?? 0)));
  expect(Math.max(...off)).toBe(near);
});

/** A block of 8 × 8 in one component whose first coefficient is 200 of 8: flat, 200 above the middle. */
const oneBlock = (bits: number): Uint8Array => {
  const segment = (mark: number, ...body: readonly number[]): readonly number[] => [
    0xff,
    mark,
    0,
    body.length + 2,
    ...body,
  ];
  const oneCode = (head: number, symbol: number): readonly number[] =>
    segment(0xc4, head, 1, ...Array.from({ length: 15 }, () => 0), symbol);
  return Uint8Array.from([
    0xff, 0xd8,
    ...segment(0xdb, 0, 8, ...Array.from({ length: 63 }, () => 1)),
    ...segment(0xc1, bits, 0, 8, 0, 8, 1, 7, 0x11, 0),
    ...oneCode(0x00, 8),
    ...oneCode(0x10, 0),
    ...segment(0xda, 1, 7, 0x00, 0, 63, 0),
    0b0110_0100, 0b0011_1111, 0xff, 0xd9,
  ]); // prettier-ignore
};

test('CW#195: JPEG Extended of 12 bits keeps them all', async () => {
  const format = grey(8, 8, { bitsStored: 12, highBit: 11 });
  const { values } = await decodeFrame({ bytes: oneBlock(12), transferSyntaxUid: syntax('51'), format });
  expect(new Set(values)).toEqual(new Set([2248]));
});

test.each(transferSyntaxes.filter(({ isRead, codec }) => isRead && codec !== 'none' && codec !== 'deflate'))(
  'C3#1558: a syntax that is offered has its decoder: $name',
  async ({ uid }) => {
    const asked = { bytes: Uint8Array.of(9, 9, 9, 9), transferSyntaxUid: uid, format: grey(8, 8) };
    await expect(decodeFrame(asked)).rejects.toMatchObject({ code: 'imaging.decode', params: { syntax: uid } });
  },
);

test('C3#2650: JPEG XL is read', async () => {
  const format = grey(16, 24, { bitsStored: 12, highBit: 11 });
  const values = Uint16Array.from({ length: 16 * 24 }, (_, i) => (i * 37) % 4096);
  const bytes = await encodeJxl(new Uint8Array(values.buffer), format);
  expect((await decodeFrame({ bytes, transferSyntaxUid: syntax('110'), format })).values).toEqual(values);
});

test('JPEGLosslessDecoderJS#14: where the header names another compression than the pixels have, both are named', async () => {
  const format = grey(2, 4);
  const values = new Uint16Array(8);
  const streams = {
    'jpeg-lossless': encodeLosslessJpeg(values, { rows: 2, columns: 4, bits: 16 }),
    'jpeg-ls': await encodeJpegLs(new Uint8Array(values.buffer), format, 0),
    'jpeg-xl': await encodeJxl(new Uint8Array(values.buffer), format),
    jpeg: oneBlock(12),
  };
  const said = await Promise.all(
    Object.entries(streams).map(([stream, bytes]) =>
      decodeFrame({ bytes, transferSyntaxUid: syntax('90'), format }).then(
        () => [stream, 'decoded'],
        (error: unknown) => [stream, error],
      ),
    ),
  );
  for (const [stream, error] of said)
    expect(error).toMatchObject({
      code: 'imaging.other-stream',
      params: { stream, syntax: syntax('90'), name: 'JPEG 2000 Lossless' },
    });
});

const slice = (n: number, changes: DicomElements = {}): Uint8Array =>
  makeDicom(ctElements({ 0x00080018: ['UI', `1.2.3.4.${n}`], 0x00200032: ['DS', `0\\0\\${n}`], ...changes }));

async function take(name: string): Promise<ImportSummary> {
  const library = await makeThrowAwayLibrary();
  try {
    return await importPaths(
      { paths: [path.join(folder, name)], mode: 'copy' },
      {
        job: JobId.parse(randomUUID()),
        signal: new AbortController().signal,
        report: () => undefined,
        library,
        newId: randomUUID,
      },
    );
  } finally {
    await library.close();
  }
}

test('O#76, NV#103, H#149, H#29, S#3111: a disc without file extensions, with a DICOMDIR, a ZIP and rubbish, is read whole and counted', async () => {
  const disc: Readonly<Record<string, Uint8Array | string>> = {
    DICOMDIR: makeDicom({ 0x00041130: ['CS', 'DISC'] }, { meta: { 0x00020002: ['UI', directoryClass] } }),
    'IMAGES/IM000001': slice(1),
    'IMAGES/DEEP/A': slice(2, { 0x0020000e: ['UI', '1.2.3.2'] }), // another series
    'more.zip': await makeZip([
      { name: 'IM1', bytes: slice(3, { 0x0020000d: ['UI', '1.2.4'], 0x0020000e: ['UI', '1.2.4.1'] }) },
      { name: 'README', bytes: 'a letter' },
    ]),
    'IMAGES/BROKEN': slice(4, { 0x00280010: ['US', 65_535], 0x00280011: ['US', 65_535] }),
    'autorun.inf': '[autorun]',
  };
  for (const [name, bytes] of Object.entries(disc)) {
    await mkdir(path.dirname(path.join(folder, 'disc', name)), { recursive: true });
    await writeFile(path.join(folder, 'disc', name), bytes);
  }
  const { files, imported, refused, studies, rows } = await take('disc');
  expect([files, imported, refused, studies.length]).toEqual([7, 3, 1, 2]); // 3 of 7 files read
  const told = rows.map(({ file, status, code }) => `${file.replace(/^disc./, '')}: ${status}, ${code}`);
  expect(told.toSorted()).toEqual([
    'DICOMDIR: skipped, dicom.directory',
    `${path.join('IMAGES', 'BROKEN')}: refused, dicom.image-size`,
    'autorun.inf: skipped, dicom.not-dicom',
    'more.zip!README: skipped, dicom.not-dicom',
  ]);
  expect(imported + rows.length).toBe(files); // nothing is passed over in silence
  const again = await take('disc/DICOMDIR');
  expect(again.imported).toBe(3);
});

/** Names as the bytes of their character set, and as they must be read. */
const names: readonly (readonly [script: string, terms: string, stored: readonly (readonly [string, string])[], read: string])[] = [
  ['Latin 1', 'ISO_IR 100', [['windows-1252', 'Buc^Jérôme']], 'Buc, Jérôme'],
  ['Latin 2 (Polish)', 'ISO_IR 101', [['iso-8859-2', 'Wałęsa^Józef']], 'Wałęsa, Józef'],
  ['Latin 5 (Turkish)', 'ISO_IR 148', [['windows-1254', 'Çağlar^Işık']], 'Çağlar, Işık'],
  ['Cyrillic', 'ISO_IR 144', [['iso-8859-5', 'Гусева^Анна']], 'Гусева, Анна'],
  ['Greek', 'ISO_IR 126', [['iso-8859-7', 'Διονυσίου^Ελένη']], 'Διονυσίου, Ελένη'],
  ['Arabic', 'ISO_IR 127', [['iso-8859-6', 'قباني^لنزار']], 'قباني, لنزار'],
  ['Hebrew', 'ISO_IR 138', [['iso-8859-8', 'שרון^דבורה']], 'שרון, דבורה'],
  ['Thai', 'ISO_IR 166', [['windows-874', 'สมชาย^ใจดี']], 'สมชาย, ใจดี'],
  ['Japanese, three groups', '\\ISO 2022 IR 87', [['ascii', 'Yamada^Tarou='], ['iso-2022-jp', '山田^太郎'], ['ascii', '='], ['iso-2022-jp', 'やまだ^たろう']], 'Yamada, Tarou (山田, 太郎)'],
  ['Korean', '\\ISO 2022 IR 149', [['ascii', 'Hong^Gildong='], ['$)C', '洪'], ['ascii', '^'], ['$)C', '吉洞']], 'Hong, Gildong (洪, 吉洞)'],
  ['Chinese, GB18030', 'GB18030', [['ascii', 'Wang^XiaoDong='], ['gb18030', '王^小东']], 'Wang, XiaoDong (王, 小东)'],
  ['Chinese, ISO 2022', '\\ISO 2022 IR 58', [['ascii', 'Zhang^XiaoDong='], ['$)A', '张'], ['ascii', '^'], ['$)A', '小东']], 'Zhang, XiaoDong (张, 小东)'],
  ['Chinese, UTF-8', 'ISO_IR 192', [['utf-8', 'Wang^XiaoDong=王^小東']], 'Wang, XiaoDong (王, 小東)'],
]; // prettier-ignore

test.each(names)('O#2716, W#627, dicomParser#77, dcmjs#413: a name in %s is read whole', (_, terms, stored, read) => {
  const bytes = Uint8Array.from(stored.flatMap(([set, text]) => [...encodedText(text, set)]));
  const header = readHeader(makeDicom(ctElements({ 0x00080005: ['CS', terms], 0x00100010: ['PN', bytes] })), {
    inflate: (packed) => packed,
  });
  expect(header.ok && personNameText(header.value.patient.name)).toBe(read);
});

test('W#810: what a strict reader calls unreadable is read: no preamble, no meta, odd lengths, an empty character set', async () => {
  const plain = ctElements({ 0x00080005: ['CS', ''] });
  const files: readonly Uint8Array[] = [
    makeDicom(plain),
    makeDicom(plain, { hasMeta: false }),
    makeDicom(plain, { hasMeta: false, isExplicit: false }),
    makeDicom(plain, { isLittleEndian: false }),
    makeDicom({ ...plain, 0x0020000e: ['UI', ''] }), // no series
  ];
  await mkdir(path.join(folder, 'odd'), { recursive: true });
  for (const [i, bytes] of files.entries()) await writeFile(path.join(folder, 'odd', `f${i}`), bytes);
  const { refused, rows } = await take('odd');
  expect([refused, rows.filter(({ status }) => status === 'skipped')]).toEqual([0, []]);
});

test('O#4009: how the images of a series were grouped is kept with them, and every rule has words', () => {
  const texts = JSON.parse(readFileSync('resources/languages/parts/imaging-display.json', 'utf8')) as object;
  expect(groupingRules.filter((rule) => !(`imaging.apart.${rule}` in texts))).toEqual([]);
  const apart = (...images: Parameters<typeof displaySetsOf>[0][]) =>
    displaySetsOf(images.flat()).map(({ apartBy, frames }) => [apartBy, frames.length]);
  const first = makeStack([0, 1, 2]);
  const across = makeStack([0, 1], (z, i) => ({ number: 10 + i, at: [z, 0, 0], row: [0, 1, 0], column: [0, 0, -1] }));
  const wide = makeStack([0], () => ({
    number: 20,
    changes: (h) => ({ ...h, image: h.image && { ...h.image, columns: 8 } }),
  }));
  const later = makeStack([0, 1, 2], (_, i) => ({
    number: 30 + i,
    changes: (h) => ({ ...h, instance: { ...h.instance, repeats: { acquisition: '2' } } }),
  }));
  const film = makeImage({ number: 40, frames: [{}, {}] });
  expect(apart(first)).toEqual([[undefined, 3]]);
  expect(apart(first, across, wide)).toEqual([[undefined, 3], ['orientation', 2], ['matrix', 1]]); // prettier-ignore
  expect(apart(first, later)).toEqual([[undefined, 3], ['acquisition', 3]]); // prettier-ignore
  expect(apart(first, [film])).toEqual([[undefined, 3], ['object', 2]]); // prettier-ignore
});
