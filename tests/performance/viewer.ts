// The viewer beside bare Cornerstone3D, in one run: `npm run bench:viewer`, or parts of it by the series' names. Series are
// made of real slices of the test data. Each step is timed until a pixel of it can be read back. `--runs N`: not five.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../main/app/shell/browser/find-browser.ts';
import { load, median, notMeasured, number, print, repeat, spread } from './main/measure.ts';
import type { Bench, Line } from './main/measure.ts';
import { serveBarePage } from './main/parts/bare-page.ts';
import { newPage } from './main/parts/program-window.ts';
import { readMemory } from './viewer/memory.ts';
import type { HeldMb } from './viewer/memory.ts';
import type { BareTask, BareTimes } from './viewer/bare-viewer.ts';
import { readChest, readMammogram } from './viewer/make-series.ts';
import type { MadeSeries, Slice } from './viewer/make-series.ts';
import { makeLibrary, readSeries } from './viewer/ours.ts';
import type { Drawing, OurTimes, StackTimes } from './viewer/ours.ts';

const goals = { ratio: 1.15, framesOf: { cpu: 50, gpu: 20 }, firstMs: 500, planesMs: 600, pssMb: 600 } as const;
const mostSteps = 60;

interface Part {
  readonly images: number;
  readonly kind: 'chest' | 'mammogram';
  readonly drawings: readonly Drawing[];
  readonly hasPlanes: boolean;
  readonly hasBarePlanes: boolean; // in an imitation of a graphics processor larger volumes take minutes
}

const ct = { kind: 'chest', drawings: ['cpu'], hasPlanes: true, hasBarePlanes: false } as const;
const parts: Readonly<Record<string, Part>> = {
  ct1: { ...ct, images: 1, hasPlanes: false },
  ct100: { ...ct, images: 100, drawings: ['gpu', 'cpu'], hasBarePlanes: true },
  ct120: { ...ct, images: 120 },
  ct500: { ...ct, images: 500 },
  ct1500: { ...ct, images: 1500 },
  mg: { ...ct, kind: 'mammogram', images: 8, hasPlanes: false },
};

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const wanted = positionals.length > 0 ? positionals : Object.keys(parts);

const each = <T>(rounds: readonly T[], pick: (round: T) => number): number[] => rounds.map(pick);
const framesOf = ({ warm, warmAllMs }: Pick<StackTimes, 'warm' | 'warmAllMs'>): number =>
  (warm.length * 1000) / warmAllMs;

/** Ours beside bare, with the goal where there is one. */
function beside(what: string, ours: readonly number[], bare: readonly number[], hasGoal: boolean): Line[] {
  const ratio = median(ours) / median(bare);
  const goal = hasGoal ? { goal: { text: `≤ ${goals.ratio}`, isMet: ratio <= goals.ratio } } : {};
  return [
    { what, value: spread(ours, 'ms') },
    { what: '  beside: bare Cornerstone', value: spread(bare, 'ms'), ratio: `ours ${number(ratio)}× of it`, ...goal },
  ];
}

function stackLines(drawing: Drawing, { stack, size }: OurTimes, bare: readonly BareTimes[]): Line[] {
  const lines = beside(
    `first image, from Enter (${drawing}, ${size.width} × ${size.height})`,
    each(stack, ({ first }) => first),
    each(bare, ({ first }) => first),
    false,
  );
  if (stack.every(({ warm }) => warm.length === 0)) return lines;
  const frames = each(stack, framesOf);
  const least = goals.framesOf[drawing];
  return [
    ...lines,
    ...beside(
      'scroll, cold: a step',
      each(stack, ({ cold }) => median(cold)),
      each(bare, ({ cold }) => median(cold)),
      true,
    ),
    ...beside(
      'scroll, warm: a step',
      each(stack, ({ warm }) => median(warm)),
      each(bare, ({ warm }) => median(warm)),
      true,
    ),
    {
      what: 'frames a second, sustained',
      value: spread(frames, 'a second'),
      ratio: `bare ${number(median(each(bare, framesOf)))}`,
      goal: { text: `≥ ${least}`, isMet: median(frames) >= least },
    },
  ];
}

function planesLines({ planes }: OurTimes, bare: readonly BareTimes[]): Line[] {
  if (planes.length === 0) return [];
  const whole = each(planes, (round) => round.whole);
  const scroll = each(planes, (round) => median(round.scroll));
  return [
    {
      what: 'three planes drawn, from Enter',
      value: spread(
        each(planes, (round) => round.drawn),
        'ms',
      ),
    },
    {
      what: '  all of the volume there',
      value: spread(whole, 'ms'),
      goal: { text: `≤ ${goals.planesMs} ms`, isMet: median(whole) <= goals.planesMs },
    },
    { what: '  scroll in one plane: a step', value: spread(scroll, 'ms') },
    ...(bare.length === 0
      ? [notMeasured('  beside: bare Cornerstone', 'its imitated graphics take minutes with this volume')]
      : [
          {
            what: '  beside: bare Cornerstone in imitated graphics, planes',
            value: spread(
              each(bare, ({ first }) => first),
              'ms',
            ),
          },
          {
            what: '  beside: its step',
            value: spread(
              each(bare, ({ warm }) => median(warm)),
              'ms',
            ),
          },
        ]),
  ];
}

const sumOf = ({ program, browser }: HeldMb['empty']): number => program + browser;

function memoryLines(rounds: readonly HeldMb[], hasGoal: boolean): Line[] {
  const all = each(rounds, ({ loaded }) => sumOf(loaded));
  const empty = each(rounds, (round) => sumOf(round.empty));
  const program = each(rounds, ({ loaded }) => loaded.program);
  return [
    {
      what: 'memory once all images are there (PSS)',
      value: spread(all, 'MB'),
      ratio: `program ${number(median(program))}; the worklist alone ${number(median(empty))}`,
      ...(hasGoal && { goal: { text: `≤ ${goals.pssMb} MB`, isMet: median(all) <= goals.pssMb } }),
    },
  ];
}

async function measurePart(bench: Bench, name: string, slices: readonly Slice[]): Promise<void> {
  const part = parts[name];
  const [slice] = slices;
  if (!part || !slice || !bench.browser) return;
  const before = load();
  const series: MadeSeries = { name, images: part.images, slices };
  const steps = Math.max(Math.min(mostSteps, part.images - 1 - (part.images >> 1)), 0);
  const library = await makeLibrary(bench, series);
  const bytes = (asked: string): Uint8Array | undefined => {
    const [, image] = /^\/values\/[a-z0-9]+\/(\d+)$/.exec(asked) ?? [];
    const found = image === undefined ? undefined : slices[Number(image) % slices.length];
    return found && new Uint8Array(found.values.buffer);
  };
  const served = await serveBarePage(bench, { html: path.join(import.meta.dirname, 'viewer/bare-viewer.html'), bytes });
  try {
    const held = await repeat(runs, () => readMemory(bench, library, steps)); // before the library is left in three planes
    print(`${name}: memory, in the program's own browser`, memoryLines(held, name === 'ct120'), before);
    for (const drawing of part.drawings) {
      const hasPlanes = part.hasPlanes && drawing === 'cpu';
      const ours = await readSeries(bench, library, { series, drawing, steps, hasPlanes });
      const task = {
        name,
        images: part.images,
        rows: slice.rows,
        columns: slice.columns,
        ...ours.size,
        steps,
        drawing,
      };
      const stack = await repeat(runs, () => readBare(bench, served.url, { ...task, kind: 'stack' }));
      const planes = part.hasBarePlanes && hasPlanes ? await readBarePlanes(bench, served.url, task) : [];
      print(
        `${name}: ${part.images} images of ${slice.rows} × ${slice.columns}, drawn by ${drawing}`,
        [...stackLines(drawing, ours, stack), ...planesLines(ours, planes)],
        before,
      );
    }
  } finally {
    served.close();
    rmSync(library, { recursive: true, force: true });
    rmSync(path.join(bench.folder, `${name}-files`), { recursive: true, force: true });
  }
}

const readBarePlanes = (bench: Bench, url: string, task: Omit<BareTask, 'kind'>): Promise<readonly BareTimes[]> => {
  const half = { width: task.width >> 1, height: task.height >> 1, drawing: 'gpu', kind: 'planes' } as const;
  return repeat(Math.min(runs, 3), () => readBare(bench, url, { ...task, ...half, steps: Math.min(task.steps, 10) }));
};

/** One pass of bare Cornerstone, in a browser of its own, started as ours is. */
async function readBare(bench: Bench, url: string, task: BareTask): Promise<BareTimes> {
  const gl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  const args = ['--no-sandbox', ...(task.drawing === 'gpu' ? gl : [])];
  const browser = await chromium.launch({ executablePath: bench.browser ?? '', args });
  try {
    const page = await newPage(browser);
    page.setDefaultTimeout(180_000);
    await page.goto(url);
    await page.waitForFunction(() => window.bareViewer !== undefined);
    const done = await page.evaluate((asked) => window.bareViewer?.(asked), task);
    if (!done) throw new Error('the page of bare Cornerstone did not start');
    return done;
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  if (wanted.some((name) => !Object.hasOwn(parts, name)) || !Number.isInteger(runs) || runs < 1) {
    console.error(`phenoscope: bench viewer [${Object.keys(parts).join('] [')}] [--runs N]`);
    return 2;
  }
  const root = path.resolve(import.meta.dirname, '../..');
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-bench-'));
  const bench: Bench = { root, folder, runs, browser: findBrowser() };
  if (!bench.browser) throw new Error('no Chromium, Chrome or Edge is installed');
  if (!existsSync(path.join(root, '../shared/data/test')))
    throw new Error('the shared test data are not beside the checkout');
  const launcher = new URL('../../main/app/launch/build.mjs', import.meta.url);
  const { build }: { build: (root: string, parts: string) => boolean } = await import(launcher.href);
  if (!build(root, 'main,client')) throw new Error('the program could not be built');
  console.log(
    `Medians of ${runs} runs (least to most). ${cpus()[0]?.model ?? 'processor'} × ${cpus().length}, Node ${process.version}.`,
  );
  try {
    const slices = { chest: await readChest(folder), mammogram: [await readMammogram(folder)] };
    for (const name of wanted) await measurePart(bench, name, slices[parts[name]?.kind ?? 'chest']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

process.exitCode = await main();
