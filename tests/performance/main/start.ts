import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { peakMbOf } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Bench, Line, Section } from './measure.ts';
import { newPage, startBrowser, startMain, whyNoWindow } from './parts/program-window.ts';

const allowedMs = 700; // over a bare window
const heading = '<!doctype html><title>bare</title><h2>Bare</h2>';

const listen = async (): Promise<{ server: Server; url: string }> => {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(heading));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { server, url: `http://127.0.0.1:${address.port}/` };
};

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

/** The program's window on one library: a new one shows its first start, a made one asks for the passphrase. */
async function once(bench: Bench, browser: string, library: string) {
  let program: Awaited<ReturnType<typeof startMain>> | undefined;
  let mainMs = 0;
  const ms = await toHeading(browser, async () => {
    const started = performance.now();
    program = await startMain(bench, library, false);
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
    const { server, url } = await listen();
    const made = path.join(bench.folder, 'start-made');
    await (await startMain(bench, made, true)).close();
    const rounds = await repeat(bench.runs, async (run) => ({
      bare: await toHeading(browser, () => Promise.resolve(url)),
      fresh: await once(bench, browser, path.join(bench.folder, `start-${run}`)),
      locked: await once(bench, browser, made),
    }));
    server.close();
    const bare = rounds.map((round) => round.bare);
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
      { what: '  beside: the same Chromium, a bare page', value: spread(bare, 'ms') },
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
