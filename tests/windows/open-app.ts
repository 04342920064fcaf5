import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { _electron, chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

// Starts the program on the shell the launcher chose. Whatever the page throws, logs as an error or is refused by the
// content policy is collected.

export const root = path.resolve(import.meta.dirname, '../..');
export const shell = process.env['PHENOSCOPE_SHELL'] ?? 'browser';
const shellPath = process.env['PHENOSCOPE_SHELL_PATH'] ?? process.env['PHENOSCOPE_BROWSER'] ?? '/usr/bin/chromium';

/** Software GL that works as root and without a display. */
const chromiumFlags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

export interface App {
  readonly page: Page;
  readonly library: string;
  readonly errors: string[];
  /** The window that the program opens next. */
  nextWindow(): Promise<Page>;
  close(): Promise<void>;
}

const watch = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return errors;
};

const announced = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [, url] = /phenoscope: (http:\S+)/.exec(text) ?? [];
      if (url) resolve(url);
    });
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${text}`)));
  });

/** Size of the window in CSS pixels; `scale`: device pixels to one of them. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
}

const openInBrowser = async (library: string, { scale = 1, ...viewport }: Screen): Promise<App> => {
  const args = [path.join(root, 'dist/main/browser.js'), '--no-window', '--library', library];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await announced(child);
  // A browser of its own: a graphics process that has drawn for another program now and then draws nothing.
  const browser = await chromium.launch({ executablePath: shellPath, args: chromiumFlags });
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
  const page = await context.newPage();
  const errors = watch(page);
  await page.goto(url);
  const close = async (): Promise<void> => {
    await browser.close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  const nextWindow = async (): Promise<Page> => {
    const next = await announced(child);
    const opening = context.waitForEvent('page');
    // With nothing to go back to, as an app window has it: only such a page may close itself.
    await page.evaluate((url) => void window.open(url, '_blank', 'noopener'), next);
    const opened = await opening;
    return opened;
  };
  return { page, library, errors, nextWindow, close };
};

const openInElectron = async (library: string): Promise<App> => {
  const program = await _electron.launch({
    executablePath: shellPath,
    args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, PHENOSCOPE_LIBRARY: library },
  });
  const page = await program.firstWindow();
  return {
    page,
    library,
    errors: watch(page),
    nextWindow: () => program.waitForEvent('window'),
    close: () => program.close(),
  };
};

/** Opens the program on a library folder; for specs that close and open it again. */
export const openApp = (library: string, screen: Screen = { width: 1280, height: 800 }): Promise<App> =>
  shell === 'electron' ? openInElectron(library) : openInBrowser(library, screen);
