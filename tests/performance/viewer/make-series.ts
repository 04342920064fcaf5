import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import dicomParser from 'dicom-parser';
import { ctElements, makeDicom } from '../../fixtures/make-dicom.ts';
import { unzip } from '../main/parts/unzip.ts';

/** Values of one image, as stored; the modality's are 1024 less for a CT. */
export interface Slice {
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint16Array;
}

/** A series of the bench: its slices are taken again and again where there are fewer. */
export interface MadeSeries {
  readonly name: string;
  readonly images: number;
  readonly slices: readonly Slice[];
}

const testData = path.resolve(import.meta.dirname, '../../../../shared/data/test');

/** Values of an uncompressed file. */
function readSlice(file: string): Slice {
  const set = dicomParser.parseDicom(readFileSync(file));
  const [rows, columns] = [set.uint16('x00280010') ?? 0, set.uint16('x00280011') ?? 0];
  const pixels = set.elements['x7fe00010'];
  if (!pixels || pixels.length < rows * columns * 2) throw new Error(`${file}: no plain values of 16 bits`);
  const bytes = Uint8Array.from(set.byteArray.subarray(pixels.dataOffset, pixels.dataOffset + rows * columns * 2));
  const signed = set.uint16('x00280103') === 1;
  const stored = signed ? new Int16Array(bytes.buffer) : new Uint16Array(bytes.buffer);
  const intercept = Number(set.string('x00281052') ?? 0);
  return { rows, columns, values: Uint16Array.from(stored, (value) => Math.max(value + intercept + 1024, 0)) };
}

/** The chest CT of the test data: 40 slices of 512 × 512. */
export async function readChest(folder: string): Promise<readonly Slice[]> {
  const files = await unzip(path.join(testData, '04-ct-chest/lidc-idri-0314-ct.zip'), path.join(folder, 'chest'));
  return files.map(readSlice);
}

/** A radiograph of the test data, stretched to the size of a mammogram. */
export async function readMammogram(folder: string): Promise<Slice> {
  const [file = ''] = await unzip(path.join(testData, '09-projection/big.zip'), path.join(folder, 'projection'));
  const { rows, columns, values } = readSlice(file);
  const [wantRows, wantColumns] = [3062, 2394];
  const stretched = new Uint16Array(wantRows * wantColumns);
  for (let row = 0; row < wantRows; row++) {
    const from = Math.floor((row * rows) / wantRows) * columns;
    for (let column = 0; column < wantColumns; column++)
      stretched[row * wantColumns + column] = values[from + Math.floor((column * columns) / wantColumns)] ?? 0;
  }
  return { rows: wantRows, columns: wantColumns, values: stretched };
}

/**
 * Writes a series as files: the slices' own values under made identifiers, 1 mm apart. Its modality is one that no
 * hanging protocol knows, so that it opens as one stack.
 */
export function writeSeries({ name, images, slices }: MadeSeries, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let image = 0; image < images; image++) {
    const slice = slices[image % slices.length];
    if (!slice) throw new Error('a series without slices');
    const uid = `1.2.77.${name.length}.${images}`;
    const { rows, columns, values } = slice;
    const elements = ctElements({
      0x00080018: ['UI', `${uid}.1.${image + 1}`],
      0x00080020: ['DA', '20260110'],
      0x00080060: ['CS', 'OT'],
      0x00081030: ['LO', name],
      0x00100010: ['PN', `BENCH^${name}`],
      0x00100020: ['LO', name],
      0x0020000d: ['UI', uid],
      0x0020000e: ['UI', `${uid}.1`],
      0x00200011: ['IS', '1'],
      0x00200013: ['IS', String(image + 1)],
      0x00200032: ['DS', `0\\0\\${image}`],
      0x00200052: ['UI', `${uid}.9`],
      0x00280010: ['US', rows],
      0x00280011: ['US', columns],
      0x00280030: ['DS', '0.7\\0.7'],
      0x00281050: ['DS', '40'],
      0x00281051: ['DS', '1500'],
      0x00281052: ['DS', '-1024'],
      0x00281053: ['DS', '1'],
      0x7fe00010: ['OW', new Uint8Array(values.buffer)],
    });
    writeFileSync(path.join(folder, `${String(image + 1).padStart(5, '0')}.dcm`), makeDicom(elements));
  }
}
