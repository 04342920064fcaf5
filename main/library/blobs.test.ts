import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Digest } from '../../models/base/ids.ts';
import { Blobs } from './blobs.ts';
import { pieceBytes } from './store/sealed-file.ts';

let folder: string;
let blobs: Blobs;
const key = randomBytes(32);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blobs-'));
  blobs = await Blobs.open(folder, key);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const filesOf = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const onlyFile = async () => (await filesOf())[0] ?? '';

test.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes, 3 * pieceBytes + 17])(
  '%i bytes come back as they were put',
  async (length) => {
    const bytes = new Uint8Array(randomBytes(length));
    const digest = await blobs.put(bytes);
    expect(digest).toBe(digestOf(bytes));
    expect(await blobs.size(digest)).toBe(length);
    expect(await blobs.read(digest)).toEqual(bytes);
  },
);

test('a range is read alone, across pieces, to the last byte', async () => {
  const bytes = new Uint8Array(randomBytes(3 * pieceBytes + 100));
  const digest = await blobs.put(bytes);
  for (const [from, to] of [
    [0, 10],
    [pieceBytes - 5, pieceBytes + 5],
    [pieceBytes, 2 * pieceBytes],
    [3 * pieceBytes, bytes.length],
    [7, 7],
  ] as const)
    expect(await blobs.readRange(digest, { from, to })).toEqual(bytes.slice(from, to));
  await expect(blobs.readRange(digest, { from: 0, to: bytes.length + 1 })).rejects.toThrow(RangeError);
});

test('what comes in pieces is one blob, kept once, and there after flush', async () => {
  const pieces = [randomBytes(70_000), randomBytes(10), randomBytes(200_000)];
  const first = await blobs.write(pieces);
  const second = await blobs.write([Buffer.concat(pieces)]);
  expect(second).toEqual(first);
  expect(first.bytes).toBe(270_010);
  expect(await blobs.read(first.digest)).toHaveLength(270_010); // also before
  await blobs.flush();
  expect(await filesOf()).toHaveLength(1);
  expect(await (await Blobs.open(folder, key)).read(first.digest)).toHaveLength(270_010);
});

test('no file name and no byte tells what is kept', async () => {
  const bytes = Buffer.from('SAMPLE^Jane'.repeat(100));
  const digest = await blobs.put(bytes);
  const file = await onlyFile();
  expect(file).not.toContain(digest);
  expect((await readFile(file)).includes('SAMPLE')).toBe(false);
});

test('one changed bit anywhere gives blob.damaged, never other bytes', async () => {
  const digest = await blobs.put(new Uint8Array(2 * pieceBytes));
  const file = await onlyFile();
  const sealed = await readFile(file);
  for (const at of [0, 10, 40, pieceBytes, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(file, changed);
    await expect(blobs.read(digest)).rejects.toMatchObject({ code: 'blob.damaged' });
  }
});

test('a file cut at the border of a piece is damaged, and so are exchanged pieces', async () => {
  const digest = await blobs.put(new Uint8Array(randomBytes(3 * pieceBytes)));
  const file = await onlyFile();
  const sealed = await readFile(file);
  const piece = pieceBytes + 16;
  await writeFile(
    file,
    Buffer.concat([
      sealed.subarray(0, 32),
      sealed.subarray(32 + piece, 32 + 2 * piece),
      sealed.subarray(32, 32 + piece),
      sealed.subarray(32 + 2 * piece),
    ]),
  );
  await expect(blobs.read(digest)).rejects.toMatchObject({ code: 'blob.damaged' });
  await writeFile(file, sealed);
  await truncate(file, 32 + 2 * piece);
  await expect(blobs.read(digest)).rejects.toMatchObject({ code: 'blob.damaged' });
  await truncate(file, 5);
  await expect(blobs.read(digest)).rejects.toMatchObject({ code: 'blob.damaged' });
});

test('another library’s key opens nothing, and what was never put is missing', async () => {
  const digest = await blobs.put(randomBytes(10));
  await expect((await Blobs.open(folder, randomBytes(32))).read(digest)).rejects.toMatchObject({
    code: 'blob.missing',
  });
  await expect(blobs.read(Digest.parse('0'.repeat(64)))).rejects.toMatchObject({ code: 'blob.missing' });
});

test('a source that breaks off leaves nothing behind', async () => {
  const broken = async function* () {
    yield randomBytes(100_000);
    throw new Error('the disk was pulled out');
  };
  await expect(blobs.write(broken())).rejects.toThrow('pulled out');
  expect(await filesOf()).toEqual([]);
});
