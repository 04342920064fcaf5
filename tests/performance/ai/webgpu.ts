import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../../main/app/shell/browser/find-browser.ts';
import { median, notMeasured, number, spread } from '../main/measure.ts';
import type { Line } from '../main/measure.ts';
import { serveBarePage } from '../main/parts/bare-page.ts';
import { goldenOf } from './golden-of.ts';
import type { GoldenOf } from './golden-of.ts';
import type { GpuTask } from './webgpu-page.ts';

const threads = 2;

async function lineOf(
  page: Page,
  pack: string,
  { tensor, runs }: { tensor: GoldenOf['tensor']; runs: number },
): Promise<Line> {
  const task: GpuTask = { pack, dims: tensor.dims, runs, threads };
  const times = await page.evaluate((asked) => window.timeNetwork?.(asked), task);
  if (!times) throw new Error('the page for WebGPU did not start');
  const ratio = median(times.webgpu) / median(times.wasm);
  return {
    what: `${pack}: WebGPU, run (beside: WASM, ${threads} threads, ${spread(times.wasm, 'ms')})`,
    value: `${spread(times.webgpu, 'ms')}; apart by at most ${times.difference.toExponential(1)}`,
    ratio: `${number(ratio)}× WASM`,
  };
}

/** Each network on the graphics card and on WASM in one window; why not, where there is no real card. */
export async function webgpuLines(packs: readonly string[], runs: number): Promise<readonly Line[]> {
  const browser = findBrowser();
  if (!browser) return [notMeasured('WebGPU', 'no Chromium, Chrome or Edge is installed')];
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-bench-'));
  const golden = new Map(await Promise.all(packs.map(async (id) => [id, await goldenOf(id)] as const)));
  const bytes = (asked: string): Uint8Array | undefined => {
    const [, id = '', what] = asked.split('/');
    const of = golden.get(id);
    if (what === 'weights') return of?.weights;
    return of && what === 'tensor' ? new Uint8Array(Float32Array.from(of.tensor.data).buffer) : undefined;
  };
  const shown = await chromium.launch({ executablePath: browser, args: ['--no-sandbox', '--ignore-gpu-blocklist'] });
  const served = await serveBarePage({ folder }, { html: path.join(import.meta.dirname, 'webgpu-page.html'), bytes });
  try {
    const page = await shown.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => window.timeNetwork !== undefined);
    const name = await page.evaluate(() => window.gpuName?.());
    if (!name) return [notMeasured('WebGPU', 'no graphics card with WebGPU, or only an imitation of one')];
    const lines: Line[] = [{ what: 'WebGPU', value: name }];
    for (const [id, { tensor }] of golden) lines.push(await lineOf(page, id, { tensor, runs }));
    return lines;
  } finally {
    served.close();
    await shown.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
