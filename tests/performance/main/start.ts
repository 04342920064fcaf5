import path from 'node:path';
import { peakMbOf } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Line, Section } from './measure.ts';
import type { Announced } from './parts/program-window.ts';
import { newPage, startBare, startBrowser, startMain, whyNoWindow } from './parts/program-window.ts';

const allowedMs = 700; // over a bare window
/** From nothing to a heading that is seen: first the program, then the browser on its address, as the shell does it. */
async function toHeading(browser: string, open: () => Promise<string>): Promise<number> {
  const started = performance.now();
  const url = await open();
  const running = await startBrowser(browser);
  const page = await newPage(running);
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('h2').first().waitFor({ state: 'visible' });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // painted
  const ms = performance.now() - started;
  await running.close();
  return ms;
}

/** A program's window, from the program's start. */
async function once(browser: string, start: () => Promise<Announced>) {
  let program: Announced | undefined;
  let mainMs = 0;
  const ms = await toHeading(browser, async () => {
    const started = performance.now();
    program = await start();
    mainMs = performance.now() - started;
    return program.url;
  });
  const peakMb = peakMbOf(program?.process.pid);
  await program?.close();
  return { ms, mainMs, peakMb };
}

export const startSection: Section = {
  title: 'Start (the program, then Chromium on its address, to a heading that is painted; turn about)',
  measure: async (bench): Promise<readonly Line[]> => {
    const why = whyNoWindow(bench);
    const { browser } = bench;
    if (why !== null || !browser) return [notMeasured('start to usable window', why ?? '')];
    const made = path.join(bench.folder, 'start-made');
    await (await startMain(bench, made, true)).close();
    const rounds = await repeat(bench.runs, async (run) => ({
      bare: await once(browser, startBare),
      fresh: await once(browser, () => startMain(bench, path.join(bench.folder, `start-${run}`), false)),
      locked: await once(browser, () => startMain(bench, made, false)),
    }));
    const bare = rounds.map((round) => round.bare.ms);
    const goal = (values: readonly number[]) => {
      const over = median(values) - median(bare);
      return { ratio: `bare + ${number(over)} ms`, goal: { text: '≤ bare + 0.7 s', isMet: over <= allowedMs } };
    };
    const [fresh, locked] = [rounds.map((round) => round.fresh.ms), rounds.map((round) => round.locked.ms)];
    return [
      { what: 'first start: its card is seen', value: spread(fresh, 'ms'), ...goal(fresh) },
      { what: 'library there: the passphrase is asked for', value: spread(locked, 'ms'), ...goal(locked) },
      {
        what: '  of it: the main process, to its address',
        value: spread(
          rounds.map((round) => round.locked.mainMs),
          'ms',
        ),
      },
      {
        what: '  beside: the same shell with nothing in it (Node serving one heading, the same Chromium)',
        value: spread(bare, 'ms'),
      },
      {
        what: '  peak memory of the main process',
        value: spread(
          rounds.map((round) => round.locked.peakMb),
          'MB',
        ),
      },
    ];
  },
};
