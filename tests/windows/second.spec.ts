import type { Page } from '@playwright/test';
import { makeLayoutStudy } from '../fixtures/make-layout-study.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look } from './steps.ts';

// O#2635, O#5141, O#3769: a second reading window takes viewports, says whose images they are, goes along with the first in
// both directions, gives all back when it is closed, and stands again as it was left.

const pane = (page: Page, index: number) => page.locator(`[data-pane="${index}"]`);
const isReady = (page: Page, index: number): Promise<void> =>
  expect(pane(page, index)).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });

test.afterEach(closeFilled);

test('O#2635, O#3769: a second window takes series, is scrolled with the first, and gives them back', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(60_000);
  await fillLibrary(library, makeLayoutStudy());
  const app = await openApp(library);
  const { page } = app;
  await page.getByRole('row').filter({ hasText: '2026-01-10' }).dblclick();
  await isReady(page, 0);
  await page.keyboard.press('g');
  await page.getByRole('radio', { name: '1 × 2' }).click();
  await expect(page.locator('[data-pane]')).toHaveCount(2);
  await pane(page, 0).focus();
  const series = async (of: Page, index: number): Promise<string> =>
    (await pane(of, index).getAttribute('aria-label'))?.split(',')[0] ?? '';
  const both = [await series(page, 0), await series(page, 1)];

  const openSecond = async (): Promise<Page> => {
    const opening = app.nextWindow();
    await page.keyboard.press('Shift+W');
    const opened = await opening;
    await opened.setViewportSize({ width: 1280, height: 800 });
    await isReady(opened, 0);
    return opened;
  };
  let second = await openSecond();
  await test.step('it shows what the first no longer does, under the name of the same patient', async () => {
    await expect(page.locator('[data-pane]')).toHaveCount(1);
    expect([await series(page, 0), await series(second, 0)]).toEqual(both);
    for (const one of [page, second]) {
      const bar = one.locator('header.bar');
      for (const said of ['Test, Anna', 'LAYOUT-1', '1960-02-03', '2026-01-10']) await expect(bar).toContainText(said);
    }
    await look(second, 'second-window');
  });
  await test.step('a stack scrolled in either goes along in the other, to the same place', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await pane(page, 0).focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect(pane(page, 0)).toHaveAttribute('aria-label', /image 41 of 60/); // z = 21 mm
    await expect(pane(second, 0)).toHaveAttribute('aria-label', /image 14 of 20/);
    await pane(second, 0).focus();
    for (let i = 0; i < 2; i++) await second.keyboard.press('ArrowDown');
    await expect(pane(second, 0)).toHaveAttribute('aria-label', /image 16 of 20/); // z = 33 mm
    await expect(pane(page, 0)).toHaveAttribute('aria-label', /image 47 of 60/);
  });
  await test.step('a series is moved into it', async () => {
    await second.setViewportSize({ width: 2560, height: 1440 });
    await second.getByRole('button', { name: /Sagittal 8\.0/ }).dragTo(pane(second, 0));
    await expect(pane(second, 0)).toHaveAttribute('aria-label', /Sagittal 8\.0/);
    await isReady(second, 0);
    await second.waitForTimeout(1200); // how it stands is kept once nothing moves
  });
  await test.step('closed, its viewport is back beside the first', async () => {
    await second.close();
    await expect(page.locator('[data-pane]')).toHaveCount(2, { timeout: 10_000 });
    await expect(pane(page, 0)).toHaveAttribute('aria-label', /Axial 2\.0.*image 47 of 60/);
    await expect(pane(page, 1)).toHaveAttribute('aria-label', /Sagittal 8\.0/);
  });
  await test.step('opened anew it shows that series; called back by key it closes itself', async () => {
    await pane(page, 0).focus();
    second = await openSecond();
    await expect(pane(second, 0)).toHaveAttribute('aria-label', /Sagittal 8\.0/);
    await expect(page.locator('[data-pane]')).toHaveCount(1);
    const closed = second.waitForEvent('close');
    await page.keyboard.press('Shift+W');
    await closed;
    await expect(page.locator('[data-pane]')).toHaveCount(2, { timeout: 10_000 });
  });
  await test.step('the program started anew brings it back as it was left, where there is a second display', async () => {
    second = await openSecond();
    await second.keyboard.press('End');
    await expect(pane(second, 0)).toHaveAttribute('aria-label', /image 24 of 24/);
    await second.waitForTimeout(1200);
    expect(app.errors).toEqual([]);
    await app.close();
    const again = await openApp(library);
    await again.page.addInitScript(() =>
      Object.defineProperty(Screen.prototype, 'isExtended', { get: () => true, configurable: true }),
    );
    await again.page.reload();
    const opening = again.nextWindow();
    await again.page.getByRole('row').filter({ hasText: '2026-01-10' }).dblclick();
    const back = await opening;
    await expect(pane(back, 0)).toHaveAttribute('aria-label', /Sagittal 8\.0.*image 24 of 24/, { timeout: 30_000 });
    await expect(again.page.locator('[data-pane]')).toHaveCount(1);
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
