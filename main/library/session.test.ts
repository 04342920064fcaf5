import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { KeyRing } from '../app/shell/shell.ts';
import { openSession } from './session.ts';
import type { Session, SessionOptions } from './session.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';

let folder: string;
let session: Session | null = null;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'session-'));
});
afterEach(async () => {
  await session?.close();
  session = null;
  await rm(folder, { recursive: true, force: true });
});

let ids = 0;
const start = async (wanted: Partial<SessionOptions> = {}): Promise<Session> => {
  await session?.close();
  const base = {
    folder,
    shell: { keyRing: null },
    isUnattended: false,
    now: () => new Date().toISOString(),
    newId: () => `id-${++ids}`,
    policyFile: path.join(folder, 'policy.json'),
    scryptLog2: 8,
  };
  session = await openSession({ ...base, ...wanted });
  return session;
};
const account = { name: 'Dr. A. Reader', passphrase: 'correct horse battery' };
const ring = (backend: string): KeyRing => ({
  backend,
  protect: async (secret) => secret.map((b) => b ^ 1),
  reveal: async (wrapped) => wrapped.map((b) => b ^ 1),
});

test('first start: new, then open with a person signed in and a recovery key', async () => {
  const first = await start();
  expect(first.state).toBe('new');
  expect(() => first.library).toThrow(expect.objectContaining({ code: 'library.locked' }));
  const { recoveryKey } = await first.setUp(account);
  expect(recoveryKey).toHaveLength(24);
  expect([first.state, first.person?.name]).toEqual(['open', 'Dr. A. Reader']);
  await expect(first.setUp(account)).rejects.toMatchObject({ code: 'keys.exists' });
});

test('second start: locked; a wrong passphrase is refused, the right one finds everything again', async () => {
  await (await start()).setUp(account);
  await session?.library.store.putReceived(makeBatch([{}]));
  const second = await start();
  expect([second.state, second.account?.name, second.person]).toEqual(['locked', 'Dr. A. Reader', null]);
  await expect(second.unlock('wrong')).rejects.toMatchObject({ code: 'keys.wrong' });
  await second.unlock(account.passphrase);
  expect((await second.library.store.counts({ today: null })).all).toBe(1);
});

test('with a key ring the library opens by itself; with another it says why it does not', async () => {
  await (await start({ shell: { keyRing: ring('keychain') } })).setUp(account);
  expect((await start({ shell: { keyRing: ring('keychain') } })).state).toBe('open');
  const changed = await start({ shell: { keyRing: ring('kwallet6') } });
  expect([changed.state, changed.problem]).toEqual(['locked', 'keys.backend']);
  expect((await start()).problem).toBeNull(); // a shell without a key ring asks for the passphrase
});

test('unlocked twice at once, the library is opened once', async () => {
  await (await start()).setUp(account);
  const twice = await start();
  await Promise.all([twice.unlock(account.passphrase), twice.unlock(account.passphrase)]);
  const { entries } = await twice.library.store.journal({ subject: null, offset: 0, limit: 10 });
  expect(entries.map(({ kind }) => kind)).toEqual(['sign-in', 'sign-in']); // this one, and the set-up's
});

test('wrong passphrases tried at once are each counted', async () => {
  await (await start()).setUp(account);
  const guessed = await start();
  const tries = await Promise.allSettled([1, 2, 3].map((n) => guessed.unlock(`guess ${n}`)));
  expect(tries.map((one) => one.status === 'rejected' && one.reason.params.tries)).toEqual([4, 3, 2]);
});

test('the recovery key opens and sets a new passphrase', async () => {
  const { recoveryKey } = await (await start()).setUp(account);
  const forgot = await start();
  await forgot.recover({ recoveryKey, newPassphrase: 'a new long passphrase' });
  expect(forgot.state).toBe('open');
  await (await start()).unlock('a new long passphrase');
});

test('before signing the passphrase is asked again', async () => {
  const signer = await start();
  await signer.setUp(account);
  await expect(signer.confirm(account.passphrase)).resolves.toBeUndefined();
  await expect(signer.confirm('wrong')).rejects.toMatchObject({ code: 'keys.wrong' });
});

test('what is done with nobody at the keyboard is done by nobody', async () => {
  const unattended = await start({ isUnattended: true });
  await unattended.openThrowAway();
  expect([unattended.person, unattended.actor]).toEqual([null, { kind: 'unattended' }]);
});

test('locking signs out but lets a running job finish', async () => {
  const reader = await start();
  await reader.setUp(account);
  const { library } = reader;
  const states: string[] = [];
  reader.changed.listen((state) => states.push(state));
  let finish = (): void => undefined;
  const job = library.jobs.run(
    { kind: 'dicom.import', input: {}, signal: new AbortController().signal },
    () => new Promise<string>((resolve) => (finish = () => resolve('done'))),
  );
  await expect.poll(() => library.jobs.list()).toMatchObject([{ state: 'running' }]);
  await reader.lock();
  expect([reader.state, states, reader.behindLock]).toEqual(['locked', ['locked'], 1]);
  expect(() => reader.library).toThrow('library.locked');
  finish();
  expect(await job).toBe('done');
  await expect.poll(() => [reader.behindLock, states]).toEqual([0, ['locked', 'locked']]); // closed with its last job
  await reader.unlock(account.passphrase);
  expect(await reader.library.jobs.list()).toMatchObject([{ kind: 'dicom.import', state: 'done' }]);
});

test('who comes back finds the jobs that went on, and where the window was; the journal says that they did', async () => {
  const reader = await start();
  await reader.setUp(account);
  const { library } = reader;
  let finish = (): void => undefined;
  const asked = { kind: 'inference.batch', input: {}, signal: new AbortController().signal };
  const job = library.jobs.run(asked, () => new Promise<void>((resolve) => (finish = resolve)));
  await expect.poll(() => library.jobs.count).toBe(1);
  await reader.lock('{"page":"batch"}');
  await expect(reader.unlock('not the passphrase')).rejects.toMatchObject({ code: 'keys.wrong' });
  expect(reader.behindLock).toBe(1); // a stranger's try ends nothing
  await reader.unlock(account.passphrase);
  expect(reader.library).toBe(library);
  expect([reader.takeLeftAt(), reader.takeLeftAt()]).toEqual(['{"page":"batch"}', null]);
  const { entries } = await library.store.journal({ subject: null, offset: 0, limit: 10 });
  expect(entries.find(({ kind }) => kind === 'sign-out.jobs')).toMatchObject({
    params: { jobs: 1 },
    actor: { name: account.name },
  });
  finish();
  await job;
});

test('listeners follow the library through lock and unlock', async () => {
  const reader = await start();
  const attached: string[] = [];
  const stop = reader.whileOpen(() => {
    attached.push('attached');
    return () => attached.push('detached');
  });
  await reader.setUp(account);
  await reader.lock();
  await reader.unlock(account.passphrase);
  stop();
  expect(attached).toEqual(['attached', 'detached', 'attached', 'detached']);
});

test('a policy that cannot be read is never passed over', async () => {
  await writeFile(path.join(folder, 'policy.json'), '{"schema": 1, "locked": "all"}');
  await expect(start()).rejects.toMatchObject({ code: 'settings.policy' });
});

test('a policy locks what IT may lock', async () => {
  await writeFile(
    path.join(folder, 'policy.json'),
    JSON.stringify({ schema: 1, values: { 'library.import': 'index' }, locked: ['library.import'] }),
  );
  const reader = await start();
  await reader.setUp(account);
  expect(reader.library.settings.get('library.import')).toBe('index');
  await expect(reader.library.settings.set('library.import', 'copy')).rejects.toMatchObject({
    code: 'settings.locked',
  });
  await reader.library.settings.set('display.theme', 'light');
  const again = await start();
  await again.unlock(account.passphrase);
  expect(again.library.settings.row('display.theme')).toMatchObject({ value: 'light', from: 'user' });
});
