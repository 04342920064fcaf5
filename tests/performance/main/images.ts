import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { peakMbOf, runChild } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Bench, Line, Section } from './measure.ts';
import { scrollBare, serveBarePage } from './parts/bare-page.ts';
import type { ScrollTask } from './parts/bare-page.ts';
import { newPage, passphrase, startBrowser, startMain, whyNoWindow } from './parts/program-window.ts';
import { largeImages, makeLarge } from './parts/make-large.ts';
import { unzip } from './parts/unzip.ts';
import { pressAndTime, watchDrawing } from './parts/watch-drawing.ts';
import type { Keys } from './parts/watch-drawing.ts';

type Round = Awaited<ReturnType<typeof readOnce>>;

/** Modality MR made OT, which no hanging protocol knows: the study then opens as one stack. */
function asStack(bytes: Buffer): Buffer {
  const modality = (value: string): Buffer => Buffer.from(`\u0008\0\u0060\0CS\u0002\0${value}`, 'latin1');
  const at = bytes.indexOf(modality('MR'));
  if (at < 0) throw new Error('an image without its modality');
  modality('OT').copy(bytes, at);
  return bytes;
}

interface Kept {
  readonly library: string;
  readonly images: number;
}

type Kind = 'planes' | 'stack' | 'large';

/** A library with the sample's images: as they are, opened in three planes; disguised, opened as one stack; enlarged. */
async function makeLibrary({ root, folder }: Bench, kind: Kind): Promise<Kept> {
  const [files, library] = [path.join(folder, `${kind}-files`), path.join(folder, `${kind}-library`)];
  const edit = kind === 'stack' ? asStack : undefined;
  const sample = path.join(root, 'resources/demo/mr-head.zip');
  if (kind === 'large') await makeLarge(sample, files);
  const images = kind === 'large' ? largeImages : (await unzip(sample, files, edit)).length;
  const cli = path.join(root, 'main/app/cli/main.ts');
  const env = { PHENOSCOPE_PASSPHRASE: passphrase };
  await runChild(process.execPath, [cli, 'import', files, '--library', library], { env });
  return { library, images };
}

/** The program on a library of the sample, its window driven; also the main process's peak memory, MB. */
async function withWindow<T>(
  bench: Bench,
  { browser, kind }: { readonly browser: Browser; readonly kind: Kind },
  once: (page: Page, images: number) => Promise<T>,
): Promise<{ readonly rounds: readonly T[]; readonly peakMb: number }> {
  const { library, images } = await makeLibrary(bench, kind);
  const program = await startMain(bench, library, true);
  const page = await newPage(browser);
  try {
    page.setDefaultTimeout(120_000);
    await page.addInitScript(watchDrawing);
    await page.goto(program.url);
    const rounds = await repeat(bench.runs, () => once(page, images));
    return { rounds, peakMb: peakMbOf(program.process.pid) };
  } finally {
    await page.context().close();
    await program.close();
  }
}

const press = (page: Page, key: string, { times = 1, panes = 1 }: Partial<Omit<Keys, 'key'>> = {}) =>
  page.evaluate(pressAndTime, { key, times, panes });

/** The worklist of a page that has loaded nothing else yet. */
async function toWorklist(page: Page): Promise<void> {
  await page.reload();
  await page.locator('[role=grid] tr[aria-selected=true]').first().waitFor({ state: 'visible' });
}

/** From the worklist to three planes of the volume: ms until the first are drawn, of what is there, and until all is. */
async function openPlanes(page: Page) {
  await toWorklist(page);
  const started = await page.evaluate(() => performance.now());
  const { frameMs } = await press(page, 'Enter', { panes: 3 });
  const whole = await page.waitForFunction(
    (from) =>
      document.querySelectorAll('.viewport[data-status="ready"]').length === 3 ? performance.now() - from : false,
    started,
    { polling: 'raf' },
  );
  return { firstMs: frameMs[0] ?? NaN, allMs: Number(await whole.jsonValue()) };
}

/** Goals: of a volume of 120 images of 512 × 512. */
const planesGoal = { firstMs: 600, allMs: 1500 } as const;

const planesLines = (
  name: string,
  rounds: readonly Awaited<ReturnType<typeof openPlanes>>[],
  hasGoal: boolean,
): Line[] =>
  (['firstMs', 'allMs'] as const).map((which) => {
    const values = rounds.map((round) => round[which]);
    const what = which === 'firstMs' ? `three planes (MPR) of ${name}, from Enter: first drawn` : '  all loaded';
    const line = { what, value: spread(values, 'ms') };
    const isMet = median(values) <= planesGoal[which];
    return hasGoal ? { ...line, goal: { text: `≤ ${planesGoal[which]} ms`, isMet } } : line;
  });

/** From the worklist: the study opened, then scrolled through, cold and warm. */
async function readOnce(page: Page, images: number) {
  await toWorklist(page);
  const first = await press(page, 'Enter');
  const viewport = page.locator('.viewport').first();
  const { drawing, width, height } = await viewport.evaluate((pane: HTMLElement) => ({
    drawing: pane.dataset['drawing'] ?? '',
    width: pane.clientWidth,
    height: pane.clientHeight,
  }));
  await press(page, 'ArrowDown'); // a study opens as it was left: Home alone may have nothing to draw
  await press(page, 'Home');
  const cold = await press(page, 'ArrowDown', { times: images - 1 });
  const warm = await press(page, 'ArrowUp', { times: images - 1 });
  return { drawing, size: { width, height }, images, first, cold, warm };
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
  ];
};

async function bareLines(bench: Bench, browser: Browser, rounds: readonly Round[]): Promise<readonly Line[]> {
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
    const browser = await startBrowser(bench.browser);
    try {
      const stack = await withWindow(bench, { browser, kind: 'stack' }, readOnce);
      const planes = await withWindow(bench, { browser, kind: 'planes' }, openPlanes);
      const large = await withWindow(bench, { browser, kind: 'large' }, openPlanes);
      const beside = await bareLines(bench, browser, stack.rounds).catch((error: unknown) => [
        notMeasured('  beside: bare Cornerstone', String(error)),
      ]);
      return [
        ...linesOf(stack.rounds),
        ...beside,
        ...planesLines('the sample', planes.rounds, false),
        ...planesLines(`${largeImages} × 512²`, large.rounds, true),
        {
          what: 'peak memory of the main process: stack, planes',
          value: `${number(stack.peakMb)} MB, ${number(planes.peakMb)} MB`,
        },
      ];
    } finally {
      await browser.close();
    }
  },
};
