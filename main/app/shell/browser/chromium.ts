import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../../models/base/app-error.ts';
import { findBrowser } from './find-browser.ts';

export interface ChromiumOptions {
  readonly args: readonly string[];
  readonly pipe: boolean; // DevTools over file descriptors 3 and 4
}

export interface Chromium {
  readonly process: ChildProcess;
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

// Nothing of this browser talks to anyone: no updates, no sync, no safe-browsing lists, no first-run pages.
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--disk-cache-size=1',
];

/** Root has no user namespace to sandbox in; a desktop never runs as root. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * Starts the installed browser with an empty profile of its own, removed when it ends.
 *
 * @throws AppError `shell.no-browser` when none is installed.
 */
export async function startChromium({ args, pipe }: ChromiumOptions): Promise<Chromium> {
  const file = findBrowser();
  if (!file) throw new AppError('shell.no-browser');
  const profile = await mkdtemp(path.join(tmpdir(), 'phenoscope-'));
  const child = spawn(file, [`--user-data-dir=${profile}`, ...quiet, ...sandbox(), ...args], {
    stdio: pipe ? ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] : 'ignore',
  });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new AppError('shell.no-browser', { file }, error)));
    child.once('exit', () => resolve());
  }).finally(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return {
    process: child,
    closed,
    close: async () => {
      child.kill();
      await closed;
    },
  };
}
