import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { Bench } from '../measure.ts';

const flags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
export const passphrase = 'a passphrase for one bench';

export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: flags });

/** The program alone, announcing its window's address. */
export interface Announced {
  readonly process: ChildProcess;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the main process on a library. @param isUnlocked  with the library made or opened by the bench's passphrase. */
export function startMain({ root }: Bench, library: string, isUnlocked: boolean): Promise<Announced> {
  const args = [path.join(root, 'dist/main/browser.js'), '--no-window', '--library', library];
  return startAnnounced(args, isUnlocked ? { ...process.env, PHENOSCOPE_PASSPHRASE: passphrase } : process.env);
}

/** The same shell with nothing in it. */
export const startBare = (): Promise<Announced> =>
  startAnnounced([path.join(import.meta.dirname, 'bare-program.ts')], process.env);

async function startAnnounced(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Announced> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [, found] = /phenoscope: (http:\S+)/.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${text.slice(-2000)}`)));
  });
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { process: child, url, close };
}

/** Why the window cannot be driven here, or null. */
export const whyNoWindow = ({ root, browser }: Bench): string | null => {
  if (!browser) return 'no Chromium, Chrome or Edge is installed';
  return existsSync(path.join(root, 'dist/main/browser.js')) ? null : 'the program is not built (npm run build)';
};

export const pageSize = { width: 1280, height: 800 } as const;

export const newPage = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: pageSize });
  return context.newPage();
};
