import type { Page } from '@playwright/test';
import { startChromium } from '../../../main/app/shell/browser/chromium.ts';
import { DevTools } from '../../../main/app/shell/browser/devtools.ts';
import type { Bench } from '../main/measure.ts';
import { pageSize, startMain } from '../main/parts/program-window.ts';
import { watchDrawing } from '../main/parts/watch-drawing.ts';
import { pressAndRead } from './press-and-read.ts';
import { pssMb } from './pss.ts';

/** MB of the program and of its browser, once the window is open and once all images of a series are there. */
export interface HeldMb {
  readonly empty: { readonly program: number; readonly browser: number };
  readonly loaded: { readonly program: number; readonly browser: number };
}

type Evaluate = Page['evaluate'];

/**
 * Memory as a reader's machine spends it: the program's own browser, and nothing attached that keeps what it fetched
 * (a driven page's network log holds every answer's body).
 */
export async function readMemory(bench: Bench, library: string, steps: number): Promise<HeldMb> {
  const program = await startMain(bench, library, true);
  const size = `--window-size=${pageSize.width},${pageSize.height}`;
  const browser = await startChromium({
    args: ['--headless', '--remote-debugging-pipe', size, `--app=${program.url}`],
    pipe: true,
  });
  const held = (): HeldMb['empty'] => ({
    program: pssMb(program.process.pid),
    browser: pssMb(browser.process.pid),
  });
  try {
    const evaluate = await attach(new DevTools(browser.process));
    await untilItRuns(() => evaluate(() => document.readyState)); // the ticket's address leads on to another
    await untilItRuns(() =>
      evaluate(async () => {
        const isThere = (): boolean => document.querySelector('[role=grid] tr[aria-selected=true]') !== null;
        while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }),
    );
    const empty = held();
    await evaluate(watchDrawing);
    await evaluate(pressAndRead, { key: 'Enter', times: 1, panes: 1, isWhole: true });
    await evaluate(pressAndRead, { key: 'ArrowDown', times: steps, panes: 1, isWhole: false });
    await evaluate(pressAndRead, { key: 'ArrowUp', times: steps, panes: 1, isWhole: false });
    await evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000))); // the images ahead
    return { empty, loaded: held() };
  } finally {
    await browser.close();
    await program.close();
  }
}

async function untilItRuns(ask: () => Promise<unknown>): Promise<void> {
  for (let i = 0; ; i++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      return void (await ask());
    } catch (error) {
      if (i > 20) throw error;
    }
  }
}

/** Runs functions in the only page of a browser, as text; nothing but their running is asked of it. */
async function attach(devtools: DevTools): Promise<Evaluate> {
  const sessionId = await pageSession(devtools);
  const evaluate = async (run: unknown, given?: unknown): Promise<unknown> => {
    const expression = `(${String(run)})(${JSON.stringify(given) ?? ''})`;
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', asked, sessionId);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result;
  };
  // What is run are the same functions that a driven page takes.
  return evaluate as Evaluate;
}

async function pageSession(devtools: DevTools): Promise<string> {
  for (let i = 0; i < 200; i++) {
    // As the protocol has it.
    const { targetInfos } = (await devtools.send('Target.getTargets')) as { targetInfos: TargetInfo[] };
    const page = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith('http'));
    if (page) {
      const { sessionId } = await devtools.send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
      return String(sessionId);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the window did not open');
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}
