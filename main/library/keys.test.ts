import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  changePassphrase,
  keyFor,
  makeKeys,
  openByKeyRing,
  openByPassphrase,
  openByRecoveryKey,
  readKeyFile,
} from './keys.ts';
import type { KeyRing } from '../app/shell/shell.ts';
import type { KeyPlace } from './keys.ts';

let folder: string;
let clock: number;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
  clock = Date.parse('2026-01-10T10:00:00.000Z');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);
const ring = (backend: string): KeyRing => ({
  backend,
  protect: async (secret) => flip(secret),
  reveal: async (wrapped) => flip(wrapped),
});
const place = (keyRing: KeyRing | null = null): KeyPlace => ({
  folder,
  keyRing,
  now: () => new Date(clock).toISOString(),
  scryptLog2: 8,
});
const account = { id: 'p1', name: 'Dr. A. Reader' };
const passphrase = 'correct horse battery';
const make = (keyRing: KeyRing | null = null) => makeKeys(place(keyRing), { account, passphrase });

test('the passphrase opens; the key itself stands nowhere on disk', async () => {
  const { key } = await make();
  expect(await openByPassphrase(place(), passphrase)).toEqual(new Uint8Array(key));
  const onDisk = await readFile(path.join(folder, 'keys.json'), 'utf8');
  expect(onDisk).not.toContain(Buffer.from(key).toString('base64'));
  expect(onDisk).not.toContain(passphrase);
});

test('a passphrase typed with composed or decomposed letters is one passphrase', async () => {
  await makeKeys(place(), { account, passphrase: 'Schlüsselwörter 1' });
  await expect(openByPassphrase(place(), 'Schlüsselwörter 1'.normalize('NFD'))).resolves.toHaveLength(32);
});

test('a wrong passphrase says how many tries are left, then a minute of pause', async () => {
  await make();
  for (const tries of [4, 3, 2, 1])
    await expect(openByPassphrase(place(), 'wrong')).rejects.toMatchObject({
      code: 'keys.wrong',
      params: { tries, minutes: 1 },
    });
  await expect(openByPassphrase(place(), 'wrong')).rejects.toMatchObject({
    code: 'keys.paused',
    params: { seconds: 60 },
  });
  clock += 40_000;
  await expect(openByPassphrase(place(), passphrase)).rejects.toMatchObject({
    code: 'keys.paused',
    params: { seconds: 20 },
  });
  clock += 20_000;
  await expect(openByPassphrase(place(), passphrase)).resolves.toHaveLength(32);
  await expect(openByPassphrase(place(), 'wrong')).rejects.toMatchObject({ params: { tries: 4 } });
});

test('the key ring opens without asking, and a shell without one opens the same library by passphrase', async () => {
  const { key } = await make(ring('keychain'));
  expect(await openByKeyRing(place(ring('keychain')))).toEqual(new Uint8Array(key));
  expect(await openByKeyRing(place(null))).toBeNull();
  expect(await openByPassphrase(place(null), passphrase)).toEqual(new Uint8Array(key));
  expect(await openByKeyRing(place(ring('keychain')))).toEqual(new Uint8Array(key)); // still known to the ring
});

test('another key ring is refused; the recovery key opens and takes it into use', async () => {
  const { key, recoveryKey } = await make(ring('gnome_libsecret'));
  const now = place(ring('kwallet6'));
  await expect(openByKeyRing(now)).rejects.toMatchObject({
    code: 'keys.backend',
    params: { found: 'kwallet6', recorded: 'gnome_libsecret' },
  });
  expect(
    await openByRecoveryKey(now, { recoveryKey: recoveryKey.toLowerCase(), newPassphrase: 'another long one' }),
  ).toEqual(new Uint8Array(key));
  expect(await openByKeyRing(now)).toEqual(new Uint8Array(key));
  await expect(openByPassphrase(now, passphrase)).rejects.toMatchObject({ code: 'keys.wrong' });
  await expect(openByPassphrase(now, 'another long one')).resolves.toHaveLength(32);
});

test('a key ring that no longer reveals is refused as changed', async () => {
  await make(ring('keychain'));
  const broken: KeyRing = { ...ring('keychain'), reveal: () => Promise.reject(new Error('denied')) };
  await expect(openByKeyRing(place(broken))).rejects.toMatchObject({ code: 'keys.backend' });
});

test('a mistyped recovery key is told from a wrong one', async () => {
  const { recoveryKey } = await make();
  const last = recoveryKey.at(-1) === '0' ? '1' : '0';
  const open = (typed: string) => openByRecoveryKey(place(), { recoveryKey: typed, newPassphrase: 'another long one' });
  await expect(open(recoveryKey.slice(0, -1) + last)).rejects.toMatchObject({ code: 'keys.recovery-typo' });
  await expect(open('0000-0000-0000-0000-0000')).rejects.toMatchObject({ code: 'keys.recovery-wrong' });
});

test('a changed passphrase opens the same key, the old one no more, the recovery key still', async () => {
  const { key, recoveryKey } = await make();
  await expect(
    changePassphrase(place(), { passphrase: 'wrong', newPassphrase: 'another long one' }),
  ).rejects.toMatchObject({ code: 'keys.wrong' });
  await changePassphrase(place(), { passphrase, newPassphrase: 'another long one' });
  await expect(openByPassphrase(place(), passphrase)).rejects.toMatchObject({ code: 'keys.wrong' });
  expect(await openByPassphrase(place(), 'another long one')).toEqual(new Uint8Array(key));
  expect(await openByRecoveryKey(place(), { recoveryKey, newPassphrase: 'a third long one' })).toEqual(
    new Uint8Array(key),
  );
});

test('a library is made once; damaged keys are said to be damaged, never made anew', async () => {
  await expect(openByPassphrase(place(), passphrase)).rejects.toMatchObject({ code: 'keys.none' });
  await make();
  await expect(make()).rejects.toMatchObject({ code: 'keys.exists' });
  await writeFile(path.join(folder, 'keys.json'), '{"schema": 1');
  await expect(readKeyFile(folder)).rejects.toMatchObject({ code: 'keys.damaged' });
  await expect(make()).rejects.toMatchObject({ code: 'keys.damaged' });
});

test('each purpose has a key of its own', () => {
  const key = new Uint8Array(32).fill(7);
  expect(keyFor(key, 'database')).not.toEqual(keyFor(key, 'blobs'));
  expect(keyFor(key, 'database')).toHaveLength(32);
});
