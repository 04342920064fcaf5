import { randomBytes } from 'node:crypto';
import { AppError } from '../../models/base/app-error.ts';
import type { Actor, Person } from '../../models/base/actor.ts';
import type { Policy } from '../../models/library/settings.ts';
import { changePassphrase, openByKeyRing, openByPassphrase, openByRecoveryKey, makeKeys, readKeyFile } from './keys.ts';
import type { KeyRing } from '../app/shell/shell.ts';
import type { KeyPlace } from './keys.ts';
import { openLibrary } from './library.ts';
import type { Library } from './library.ts';
import { News } from './store/news.ts';
import { policyPath, readPolicy } from './settings.ts';

export interface SessionOptions {
  readonly folder: string; // the library's; exists
  readonly shell: { readonly keyRing: KeyRing | null };
  /** Nobody is at the keyboard: what is done is done by nobody, never by a person. */
  readonly isUnattended: boolean;
  readonly now: () => string;
  readonly newId: () => string;
  readonly policyFile?: string;
  readonly scryptLog2?: number;
}

export type SessionState = 'new' | 'locked' | 'open';

/** The library at its place on disk: not yet made, locked, or open with somebody signed in. */
export class Session {
  readonly changed = new News<SessionState>();
  /** Somebody touches a window: two windows lock together, or not at all. */
  readonly touched = new News<{ readonly window: string }>();
  readonly #options: SessionOptions;
  readonly #policy: Policy;
  #account: { readonly id: string; readonly name: string } | null;
  #open: Library | null = null;
  #lingering: Library | null = null; // locked, but jobs still run in it
  #problem: string | null = null;
  #leftAt: string | null = null;
  #closing: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve(); // of what asks for a key

  constructor(options: SessionOptions, policy: Policy, account: { readonly id: string; readonly name: string } | null) {
    this.#options = options;
    this.#policy = policy;
    this.#account = account;
  }

  get state(): SessionState {
    if (this.#open) return 'open';
    return this.#account ? 'locked' : 'new';
  }

  get account(): { readonly name: string } | null {
    return this.#account && { name: this.#account.name };
  }

  /** Why the library did not open by itself, as a code; null: no reason to name. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Jobs that go on although nobody is signed in; the library closes with the last of them. */
  get behindLock(): number {
    return this.#lingering?.jobs.count ?? 0;
  }

  get keyBackend(): 'keyring' | 'passphrase' {
    return this.#options.shell.keyRing ? 'keyring' : 'passphrase';
  }

  /** @throws AppError `library.locked`. */
  get library(): Library {
    if (!this.#open) throw new AppError('library.locked');
    return this.#open;
  }

  /** Who acts. @throws AppError `library.locked`. */
  get actor(): Actor {
    if (!this.#open) throw new AppError('library.locked');
    return this.person ?? { kind: 'unattended' };
  }

  /** The person signed in; null when locked or unattended. */
  get person(): Person | null {
    if (!this.#open || !this.#account || this.#options.isUnattended) return null;
    return { kind: 'person', ...this.#account };
  }

  /** Makes the library and its account, and signs in. @throws AppError `keys.exists`. */
  async setUp({ name, passphrase }: { name: string; passphrase: string }): Promise<{ recoveryKey: string }> {
    const account = { id: this.#options.newId(), name };
    return this.#inTurn(async () => {
      const { key, recoveryKey } = await makeKeys(this.#place, { account, passphrase });
      this.#account = account;
      await this.#start(key);
      return { recoveryKey };
    });
  }

  /** @throws AppError `keys.wrong` {tries, minutes}, `keys.paused` {seconds}, `keys.none`. */
  unlock(passphrase: string): Promise<void> {
    return this.#inTurn(async () => this.#start(await openByPassphrase(this.#place, passphrase)));
  }

  /** @throws AppError `keys.recovery-typo`, `keys.recovery-wrong`, `keys.none`. */
  recover(keys: { recoveryKey: string; newPassphrase: string }): Promise<void> {
    return this.#inTurn(async () => this.#start(await openByRecoveryKey(this.#place, keys)));
  }

  /** Opens by the key ring where there is one; `problem` says why it did not. */
  async openBySelf(): Promise<void> {
    if (!this.#account) return;
    try {
      const key = await openByKeyRing(this.#place);
      if (key) await this.#start(key);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'keys.backend') throw error;
      this.#problem = error.code;
    }
  }

  /** A library nobody opens again: its key is made, used and forgotten. For a command line without `--library`. */
  async openThrowAway(): Promise<void> {
    if (this.#account) throw new AppError('keys.exists');
    await this.#start(randomBytes(32));
  }

  /** Whether this is the passphrase of who is signed in: asked again before signing. @throws AppError `keys.wrong`, `keys.paused`. */
  async confirm(passphrase: string): Promise<void> {
    await this.#inTurn(() => openByPassphrase(this.#place, passphrase));
  }

  /** @throws AppError `keys.wrong`, `keys.paused`, `library.locked`. */
  async changePassphrase(passphrases: { passphrase: string; newPassphrase: string }): Promise<void> {
    const { journal } = this.library;
    await this.#inTurn(() => changePassphrase(this.#place, passphrases));
    await journal.note({ actor: this.actor, subject: null, kind: 'passphrase.change' });
  }

  /**
   * Signs out. Jobs that run, or wait for their hour, are finished first, out of sight; who unlocks before finds the same
   * library. The journal says how many they are.
   *
   * @param at  where the window was, for the same account's return; kept in memory only.
   */
  async lock(at: string | null = null): Promise<void> {
    const library = this.#open;
    if (!library) return;
    const jobs = library.jobs.count;
    const kind = jobs > 0 ? 'sign-out.jobs' : 'sign-out';
    await library.journal.note({ actor: this.actor, subject: null, kind, params: jobs > 0 ? { jobs } : {} });
    this.#open = null;
    this.#leftAt = at;
    this.#lingering = library;
    this.#closing = library.jobs.settled().then(() => this.#letGo(library));
    this.changed.tell(this.state);
  }

  /** Where the window was when it was locked; told once. */
  takeLeftAt(): string | null {
    const at = this.#leftAt;
    this.#leftAt = null;
    return at;
  }

  async close(): Promise<void> {
    const library = this.#open ?? this.#lingering;
    this.#open = null;
    this.#lingering = null;
    await library?.close();
    await this.#closing;
  }

  async #letGo(library: Library): Promise<void> {
    if (this.#lingering !== library) return;
    this.#lingering = null;
    await library.close();
    if (!this.#open) this.changed.tell(this.state); // nothing runs behind the lock any more
  }

  /** Attaches to the library now and each time it opens; what `attach` answers is called when it is locked. @returns ends both. */
  whileOpen(attach: (library: Library) => () => void): () => void {
    let detach = this.#open && attach(this.#open);
    const stop = this.changed.listen(() => {
      detach?.();
      detach = this.#open && attach(this.#open);
    });
    return () => {
      stop();
      detach?.();
    };
  }

  /** One after the other: wrong tries are counted in a file, and a library is opened once however often it is asked. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  get #place(): KeyPlace {
    const { folder, shell, now, scryptLog2 } = this.#options;
    return { folder, keyRing: shell.keyRing, now, ...(scryptLog2 !== undefined && { scryptLog2 }) };
  }

  async #start(key: Uint8Array): Promise<void> {
    if (this.#open) return;
    const library = this.#lingering ?? (await this.#openAnew(key));
    this.#lingering = null;
    this.#open = library;
    this.#problem = null;
    await library.journal.signIn(this.actor);
    this.changed.tell(this.state);
  }

  /** Never two at once in one process: the one before is closed first. */
  async #openAnew(key: Uint8Array): Promise<Library> {
    await this.#closing;
    const { folder, now, newId } = this.#options;
    return openLibrary({ folder, key, policy: this.#policy, now, newId });
  }
}

/**
 * Looks at what lies in the folder, and opens it where a key ring can.
 *
 * @throws AppError `keys.damaged`, `settings.policy`, and what `openStore` throws.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const policy = await readPolicy(options.policyFile ?? policyPath(process.env, process.platform));
  const file = await readKeyFile(options.folder);
  const session = new Session(options, policy, file && file.account);
  await session.openBySelf();
  return session;
}
