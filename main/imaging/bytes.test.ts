import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InstanceId, JobId } from '../../models/base/ids.ts';
import { tablesOfBytes } from '../../models/imaging/tone/table-bytes.ts';
import { StackReader } from '../../models/imaging/view/stack/stack-pieces.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../tests/fixtures/make-dicom.ts';
import { filmStream, makeFilm } from '../../tests/fixtures/make-film.ts';
import type { FilmName } from '../../tests/fixtures/make-film.ts';
import { makeServe } from '../app/serve.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeReceived } from '../../tests/fixtures/make-received.ts';
import { routes } from './bytes.ts';

let made: MadeContext;
beforeAll(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
});
afterAll(() => made.close());

let count = 0;

/** A file indexed in place; a second one of another patient in its study is set aside. @returns its id. */
async function received(changes: DicomElements, patientId = '17'): Promise<string> {
  const bytes = makeDicom(ctElements(changes));
  const file = path.join(made.folder, `${count + 1}.dcm`);
  await writeFile(file, bytes);
  return put(file, bytes, patientId);
}

async function put(file: string, bytes: Uint8Array, patientId = '17'): Promise<string> {
  const header = readHeader(bytes, { inflate: () => undefined });
  if (!header.ok) throw new Error(header.error.code);
  count++;
  const base = makeReceived({ number: count });
  const instance = { ...base.instance, id: InstanceId.parse(`image-${count}`), path: file, header: header.value };
  const identity = { ...base.identity, patientId, name: patientId };
  const outcome = { received: { ...base, identity, instance } };
  await made.ctx.library.store.putReceived({
    job: JobId.parse(`job-${count}`),
    files: [{ path: file, size: 1, modifiedMs: 0, outcome }],
  });
  return instance.id;
}

const ask = (
  address: string,
  kind: 'viewer' | 'infer' = 'viewer',
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  makeServe({ root: made.folder, routes, contextFor: () => made.ctx })(
    new Request(`http://app${address}`, { headers }),
    kind,
  );
const bytesOf = async (address: string): Promise<number[]> => [
  ...new Uint8Array(await (await ask(address)).arrayBuffer()),
];

test('the tables of an image come as it holds them, the one of the modality first', async () => {
  const table = (first: number, entries: readonly number[]) =>
    ({ 0x00283002: ['US', [entries.length, first, 16]], 0x00283006: ['OW', entries] }) as const;
  const id = await received({
    0x00283000: ['SQ', [table(2, [10, 20, 65_535])]],
    0x00283010: ['SQ', [table(10, [0, 65_535])]],
  });
  const { modality, voi } = tablesOfBytes(await (await ask(`/tables/${id}/0`)).arrayBuffer());
  expect([modality?.first, ...Array.from(modality?.entries ?? [])]).toEqual([2, 10, 20, 65_535]);
  expect([voi?.first, ...Array.from(voi?.entries ?? [])]).toEqual([10, 0, 65_535]);
});

test('an image without tables answers with none', async () => {
  const answer = await ask(`/tables/${await received({})}/0`);
  expect(tablesOfBytes(await answer.arrayBuffer())).toEqual({ modality: null, voi: null, colors: null, vois: [] });
});

test('overlay planes come one byte a pixel, the first plane in bit 0, the second in bit 1', async () => {
  const plane = (group: number, bits: number): DicomElements => ({
    [group + 0x10]: ['US', 2],
    [group + 0x11]: ['US', 4],
    [group + 0x40]: ['CS', 'G'],
    [group + 0x50]: ['SS', [1, 1]],
    [group + 0x3000]: ['OW', [bits]],
  });
  const id = await received({ ...plane(0x60000000, 0b0000_0101), ...plane(0x60020000, 0b1000_0001) });
  expect(await bytesOf(`/overlays/${id}`)).toEqual([3, 0, 1, 0, 0, 0, 0, 2]);
});

test('a frame that is not whole is refused with the numbers its text needs', async () => {
  const id = await received({ 0x7fe00010: ['OW', [0, 1, 2]] });
  const answer = await ask(`/pixels/${id}/0`);
  expect([answer.status, await answer.json()]).toEqual([
    422,
    { code: 'dicom.pixels-short', params: { have: 6, want: 16 } },
  ]);
});

test.each(['/pixels/ID/0', '/overlays/ID', '/tables/ID/0', '/thumbnails/ID'])(
  'nothing of an image that belongs to another patient is given out: %s',
  async (address) => {
    const id = await received({}, 'another');
    expect((await made.ctx.library.store.problemsOf(makeReceived().study.uid)).some((one) => one.instance === id)).toBe(
      true,
    );
    const answer = await ask(address.replace('ID', id));
    expect(await answer.json()).toMatchObject({ code: 'dicom.unknown-instance' });
  },
);

test('the hidden window of the models has none of these routes', async () => {
  expect((await ask(`/tables/${await received({})}/0`, 'infer')).status).toBe(404);
});

test('the images of a volume come in one stream, from the middle outward', async () => {
  for (const k of [0, 1, 2, 3])
    await received({
      0x00080018: ['UI', `1.2.7.${k}`],
      0x0020000d: ['UI', '1.2.1'],
      0x0020000e: ['UI', '1.2.1.1'],
      0x00200013: ['IS', String(k + 1)],
      0x00200032: ['DS', `0\\0\\${k}`],
      0x7fe00010: ['OW', [k, 0, 0, 0, 0, 0, 0, 0]],
    });
  const stream = new Uint8Array(await (await ask('/stacks/1.2.1.1_0')).arrayBuffer());
  const firstValues: number[][] = [];
  for (const piece of new StackReader().push(stream))
    // a piece's bytes are lent until the next
    if (piece.kind === 'image') firstValues.push([piece.index, new Uint16Array(piece.bytes)[0] ?? NaN]);
  expect(firstValues).toEqual([
    [2, 2],
    [3, 3],
    [1, 1],
    [0, 0],
  ]);
});

test('a stack that is not here is refused by name', async () => {
  const answer = await ask('/stacks/1.2.99_0');
  expect([answer.status, (await answer.json()) as unknown]).toMatchObject([422, { code: 'imaging.unknown' }]);
});

test('a film comes whole, or the part that is asked for, as its fragments make it together', async () => {
  const { instance, stream } = await receivedFilm('made-avc.mp4');
  const whole = await ask(`/videos/${instance}`);
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  expect(
    Buffer.from(await whole.arrayBuffer())
      .subarray(0, stream.length)
      .equals(stream),
  ).toBe(true);
  const [from, to] = [(stream.length >> 1) - 20, (stream.length >> 1) + 20]; // over the border of the fragments
  const part = await ask(`/videos/${instance}`, 'viewer', { range: `bytes=${from}-${to - 1}` });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/${stream.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(stream.subarray(from, to))).toBe(true);
  const beyond = await ask(`/videos/${instance}`, 'viewer', { range: `bytes=${stream.length + 10}-` });
  expect(beyond.status).toBe(416);
});

test('a film in a transport stream says so by its type, and an image is no film', async () => {
  const { instance } = await receivedFilm('made-mpeg2.mpegts');
  expect((await ask(`/videos/${instance}`)).headers.get('content-type')).toBe('video/mp2t');
  const image = await received({});
  expect(await (await ask(`/videos/${image}`)).json()).toMatchObject({ code: 'dicom.no-video' });
});

async function receivedFilm(name: FilmName): Promise<{ readonly instance: string; readonly stream: Buffer }> {
  const file = path.join(made.folder, `${name}.dcm`);
  const bytes = await makeFilm(name);
  await writeFile(file, bytes);
  return { instance: await put(file, bytes), stream: Buffer.from(await filmStream(name)) };
}
