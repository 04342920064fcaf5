import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makePetCt } from '../fixtures/make-pet-ct.ts';
import { expect, test } from './app.ts';
import { openApp, root, shell } from './open-app.ts';
import { drop, look, signIn } from './steps.ts';

// A PET over its CT. No fusible pair with a free licence is at hand: one is made of real slices of two persons.

const shared = path.resolve(root, '../shared/data/test');
const pane = (page: Page, index: number) => page.locator(`[data-pane="${index}"]`);

test('a PET/CT opens fused, in SUV, is unfused and fused again by key and by hand, and reopens as it was left', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.skip(!existsSync(path.join(shared, '08-pet')), 'the shared data are not here');
  test.setTimeout(240_000);
  const files = `${library}-pair`;
  await makePetCt(shared, files);
  const app = await openApp(library);
  const { page } = app;
  await signIn(page);
  await drop(page, files);
  const row = page.getByRole('row').filter({ hasText: 'LIDC-IDRI-0314' }).nth(0);
  await expect(row).toBeVisible({ timeout: 60_000 });
  await expect(row).toContainText('111', { timeout: 60_000 });
  await row.dblclick();
  const bar = (index: number) => pane(page, index).getByRole('img', { name: /Hot iron: 0.00 to 7.00 SUVbw/ });
  await test.step('its protocol lays it over three planes of the CT', async () => {
    for (const index of [0, 1, 2]) await expect(bar(index)).toBeVisible({ timeout: 30_000 });
    const box = await pane(page, 0).boundingBox();
    if (!box) throw new Error('no viewport');
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.5);
    await expect(pane(page, 0).locator('.fusion-probe')).toHaveText(/^−?\d+\s?HU · SUVbw \d\.\d\d$/);
    await look(page, 'fused-planes');
  });
  await test.step('a key takes it off, the slider makes it opaque, the colours turn', async () => {
    await pane(page, 0).focus();
    await page.keyboard.press('Shift+F');
    await expect(bar(0)).toHaveCount(0);
    await page.keyboard.press('Shift+F');
    await expect(bar(0)).toBeVisible();
    await page.keyboard.press('Alt+PageUp');
    await expect(page.getByRole('slider', { name: /PET/ })).toHaveValue('60');
    await page.keyboard.press('Control+Shift+F');
    await expect(pane(page, 0).getByRole('img', { name: /^PET: 0.00/ })).toBeVisible();
  });
  await test.step('dragged onto the CT it is laid over it, in the stack as well', async () => {
    await page.keyboard.press(',');
    await expect(pane(page, 1)).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
    await expect(page.locator('.fusion-bar')).toHaveCount(0);
    await page.setViewportSize({ width: 2560, height: 1440 });
    const series = page.locator('.series-strip button', { hasText: 'PET' });
    await series.dragTo(pane(page, 0));
    await expect(bar(0)).toBeVisible();
    await look(page, 'fused-stack');
  });
  await test.step('it reopens as it was left', async () => {
    await page.waitForTimeout(1500); // what is set is kept once nothing moves
    await page.reload();
    await page.getByRole('row').filter({ hasText: 'LIDC-IDRI-0314' }).nth(0).dblclick();
    await expect(bar(0)).toBeVisible({ timeout: 30_000 });
  });
  expect(app.errors).toEqual([]);
  await app.close();
  rmSync(files, { recursive: true });
});
