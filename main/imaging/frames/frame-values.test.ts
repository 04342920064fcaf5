import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InstanceId, JobId } from '../../../models/base/ids.ts';
import { readHeader } from '../../../models/dicom/header/read-header.ts';
import { ctElements, makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../tests/fixtures/make-dicom.ts';
import { makeReceived } from '../../../tests/fixtures/make-received.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { setsOfStudy } from '../sets-of-study.ts';
import { frameValues } from './frame-values.ts';
import type { FrameValues } from './frame-values.ts';

let library: Library;
let folder: string;
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-frames-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

let count = 0;
const { signal } = new AbortController();

/** The values of the first frame of a file with these elements, 2 rows of 4 columns unless said otherwise. */
async function valuesOf(changes: DicomElements, index = 0, by = signal): Promise<FrameValues> {
  const bytes = makeDicom(ctElements(changes));
  const header = readHeader(bytes, { inflate: () => undefined });
  if (!header.ok) throw new Error(header.error.code);
  const file = path.join(folder, `${++count}.dcm`);
  await writeFile(file, bytes);
  const received = makeReceived({ study: count, number: count });
  const { study, series } = header.value;
  const uids = {
    study: { ...study, uid: received.study.uid },
    series: { ...series, uid: received.series.uid },
  };
  const instance = {
    ...received.instance,
    id: InstanceId.parse(`image-${count}`),
    path: file,
    header: { ...header.value, ...uids },
  };
  const outcome = { received: { ...received, instance } };
  await library.store.putReceived({
    job: JobId.parse(`job-${count}`),
    files: [{ path: file, size: 1, modifiedMs: 0, outcome }],
  });
  const [set] = await setsOfStudy(received.study.uid, library);
  if (!set) throw new Error('no display set');
  return frameValues(set, index, library, by);
}

test('grey comes in the unit of the modality, not turned over, and says that its greatest value is black', async () => {
  const read = await valuesOf({
    0x00280004: ['CS', 'MONOCHROME1'],
    0x00281052: ['DS', '-10'],
    0x00281053: ['DS', '0.5'],
  });
  expect(read).toMatchObject({ channels: 1, rows: 2, columns: 4, photometric: 'MONOCHROME1' });
  expect(Array.from(read.values)).toEqual([-10, -9.5, -9, -8.5, -8, -7.5, -7, -6.5]);
});

test('a Modality lookup table stands in for slope and intercept', async () => {
  const read = await valuesOf({
    0x00283000: ['SQ', [{ 0x00283002: ['US', [3, 1, 16]], 0x00283006: ['OW', [100, 200, 300]] }]],
  });
  expect(Array.from(read.values)).toEqual([100, 100, 200, 300, 300, 300, 300, 300]);
});

test('colours come as three planes, pixels side by side or planes alike', async () => {
  const color: DicomElements = {
    0x00280002: ['US', 3],
    0x00280004: ['CS', 'RGB'],
    0x00280010: ['US', 1],
    0x00280011: ['US', 2],
    0x00280100: ['US', 8],
    0x00280101: ['US', 8],
    0x00280102: ['US', 7],
  };
  const pixels = { ...color, 0x7fe00010: ['OB', Uint8Array.of(255, 1, 2, 10, 11, 12)] } as const;
  const planes = { ...color, 0x00280006: ['US', 1], 0x7fe00010: ['OB', Uint8Array.of(255, 10, 1, 11, 2, 12)] } as const;
  for (const elements of [pixels, planes]) {
    const read = await valuesOf(elements);
    expect(read).toMatchObject({ channels: 3, rows: 1, columns: 2, photometric: 'RGB' });
    expect(Array.from(read.values)).toEqual([255, 10, 1, 11, 2, 12]);
  }
});

test('luminance and a palette are made red, green, blue', async () => {
  const white = await valuesOf({
    0x00280002: ['US', 3],
    0x00280004: ['CS', 'YBR_FULL'],
    0x00280010: ['US', 1],
    0x00280011: ['US', 2],
    0x00280100: ['US', 8],
    0x00280101: ['US', 8],
    0x00280102: ['US', 7],
    0x7fe00010: ['OB', Uint8Array.of(255, 128, 128, 76, 85, 255)], // white, and red by CCIR 601
  });
  expect(Array.from(white.values)).toEqual([255, 254, 255, 0, 255, 0]);
  const table = (entries: readonly number[]) => ['OW', entries.map((level) => level * 257)] as const;
  const palette = await valuesOf({
    0x00280004: ['CS', 'PALETTE COLOR'],
    0x00280011: ['US', 1],
    0x00281101: ['US', [2, 0, 16]],
    0x00281102: ['US', [2, 0, 16]],
    0x00281103: ['US', [2, 0, 16]],
    0x00281201: table([9, 200]),
    0x00281202: table([8, 100]),
    0x00281203: table([7, 50]),
    0x7fe00010: ['OW', [0, 1]],
  });
  expect(palette).toMatchObject({ channels: 3, rows: 2, columns: 1, photometric: 'RGB' });
  expect(Array.from(palette.values)).toEqual([9, 200, 8, 100, 7, 50]);
});

test('a frame beyond the last, and work that was called off, are refused', async () => {
  await expect(valuesOf({}, 1)).rejects.toMatchObject({ code: 'dicom.no-frame', params: { frame: 1, frames: 1 } });
  await expect(valuesOf({}, 0, AbortSignal.abort())).rejects.toMatchObject({ code: 'job.cancelled' });
});
