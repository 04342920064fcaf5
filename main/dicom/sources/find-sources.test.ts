import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directoryClass } from '../../../models/dicom/header/read-header.ts';
import { makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import { makeZip } from '../../../tests/fixtures/make-zip.ts';
import { unpackMember } from '../reading/unpack-member.ts';
import { findSources } from './find-sources.ts';
import type { PackedMember, Source, Unreadable } from './source.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-sources-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;
const found = async (...names: string[]): Promise<(Source | Unreadable)[]> => {
  const all: (Source | Unreadable)[] = [];
  for await (const source of findSources(
    names.map((name) => path.join(folder, name)),
    signal,
  ))
    all.push(source);
  return all;
};
const namesOf = (sources: readonly (Source | Unreadable)[]) => sources.map(({ name }) => name);

test('a folder is met in the order of its names, and a DICOMDIR stands for the folder it lies in', async () => {
  await mkdir(path.join(folder, 'cd/b'), { recursive: true });
  for (const name of ['cd/b/2', 'cd/b/1', 'cd/a', 'cd/DICOMDIR']) await writeFile(path.join(folder, name), 'x');
  const whole = namesOf(await found('cd'));
  expect(whole).toEqual(['cd/DICOMDIR', 'cd/a', 'cd/b/1', 'cd/b/2']);
  expect(namesOf(await found('cd/DICOMDIR'))).toEqual(whole);
});

test('a DICOMDIR is known by its first bytes, also under another name', async () => {
  const directory = makeDicom({}, { meta: { 0x00020002: ['UI', directoryClass] } });
  for (const [name, bytes] of [
    ['DICOMDIR;1', directory],
    ['image', 'x'],
  ] as const)
    await writeFile(path.join(folder, name), bytes);
  expect(namesOf(await found('DICOMDIR;1')).map((name) => path.basename(name))).toEqual(['DICOMDIR;1', 'image']);
  expect(namesOf(await found('image'))).toEqual(['image']);
});

test('a link back up ends: no file is met twice', async () => {
  await mkdir(path.join(folder, 'a'));
  await writeFile(path.join(folder, 'a/1'), 'x');
  await symlink('..', path.join(folder, 'a/up'));
  expect(namesOf(await found('a', 'a/1'))).toEqual(['a/1']);
});

test('what is not there is told by name and reason', async () => {
  expect(await found('nothing')).toMatchObject([{ kind: 'unreadable', why: { code: 'import.not-there' } }]);
});

const write = (bytes: Uint8Array): Promise<void> => writeFile(path.join(folder, 'a.zip'), bytes);

/** The members as they come out, `name: text`, or `name: code` of what was refused. */
const unpacked = async (): Promise<string[]> => {
  const lines: string[] = [];
  for await (const source of findSources([path.join(folder, 'a.zip')], signal)) {
    if (source.kind === 'unreadable') lines.push(`${source.name}: ${source.why.code}`);
    else {
      const member: PackedMember | null = source.read && (await source.read());
      const plain = member && unpackMember(member);
      lines.push(`${source.name}: ${plain?.ok ? Buffer.from(plain.value).toString() : plain?.error.code}`);
    }
  }
  return lines;
};

/** Every occurrence of a text in the archive changed; of equal length, so that nothing moves. */
const renamed = (zip: Buffer, from: string, to: string): Buffer =>
  Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
const central = (zip: Buffer): number => zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));

test.skipIf(process.platform === 'win32')('a chosen pipe is refused, not waited for', async () => {
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  expect(await found('pipe')).toMatchObject([{ kind: 'unreadable', why: { code: 'import.not-a-file' } }]);
});

describe('members of an archive', () => {
  const long = 'slice '.repeat(2000);

  test('packed or stored, each comes out as it went in', async () => {
    await write(
      await makeZip([
        { name: 'IM/1', bytes: long },
        { name: 'IM/2', bytes: 'stored', isStored: true },
        { name: 'IM/3', bytes: '' },
      ]),
    );
    expect(await unpacked()).toEqual([`a.zip!IM/1: ${long}`, 'a.zip!IM/2: stored', 'a.zip!IM/3: ']);
  });

  test('a name that leads out of the archive is refused, the others are read', async () => {
    const zip = await makeZip([
      { name: 'aa/up', bytes: 'x' },
      { name: 'ok', bytes: 'y' },
    ]);
    await write(renamed(zip, 'aa/up', '../up'));
    expect(await unpacked()).toEqual(['a.zip!../up: import.archive-path', 'a.zip!ok: y']);
  });

  test('of two members of one name the first is read', async () => {
    const zip = await makeZip([
      { name: 'a', bytes: '1' },
      { name: 'b', bytes: '2' },
    ]);
    await write(renamed(zip, 'b', 'a'));
    expect(await unpacked()).toEqual(['a.zip!a: 1', 'a.zip!a#2: import.archive-twice']);
  });

  test('a member whose bytes were changed on the way is refused: its checksum does not fit', async () => {
    const zip = await makeZip([{ name: 'a', bytes: 'heart', isStored: true }]);
    await write(renamed(zip, 'heart', 'heard'));
    expect(await unpacked()).toEqual(['a.zip!a: import.archive-damaged']);
  });

  test('a member that unpacks to more than it says is refused', async () => {
    const zip = await makeZip([{ name: 'a', bytes: long }]);
    zip.writeUInt32LE(100, central(zip) + 24); // uncompressed size
    await write(zip);
    expect(await unpacked()).toEqual(['a.zip!a: import.archive-damaged']);
  });

  test('a member that claims more than any compression gains is refused before anything is allocated', async () => {
    const zip = await makeZip([{ name: 'a', bytes: long }]);
    zip.writeUInt32LE(0x7fffffff, central(zip) + 24);
    await write(zip);
    expect(await unpacked()).toEqual(['a.zip!a: import.archive-too-large']);
  });

  test('an unknown compression is refused by its number', async () => {
    const zip = await makeZip([{ name: 'a', bytes: long }]);
    zip.writeUInt16LE(9, central(zip) + 10);
    await write(zip);
    expect(await unpacked()).toEqual(['a.zip!a: import.archive-method']);
  });

  test('an archive without its table of contents is refused as a whole', async () => {
    await write((await makeZip([{ name: 'a', bytes: long }])).subarray(0, 30));
    expect(await unpacked()).toEqual(['a.zip: import.archive']);
  });
});
