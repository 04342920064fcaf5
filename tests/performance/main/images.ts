import path from 'node:path';
import type { Page } from '@playwright/test';
import { peakMbOf, runChild } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Bench, Line, Section } from './measure.ts';
import { scrollBare, serveBarePage } from './parts/bare-page.ts';
import type { ScrollTask } from './parts/bare-page.ts';
import { newPage, passphrase, startBrowser, startMain, whyNoWindow } from './parts/program-window.ts';
import { unzip } from './parts/unzip.ts';
import { pressAndTime, watchDrawing } from './parts/watch-drawing.ts';
import type { Keys } from './parts/watch-drawing.ts';

type Round = Awaited<ReturnType<typeof readOnce>>;

// The same letters a head protocol looks for, made others of the same length: the study then opens as one stack.
const disguise = [
  ['MEMPRAGE', 'SERIES A'],
  ['T1 ', 'XX '],
  ['MR brain', 'MR other'],
  ['BRAIN', 'OTHER'],
] as const;
const asStack = (bytes: Buffer): Buffer =>
  Buffer.from(
    disguise.reduce((text, [from, to]) => text.replaceAll(from, to), bytes.subarray(0, 4000).toString('latin1')) +
      bytes.subarray(4000).toString('latin1'),
    'latin1',
  );

/** A library with the sample's images, opened as one stack. */
async function makeLibrary({ root, folder }: Bench): Promise<{ library: string; images: number }> {
  const [files, library] = [path.join(folder, 'stack'), path.join(folder, 'images')];
  const { length: images } = await unzip(path.join(root, 'resources/demo/mr-head.zip'), files, asStack);
  const cli = path.join(root, 'main/app/cli/main.ts');
  await runChild(process.execPath, [cli, 'import', files, '--library', library], {
    env: { PHENOSCOPE_PASSPHRASE: passphrase },
  });
  return { library, images };
}

const press = (page: Page, key: string, { times = 1, panes = 1 }: Partial<Omit<Keys, 'key'>> = {}) =>
  page.evaluate(pressAndTime, { key, times, panes });

/** From the worklist: the study opened, scrolled through cold and warm, then shown in three planes. */
async function readOnce(page: Page, images: number) {
  await page.reload();
  await page.locator('[role=grid] tr[aria-selected=true]').first().waitFor({ state: 'visible' });
  const first = await press(page, 'Enter');
  const viewport = page.locator('.viewport').first();
  const { drawing, width, height } = await viewport.evaluate((pane: HTMLElement) => ({
    drawing: pane.dataset['drawing'] ?? '',
    width: pane.clientWidth,
    height: pane.clientHeight,
  }));
  await press(page, 'Home');
  const cold = await press(page, 'ArrowDown', { times: images - 1 });
  const warm = await press(page, 'ArrowUp', { times: images - 1 });
  const planes = await press(page, 'p', { panes: 3 });
  return { drawing, size: { width, height }, images, first, cold, warm, planes };
}

const linesOf = (rounds: readonly Round[]): Line[] => {
  const each = (pick: (round: Round) => readonly number[]): number[] => rounds.map((round) => median(pick(round)));
  const [one] = rounds;
  const { width = 0, height = 0 } = one?.size ?? {};
  return [
    {
      what: `first image, from Enter on the worklist (drawn by ${one?.drawing ?? ''}, ${width} × ${height})`,
      value: spread(
        each(({ first }) => first.frameMs),
        'ms',
      ),
    },
    {
      what: `scroll, cold: a step of ${one?.images ?? 0} images, to its frame`,
      value: spread(
        each(({ cold }) => cold.frameMs),
        'ms',
      ),
    },
    {
      what: 'scroll, warm: a step, to its frame',
      value: spread(
        each(({ warm }) => warm.frameMs),
        'ms',
      ),
    },
    {
      what: '  of it: until drawn',
      value: spread(
        each(({ warm }) => warm.drawnMs),
        'ms',
      ),
    },
    {
      what: 'three planes of the volume (MPR), from the key',
      value: spread(
        each(({ planes }) => planes.frameMs),
        'ms',
      ),
    },
  ];
};

async function bareLines(
  bench: Bench,
  browser: Awaited<ReturnType<typeof startBrowser>>,
  rounds: readonly Round[],
): Promise<readonly Line[]> {
  const [one] = rounds;
  if (!one) return [];
  const task: ScrollTask = { images: one.images, side: 192, ...one.size };
  const served = await serveBarePage(bench);
  try {
    const bare = await repeat(bench.runs, () => scrollBare(browser, served.url, task));
    const values = bare.map(({ ms }) => median(ms));
    const ratio = median(rounds.map(({ warm }) => median(warm.frameMs))) / median(values);
    const value = spread(values, 'ms');
    return [
      {
        what: `  beside: bare Cornerstone, its ${bare[0]?.drawing ?? ''} drawing, a warm step to its frame`,
        value,
        ratio: `ours ${number(ratio)}× of it`,
        goal: { text: '≤ 1.15', isMet: ratio <= 1.15 },
      },
    ];
  } finally {
    served.close();
  }
}

export const imagesSection: Section = {
  title: 'Images (the built window in Chromium; the sample’s 192 × 192 images)',
  measure: async (bench): Promise<readonly Line[]> => {
    const why = whyNoWindow(bench);
    if (why !== null || !bench.browser) return [notMeasured('first image, scroll, planes', why ?? '')];
    const { library, images } = await makeLibrary(bench);
    const program = await startMain(bench, library, true);
    const browser = await startBrowser(bench.browser);
    try {
      const page = await newPage(browser);
      page.setDefaultTimeout(120_000);
      await page.addInitScript(watchDrawing);
      await page.goto(program.url);
      const rounds = await repeat(bench.runs, () => readOnce(page, images));
      const peak: Line = {
        what: '  peak memory of the main process',
        value: `${number(peakMbOf(program.process.pid))} MB`,
      };
      await page.context().close();
      const beside = await bareLines(bench, browser, rounds).catch((error: unknown) => [
        notMeasured('  beside: bare Cornerstone', String(error)),
      ]);
      return [...linesOf(rounds), peak, ...beside];
    } finally {
      await browser.close();
      await program.close();
    }
  },
};
