import type { Page } from '@playwright/test';
import { z } from '../../models/base/schema.ts';
import { makeLayoutStudy } from '../fixtures/make-layout-study.ts';
import { makeManyStudies } from '../fixtures/make-many-studies.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look } from './steps.ts';

// What the machine does to a reader: its graphics processor is lost and comes back, its memory is counted.

const pane = (page: Page, index: number) => page.locator(`[data-pane="${index}"]`);

/** Where the picture of a viewport is bright, in sixteen columns and rows: the same for both ways of drawing. */
const picture = (page: Page, index: number): Promise<string> =>
  pane(page, index)
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      const small = new OffscreenCanvas(16, 16).getContext('2d');
      if (!(canvas instanceof HTMLCanvasElement) || !small) return '';
      small.drawImage(canvas, 0, 0, 16, 16);
      const { data } = small.getImageData(0, 0, 16, 16);
      return Array.from({ length: 256 }, (_, i) => ((data[i * 4] ?? 0) > 40 ? '#' : '.')).join('');
    });

/** Remembers every WebGL context of the page, so that a test can take them away. */
function keepContexts(): void {
  const { prototype } = HTMLCanvasElement;
  const get = Reflect.get(prototype, 'getContext');
  const kept: unknown[] = [];
  Reflect.set(window, 'contexts', kept);
  Reflect.set(prototype, 'getContext', function keep(this: HTMLCanvasElement, ...args: unknown[]) {
    const context: unknown = Reflect.apply(get, this, args);
    if (context instanceof WebGL2RenderingContext) kept.push(context);
    return context;
  });
}

function loseContexts(): void {
  const kept: unknown = Reflect.get(window, 'contexts');
  for (const context of Array.isArray(kept) ? kept : [])
    if (context instanceof WebGL2RenderingContext) context.getExtension('WEBGL_lose_context')?.loseContext();
}

test('a lost context and a dead graphics process take nothing from the reader', async ({ library }) => {
  test.skip(shell === 'electron', 'its graphics process is not ended from outside');
  test.setTimeout(300_000);
  await fillLibrary(library, makeLayoutStudy());
  const app = await openApp(library);
  const { page } = app;
  await page.addInitScript(keepContexts);
  await page.goto(new URL('/?drawing=gpu', page.url()).href);
  await page.getByRole('row').filter({ hasText: '2026-01-10' }).dblclick();
  const first = pane(page, 0);
  await expect(first).toHaveAttribute('data-status', 'ready', { timeout: 60_000 });
  await expect(first).toHaveAttribute('data-drawing', 'gpu', { timeout: 60_000 });
  await expect.poll(() => picture(page, 0), { timeout: 60_000 }).toContain('#');
  const stands = () =>
    first.evaluate((element) => [element.getAttribute('aria-label'), element.querySelectorAll('.line-mark').length]);

  await page.keyboard.press('l');
  const box = await first.boundingBox();
  if (!box) throw new Error('no viewport');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(first.locator('.line-mark')).toHaveCount(1);
  const before = { stands: await stands(), picture: await picture(page, 0) };
  const isAsBefore = async (): Promise<void> => {
    await expect.poll(() => picture(page, 0)).toBe(before.picture);
    expect(await stands()).toEqual(before.stands);
  };

  await test.step('a lost context: the processor draws the same, then the graphics processor again', async () => {
    await page.evaluate(loseContexts);
    await expect(page.locator('.toast')).toContainText('The graphics processor was reset');
    await expect(first).toHaveAttribute('data-drawing', 'cpu');
    await isAsBefore();
    await expect(first).toHaveAttribute('data-drawing', 'gpu', { timeout: 20_000 });
    await expect(page.locator('.toast')).toContainText('is back');
    await isAsBefore();
  });
  await test.step('a graphics process that ended', async () => {
    const session = await page.context().browser()?.newBrowserCDPSession();
    await session?.send('Browser.crashGpuProcess');
    await expect(first).toHaveAttribute('data-drawing', 'cpu', { timeout: 20_000 });
    await isAsBefore();
    await expect(first).toHaveAttribute('data-drawing', 'gpu', { timeout: 20_000 });
    await isAsBefore();
  });
  await test.step('lost a third time it draws no more; the settings say so', async () => {
    await page.evaluate(loseContexts);
    await expect(page.locator('.toast')).toContainText('again and again');
    await page.waitForTimeout(2500);
    await expect(first).toHaveAttribute('data-drawing', 'cpu');
    await isAsBefore();
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Display and theme' }).click();
    await expect(page.locator('.settings-remark')).toContainText(/by the processor.* lost 3 times of late/);
    await look(page, 'settings-display');
  });
  expect(app.errors).toEqual([]);
  await app.close();
});

/** Bytes of a page's objects and of its arrays, once what nobody needs is collected. */
async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(200); // what is taken apart between two tasks
  await session.send('HeapProfiler.collectGarbage');
  const Usage = z.object({ usedSize: z.number(), embedderHeapUsedSize: z.number(), backingStorageSize: z.number() });
  const held = Usage.parse(await session.send('Runtime.getHeapUsage'));
  await session.detach();
  return held.usedSize + held.embedderHeapUsedSize + held.backingStorageSize;
}

test('twenty studies opened one after the other leave the memory as the first one did', async ({ library }) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(300_000);
  await fillLibrary(library, makeManyStudies({ studies: 20, slices: 24 }));
  const app = await openApp(library, { width: 1280, height: 1400 });
  const { page } = app;
  const open = async (study: number): Promise<void> => {
    await page.keyboard.press('F2');
    await page.getByText(`MANY-${study}`, { exact: true }).dblclick();
    await expect(pane(page, 0)).toHaveAttribute('data-status', 'ready', { timeout: 20_000 });
  };
  for (const study of [1, 2, 1]) await open(study); // what is loaded once is loaded
  await page.waitForTimeout(1500); // the images of the stack
  const before = await heldBytes(page);
  for (let study = 2; study <= 20; study++) await open(study);
  await open(1);
  await page.waitForTimeout(1500);
  await expect.poll(async () => (await heldBytes(page)) / before, { timeout: 15_000 }).toBeLessThan(1.1);
  expect(app.errors).toEqual([]);
  await app.close();
});

test.afterEach(closeFilled);
