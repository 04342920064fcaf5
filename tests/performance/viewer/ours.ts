import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { runChild } from '../main/child.ts';
import { repeat } from '../main/measure.ts';
import type { Bench } from '../main/measure.ts';
import { newPage, passphrase, startMain } from '../main/parts/program-window.ts';
import { watchDrawing } from '../main/parts/watch-drawing.ts';
import { writeSeries } from './make-series.ts';
import type { MadeSeries } from './make-series.ts';
import { pressAndRead } from './press-and-read.ts';
import type { ReadKeys } from './press-and-read.ts';

/** A window as a machine without a graphics processor opens it; or with one that is imitated, told to draw by it. */
export type Drawing = 'cpu' | 'gpu';
const flags: Readonly<Record<Drawing, readonly string[]>> = {
  cpu: ['--no-sandbox'],
  gpu: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};

export interface StackTimes {
  readonly first: number; // ms
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  readonly warmAllMs: number;
}

export interface PlanesTimes {
  readonly drawn: number; // ms until three planes show something
  readonly whole: number; // ms until all of the volume is there
  readonly scroll: readonly number[];
}

export interface OurTimes {
  readonly size: { readonly width: number; readonly height: number };
  readonly stack: readonly StackTimes[];
  readonly planes: readonly PlanesTimes[];
}

export interface OurTask {
  readonly series: MadeSeries;
  readonly drawing: Drawing;
  readonly steps: number;
  readonly hasPlanes: boolean;
}

/** A library with one series. Imported by the command line. */
export async function makeLibrary({ root, folder }: Bench, series: MadeSeries): Promise<string> {
  const [files, library] = [path.join(folder, `${series.name}-files`), path.join(folder, `${series.name}-library`)];
  writeSeries(series, files);
  const cli = path.join(root, 'main/app/cli/main.ts');
  await runChild(process.execPath, [cli, 'import', files, '--library', library], {
    env: { PHENOSCOPE_PASSPHRASE: passphrase },
  });
  return library;
}

const press = (page: Page, keys: Partial<ReadKeys> & Pick<ReadKeys, 'key'>) =>
  page.evaluate(pressAndRead, { times: 1, panes: 1, isWhole: false, ...keys });

/** From the worklist of a page that has loaded nothing else: opened, scrolled through, and back. */
async function readStack(page: Page, steps: number): Promise<StackTimes> {
  await toWorklist(page);
  const { ms } = await press(page, { key: 'Enter' });
  const [first = NaN] = ms;
  if (steps === 0) return { first, cold: [], warm: [], warmAllMs: NaN };
  const cold = await press(page, { key: 'ArrowDown', times: steps });
  const warm = await press(page, { key: 'ArrowUp', times: steps });
  return { first, cold: cold.ms, warm: warm.ms, warmAllMs: warm.allMs };
}

async function readPlanes(page: Page, steps: number): Promise<PlanesTimes> {
  await toWorklist(page);
  const opened = await press(page, { key: 'Enter', panes: 3, isWhole: true });
  const scroll = await press(page, { key: 'ArrowDown', times: steps });
  return { drawn: opened.drawnMs[0] ?? NaN, whole: opened.ms[0] ?? NaN, scroll: scroll.ms };
}

async function toWorklist(page: Page): Promise<void> {
  await page.reload();
  await page.locator('[role=grid] tr[aria-selected=true]').first().waitFor({ state: 'visible' });
  await page.waitForTimeout(500); // what the start left to do is no part of opening a study
}

const keptAfterMs = 1500; // a study opens as it was left: that it was is kept a moment later

/** The steps of a reader on one series, each as often as the bench runs, in a browser and a program of their own. */
export async function readSeries(bench: Bench, library: string, task: OurTask): Promise<OurTimes> {
  if (!bench.browser) throw new Error('no Chromium, Chrome or Edge is installed');
  const server = await chromium.launchServer({ executablePath: bench.browser, args: [...flags[task.drawing]] });
  const browser = await chromium.connect(server.wsEndpoint());
  const program = await startMain(bench, library, true);
  const page = await newPage(browser);
  try {
    page.setDefaultTimeout(180_000);
    await page.addInitScript(watchDrawing);
    await page.goto(program.url);
    await page.goto(new URL(`/?drawing=${task.drawing}`, page.url()).href);
    const stack = await repeat(bench.runs, () => readStack(page, task.steps));
    const size = await page
      .locator('.viewport')
      .first()
      .evaluate((pane: HTMLElement) => ({ width: pane.clientWidth, height: pane.clientHeight }));
    if (!task.hasPlanes) return { size, stack, planes: [] };
    await press(page, { key: 'p', panes: 3, isWhole: true });
    await page.waitForTimeout(keptAfterMs);
    const planes = await repeat(bench.runs, () => readPlanes(page, Math.min(task.steps, 40)));
    return { size, stack, planes };
  } finally {
    await page.context().close();
    await browser.close();
    await server.close();
    await program.close();
  }
}
