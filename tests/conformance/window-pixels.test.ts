import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Digest, InstanceId, JobId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import { makeServe } from '../../main/app/serve.ts';
import { routes } from '../../main/imaging/bytes.ts';
import { drawnFrame } from '../../main/imaging/frames/drawn-frame.ts';
import { headerOf, setsOf } from '../../main/imaging/sets-of-study.ts';
import { makeContext } from '../fixtures/make-context.ts';
import type { MadeContext } from '../fixtures/make-context.ts';
import type { InstanceRecord } from '../../main/library/store/received.ts';
import { loadImage } from '../../renderer/imaging/engine/load-image.ts';
import { paintImage, toneOf } from '../../renderer/imaging/picture/grey-image.ts';
import { KnownWords } from '../../renderer/imaging/picture/cpu/known-words.ts';
import { ShutterCover } from '../../renderer/imaging/picture/cpu/shutter-cover.ts';
import { isShownInverted, shownTable, shownVoi } from '../../renderer/imaging/tone/shown-voi.ts';
import { emptyPane, planeOf } from '../../renderer/imaging/view/pane.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';

// What the window's CPU painter puts on its sheet against what `show` writes: the same pixels, from the byte door on.

let made: MadeContext;
let folder: string;
beforeAll(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  folder = await mkdtemp(path.join(tmpdir(), 'window-pixels-'));
});
afterEach(() => vi.unstubAllGlobals());
afterAll(async () => {
  await made.close();
  await rm(folder, { recursive: true, force: true });
});

let count = 0;

async function received(elements: DicomElements): Promise<InstanceRecord> {
  const bytes = makeDicom(elements);
  const read = readHeader(bytes, { inflate: () => undefined });
  if (!read.ok) throw new Error(read.error.code);
  const header = read.value;
  const file = path.join(folder, `${++count}.dcm`);
  await writeFile(file, bytes);
  const instance = {
    id: InstanceId.parse(`image-${count}`),
    sopUid: `1.2.3.${count}`,
    sopClassUid: header.sopClassUid,
    transferSyntaxUid: header.transferSyntaxUid,
    number: 1,
    frames: 1,
    digest: Digest.parse(createHash('sha256').update(bytes).digest('hex')),
    bytes: bytes.length,
    name: path.basename(file),
    path: file,
    isImage: true,
    problem: null,
    header: { ...header, sopInstanceUid: `1.2.3.${count}` },
  };
  const studyUid = StudyUid.parse(header.study.uid);
  const series = {
    uid: SeriesUid.parse(header.series.uid),
    studyUid,
    modality: 'CT',
    number: 1,
    description: '',
    bodyPart: null,
  };
  const study = { uid: studyUid, date: null, time: null, description: '', accession: '', referrer: '' };
  const outcome = { received: { identity: header.patient, study, series, instance } };
  const batch = { job: JobId.parse(`job-${count}`), files: [{ path: file, size: 1, modifiedMs: 0, outcome }] };
  await made.ctx.library.store.putReceived(batch);
  const record = await made.ctx.library.store.instance(instance.id);
  if (!record) throw new Error('not received');
  return record;
}

/** Red, green, blue of every pixel as the window paints them; the bytes come through the program's own door. */
async function paintedByWindow(record: InstanceRecord): Promise<number[]> {
  const serve = makeServe({ root: folder, routes, contextFor: () => made.ctx });
  vi.stubGlobal('fetch', (address: string) => serve(new Request(`http://app${address}`), 'viewer'));
  const [set] = setsOf([record]);
  const [frame] = set?.frames ?? [];
  if (!set || !frame) throw new Error('nothing is shown');
  const image = await loadImage(frame);
  const place = { pane: { ...emptyPane, displaySet: set.id }, displaySet: set, crosshair: null };
  const voi = shownTable(place) ?? shownVoi(place);
  if (!voi) throw new Error('no window');
  const words = new Uint32Array(image.columns * image.rows);
  const tone = toneOf({ voi, isInverted: isShownInverted(place) }, { image, frame });
  paintImage(image, tone, { words, known: new KnownWords() });
  new ShutterCover().cover(words, frame.shutters ?? [], image.columns);
  expect(planeOf(frame).spacing).toEqual({ acrossColumns: 0.5, acrossRows: 2 });
  return Array.from(words).flatMap((word) => [word & 255, (word >> 8) & 255, (word >> 16) & 255]);
}

/** The same as `show` writes them. */
async function drawnByShow(record: InstanceRecord): Promise<number[]> {
  const [frame] = setsOf([record])[0]?.frames ?? [];
  if (!frame) throw new Error('nothing is shown');
  const { pixels, samples } = await drawnFrame({ record, header: headerOf(record), frame }, made.ctx.library);
  return samples === 3 ? [...pixels] : [...pixels].flatMap((level) => [level, level, level]);
}

const values = (...eight: readonly number[]): DicomElements => ({ 0x7fe00010: ['OW', eight] });
const window = (center: string, width: string, shape = 'LINEAR'): DicomElements => ({
  0x00281050: ['DS', center],
  0x00281051: ['DS', width],
  0x00281056: ['CS', shape],
});
const table = (first: number, bits: number, entries: readonly number[]): DicomElements => ({
  0x00283002: ['US', [entries.length, first, bits]],
  0x00283006: ['OW', entries],
});
const ramp = values(0, 100, 200, 300, 400, 500, 600, 700);
const bytes = { 0x00280100: ['US', 8], 0x00280101: ['US', 8], 0x00280102: ['US', 7] } as const satisfies DicomElements;
const channel = (levels: readonly number[]): DicomElements[number] => ['OW', levels.map((level) => level * 257)];

/** What makes each study special. */
const studies: Readonly<Record<string, DicomElements>> = {
  'a linear window': { ...ramp, ...window('350.5', '301') },
  'an exact window': { ...ramp, ...window('350', '300', 'LINEAR_EXACT') },
  'a sigmoid window': { ...ramp, ...window('350', '300', 'SIGMOID') },
  'no window': ramp,
  'MONOCHROME1 without a window': { ...ramp, 0x00280004: ['CS', 'MONOCHROME1'] },
  'a slope and an intercept': {
    ...ramp,
    ...window('-900', '400'),
    0x00281052: ['DS', '-1024'],
    0x00281053: ['DS', '0.5'],
  },
  'values with a sign, padding among them': {
    ...values(0x8000, 0xfff6, 0, 10, 20, 30, 40, 50),
    ...window('20', '60'),
    0x00280103: ['US', 1],
    0x00280120: ['US', 30], // would be grey
  },
  'a VOI table': { ...values(0, 1, 2, 3, 4, 5, 6, 7), 0x00283010: ['SQ', [table(2, 12, [0, 40, 900, 4095])]] },
  'a modality table under a window': {
    ...values(0, 1, 2, 3, 4, 5, 6, 7),
    ...window('500', '800'),
    0x00283000: ['SQ', [table(1, 16, [900, 500, 100])]],
  },
  'both tables, turned around by a presentation': {
    ...values(0, 1, 2, 3, 4, 5, 6, 7),
    0x00283000: ['SQ', [table(0, 16, [7, 6, 5, 4, 3, 2, 1, 0])]],
    0x00283010: ['SQ', [table(0, 8, [0, 10, 20, 40, 80, 160, 200, 255])]],
    0x20500020: ['CS', 'INVERSE'],
  },
  'a palette': {
    ...bytes,
    0x00280004: ['CS', 'PALETTE COLOR'],
    0x00281101: ['US', [4, 0, 16]],
    0x00281102: ['US', [4, 0, 16]],
    0x00281103: ['US', [4, 0, 16]],
    0x00281201: channel([0, 255, 10, 20]),
    0x00281202: channel([0, 30, 255, 40]),
    0x00281203: channel([0, 50, 60, 255]),
    0x7fe00010: ['OB', Uint8Array.of(0, 1, 2, 3, 3, 2, 1, 200)],
  },
  'luminance and chrominance': {
    ...bytes,
    0x00280002: ['US', 3],
    0x00280004: ['CS', 'YBR_FULL'],
    0x00280006: ['US', 0],
    0x7fe00010: ['OB', Uint8Array.from({ length: 24 }, (_, i) => (i * 37) % 256)],
  },
  'a round shutter over a rectangular one': {
    ...ramp,
    ...window('350.5', '301'),
    0x00181600: ['CS', 'RECTANGULAR\\CIRCULAR'],
    0x00181602: ['IS', '1'],
    0x00181604: ['IS', '3'],
    0x00181606: ['IS', '1'],
    0x00181608: ['IS', '2'],
    0x00181610: ['IS', '1\\2'],
    0x00181612: ['IS', '1'],
  },
};

test.each(Object.entries(studies))('the window paints what show writes: %s', async (_what, elements) => {
  const record = await received(ctElements(elements));
  const painted = await paintedByWindow(record);
  expect(painted).toEqual(await drawnByShow(record));
  expect(new Set(painted).size).toBeGreaterThan(1); // something is to be seen
});
