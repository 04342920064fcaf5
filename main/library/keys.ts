import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import { Instant } from '../../models/base/dates.ts';
import { z } from '../../models/base/schema.ts';
import { makeRecoveryKey, readRecoveryKey } from './store/recovery-key.ts';
import type { KeyRing } from '../app/shell/shell.ts';

// One random key of 32 bytes opens the library. It is written nowhere but wrapped: by the passphrase, by the recovery
// key, and by the key ring of the operating system where there is one. `keys.json` holds the wrappings.

export interface KeyPlace {
  readonly folder: string; // the library's
  readonly keyRing: KeyRing | null; // null: none, or one that protects nothing (Linux `basic_text`)
  readonly now: () => string;
  /** log2 of scrypt's cost for keys made here; 17 but in tests. */
  readonly scryptLog2?: number;
}

const Base64 = z.base64();
const Wrapped = z.object({ salt: Base64, log2: z.number().int().min(4).max(24), sealed: Base64 });
const KeyFile = z.object({
  schema: z.literal(1),
  library: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  passphrase: Wrapped,
  recovery: Wrapped,
  keyRing: z.object({ backend: z.string(), sealed: Base64 }).nullable(),
  failures: z.object({ count: z.number().int(), pausedUntil: Instant.nullable() }),
});
export type KeyFile = z.infer<typeof KeyFile>;
type Wrapped = z.infer<typeof Wrapped>;

const triesBeforePause = 5;
const pauseMinutes = 1;

/** @returns null when there is no library yet. @throws AppError `keys.damaged`. */
export async function readKeyFile(folder: string): Promise<KeyFile | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError('keys.damaged', {}, error);
  });
  if (text === null) return null;
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('keys.damaged', {}, error);
  }
}

/**
 * Makes a library's key and wraps it three ways.
 *
 * @returns the key, and the recovery key: shown once, kept nowhere. @throws AppError `keys.exists`.
 */
export async function makeKeys(
  place: KeyPlace,
  { account, passphrase }: { account: KeyFile['account']; passphrase: string },
): Promise<{ key: Uint8Array; recoveryKey: string }> {
  if (await readKeyFile(place.folder)) throw new AppError('keys.exists');
  const key = randomBytes(32);
  const recoveryKey = makeRecoveryKey(randomBytes(18));
  const log2 = place.scryptLog2 ?? 17;
  const [byPassphrase, byRecovery] = await Promise.all([
    wrap(key, passphrase.normalize('NFC'), log2),
    wrap(key, recoveryKey, log2),
  ]);
  await writeKeyFile(place.folder, {
    schema: 1,
    library: randomBytes(16).toString('hex'),
    account,
    passphrase: byPassphrase,
    recovery: byRecovery,
    keyRing: await wrapByRing(key, place.keyRing),
    failures: { count: 0, pausedUntil: null },
  });
  return { key, recoveryKey };
}

/**
 * Opens by passphrase. Five wrong ones are followed by a pause of a minute, also across restarts. A key ring that has
 * changed is taken into use: who knows the passphrase has shown who they are.
 *
 * @throws AppError `keys.wrong` {tries, minutes}, `keys.paused` {seconds}, `keys.none`.
 */
export async function openByPassphrase(place: KeyPlace, passphrase: string): Promise<Uint8Array> {
  const file = await wanted(place.folder);
  refuseWhilePaused(file, place.now());
  const key = await unwrap(file.passphrase, passphrase.normalize('NFC'));
  if (!key) throw await noteFailure(place, file);
  const keyRing = isOtherRing(file, place.keyRing) ? await wrapByRing(key, place.keyRing) : file.keyRing;
  const isFresh = file.failures.count === 0 && file.failures.pausedUntil === null && keyRing === file.keyRing;
  if (!isFresh) await writeKeyFile(place.folder, { ...file, keyRing, failures: { count: 0, pausedUntil: null } });
  return key;
}

/**
 * Opens by the key ring, without asking anybody.
 *
 * @returns null where there is no key ring, or none that ever wrapped this key. @throws AppError `keys.backend` when the
 *   ring is another than the one that wrapped the key, or no longer reveals it.
 */
export async function openByKeyRing({ folder, keyRing }: KeyPlace): Promise<Uint8Array | null> {
  const file = await wanted(folder);
  if (!keyRing || !file.keyRing) return null;
  if (keyRing.backend !== file.keyRing.backend)
    throw new AppError('keys.backend', { found: keyRing.backend, recorded: file.keyRing.backend });
  try {
    const key = await keyRing.reveal(fromBase64(file.keyRing.sealed));
    if (key.length !== 32) throw new RangeError(`the key ring revealed ${key.length} bytes, not 32`);
    return key;
  } catch (error) {
    throw new AppError('keys.backend', { found: keyRing.backend, recorded: file.keyRing.backend }, error);
  }
}

/**
 * Opens by the recovery key, and wraps anew: by the new passphrase, and by the key ring of today. The recovery key stays.
 *
 * @throws AppError `keys.recovery-typo` (no such key can be), `keys.recovery-wrong`, `keys.none`.
 */
export async function openByRecoveryKey(
  place: KeyPlace,
  { recoveryKey, newPassphrase }: { recoveryKey: string; newPassphrase: string },
): Promise<Uint8Array> {
  const typed = readRecoveryKey(recoveryKey);
  if (!typed.ok) throw new AppError(typed.error.code);
  const file = await wanted(place.folder);
  const key = await unwrap(file.recovery, typed.value);
  if (!key) throw new AppError('keys.recovery-wrong');
  const passphrase = await wrap(key, newPassphrase.normalize('NFC'), place.scryptLog2 ?? 17);
  await writeKeyFile(place.folder, {
    ...file,
    passphrase,
    keyRing: await wrapByRing(key, place.keyRing),
    failures: { count: 0, pausedUntil: null },
  });
  return key;
}

/**
 * Another passphrase for the same key; the old one opens no more. The recovery key stays.
 *
 * @throws AppError as `openByPassphrase` when the old one is not right.
 */
export async function changePassphrase(
  place: KeyPlace,
  { passphrase, newPassphrase }: { passphrase: string; newPassphrase: string },
): Promise<void> {
  const key = await openByPassphrase(place, passphrase);
  const wrapped = await wrap(key, newPassphrase.normalize('NFC'), place.scryptLog2 ?? 17);
  await writeKeyFile(place.folder, { ...(await wanted(place.folder)), passphrase: wrapped });
}

/** A key for one purpose, so that no two uses share one. */
export const keyFor = (key: Uint8Array, purpose: 'database' | 'blobs' | 'names'): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `phenoscope ${purpose}`, 32));

const fileIn = (folder: string): string => path.join(folder, 'keys.json');
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

async function wanted(folder: string): Promise<KeyFile> {
  const file = await readKeyFile(folder);
  if (!file) throw new AppError('keys.none');
  return file;
}

/** Whole or not at all: written beside, brought to disk, then given its name. */
async function writeKeyFile(folder: string, file: KeyFile): Promise<void> {
  const beside = `${fileIn(folder)}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, fileIn(folder));
}

function refuseWhilePaused({ failures }: KeyFile, now: string): void {
  if (failures.pausedUntil === null || now >= failures.pausedUntil) return;
  throw new AppError('keys.paused', {
    seconds: Math.ceil((Date.parse(failures.pausedUntil) - Date.parse(now)) / 1000),
  });
}

async function noteFailure(place: KeyPlace, file: KeyFile): Promise<AppError> {
  const count = file.failures.count + 1;
  const isPause = count >= triesBeforePause;
  const pausedUntil = isPause ? new Date(Date.parse(place.now()) + pauseMinutes * 60_000).toISOString() : null;
  await writeKeyFile(place.folder, { ...file, failures: { count: isPause ? 0 : count, pausedUntil } });
  return isPause
    ? new AppError('keys.paused', { seconds: pauseMinutes * 60 })
    : new AppError('keys.wrong', { tries: triesBeforePause - count, minutes: pauseMinutes });
}

const isOtherRing = (file: KeyFile, ring: KeyRing | null): boolean =>
  ring !== null && ring.backend !== file.keyRing?.backend;

const wrapByRing = async (key: Uint8Array, ring: KeyRing | null): Promise<KeyFile['keyRing']> =>
  ring && { backend: ring.backend, sealed: toBase64(await ring.protect(key)) };

async function wrap(key: Uint8Array, secret: string, log2: number): Promise<Wrapped> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, salt, log2), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { salt: toBase64(salt), log2, sealed: toBase64(sealed) };
}

/** @returns null when the secret is not the one it was wrapped by. */
async function unwrap({ salt, log2, sealed }: Wrapped, secret: string): Promise<Uint8Array | null> {
  const bytes = fromBase64(sealed);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await stretch(secret, fromBase64(salt), log2),
    bytes.subarray(0, 12),
    { authTagLength: 16 },
  );
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
  } catch {
    return null;
  }
}

const stretch = (secret: string, salt: Uint8Array, log2: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = { N: 2 ** log2, r: 8, p: 1, maxmem: 2 ** log2 * 1024 * 2 };
    scrypt(secret, salt, 32, cost, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
