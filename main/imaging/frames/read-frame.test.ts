import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import { Digest, InstanceId, SeriesUid, StudyUid } from '../../../models/base/ids.ts';
import { readHeader } from '../../../models/dicom/header/read-header.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { decoderOf } from '../decode/decoder.ts';
import { readFrame } from './read-frame.ts';
import { headerOf } from '../sets-of-study.ts';

let library: Library;
let folder: string;
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-values-'));
});
afterAll(async () => {
  await decoderOf(library.blobs).close();
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const inflate = (bytes: Uint8Array): Uint8Array | undefined => inflateRawSync(bytes);

/** A file left in place, as the library would keep it. */
function recordOf(file: string, bytes: Uint8Array): InstanceRecord {
  const read = readHeader(bytes, { inflate });
  if (!read.ok) throw new Error(read.error.code);
  const { value: header } = read;
  return {
    id: InstanceId.parse(randomUUID()),
    studyUid: StudyUid.parse('1.2.3'),
    seriesUid: SeriesUid.parse('1.2.3.1'),
    sopUid: header.sopInstanceUid,
    sopClassUid: header.sopClassUid,
    transferSyntaxUid: header.transferSyntaxUid,
    number: 1,
    frames: header.image?.frames ?? 0,
    digest: Digest.parse(createHash('sha256').update(bytes).digest('hex')),
    bytes: bytes.length,
    name: path.basename(file),
    path: file,
    isImage: true,
    isFlagged: false,
    isQuarantined: false,
    problem: null,
    identity: header.patient,
    header,
  };
}

test('the second frame of a big-endian file is its second half, turned around', async () => {
  const file = path.join(folder, 'two.dcm');
  const elements = ctElements({ 0x00280008: ['IS', '2'], 0x7fe00010: ['OW', Array.from({ length: 16 }, (_, i) => i)] });
  await writeFile(file, makeDicom(elements, { isLittleEndian: false }));
  const record = recordOf(file, readFileSync(file));
  expect(Array.from((await readFrame(record, headerOf(record), { frame: 1, library })).values)).toEqual([
    8, 9, 10, 11, 12, 13, 14, 15,
  ]);
});

test('a frame that is not there is refused by its number', async () => {
  const file = path.join(folder, 'one.dcm');
  await writeFile(file, makeDicom(ctElements()));
  const record = recordOf(file, readFileSync(file));
  await expect(readFrame(record, headerOf(record), { frame: 1, library })).rejects.toMatchObject({
    code: 'dicom.no-frame',
    params: { frame: 1, frames: 1 },
  });
});

test('a file that was moved since it was indexed is named', async () => {
  const file = path.join(folder, 'gone.dcm');
  await writeFile(file, makeDicom(ctElements()));
  const record = recordOf(file, readFileSync(file));
  await rm(file);
  await expect(readFrame(record, headerOf(record), { frame: 0, library })).rejects.toMatchObject({
    code: 'dicom.moved',
  });
});

// Real files, with the SHA-256 of their stored values as two independent decoders gave them.
const shared = new URL('../../../../shared/data/test/', import.meta.url);
const hasShared = existsSync(shared);
const rows = hasShared
  ? readFileSync(new URL('manifest.csv', shared), 'utf8')
      .split('\n')
      .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  : [];
const [head = []] = rows;
const column = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
// JPEG and JPEG-LS in their lossy form agree to the bit as well; JPEG 2000 and HTJ2K need not.
const exact = /^1\.2\.840\.10008\.1\.2(\.1|\.2|\.1\.99|\.5|\.8\.1|\.4\.(50|51|53|55|57|70|80|81|90|201|202))?$/;
const files = rows
  .slice(1)
  .filter((row) => row.length === head.length && !column(row, 'path').includes('!') && column(row, 'kind') === 'DICOM')
  .filter(
    (row) => /^(01|02|03|09|10|11|12|14|16)-/.test(column(row, 'path')) && exact.test(column(row, 'transfer_syntax')),
  )
  .map((row) => [column(row, 'path'), column(row, 'pixel_sha256_all')] as const)
  // Tiles at a slide's edge are smaller than their frame: what fills it is each decoder's own.
  .filter(([name, hash]) => hash !== '' && !name.includes('fo-multiframe'));

describe.skipIf(!hasShared)('stored values of all frames of real files (needs ../shared)', () => {
  test.each(files)('%s', async (name, hash) => {
    const file = new URL(name.split('/').map(encodeURIComponent).join('/'), shared).pathname;
    const decoded = decodeURIComponent(file);
    const record = recordOf(decoded, readFileSync(decoded));
    const digest = createHash('sha256');
    for (let frame = 0; frame < record.frames; frame++) {
      const { values } = await readFrame(record, headerOf(record), { frame, library });
      digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
    expect(digest.digest('hex')).toBe(hash);
  });
});
