import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { openApp, root, shell } from './open-app.ts';
import { look, openSample, signIn } from './steps.ts';

// Three dimensions on the CPU: slabs, turned planes, the turntable.

const viewport = (page: Page, name: RegExp) => page.getByRole('application', { name });

/** How bright a viewport's picture is on average, 0 … 255. */
const brightness = (page: Page, name: RegExp): Promise<number> =>
  viewport(page, name)
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return NaN;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [NaN] };
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += data[i] ?? 0;
      return sum / (data.length / 4);
    });

test('the sample head in slabs, in turned planes, from all sides and shaded', async ({ library }) => {
  test.setTimeout(420_000);
  const app = await openApp(library);
  const { page } = app;
  await signIn(page);
  await openSample(page);
  const coronal = viewport(page, /Coronal/);
  await coronal.focus();

  await test.step('a slab is thick, says so, and goes back to one voxel', async () => {
    await expect.poll(() => brightness(page, /Coronal/)).toBeGreaterThan(0);
    const thin = await brightness(page, /Coronal/);
    await page.keyboard.press('Shift+S');
    await expect(coronal).toContainText('slab 10 mm MIP');
    await expect.poll(() => brightness(page, /Coronal/)).toBeGreaterThan(thin * 1.1);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(coronal).toContainText('slab 15 mm MIP');
    await look(page, 'slab');
    await page.keyboard.press('Shift+S');
    await expect(coronal).toContainText('slab 15 mm MinIP');
    await expect.poll(() => brightness(page, /Coronal/)).toBeLessThan(thin * 0.9);
    await page.keyboard.press('Shift+S');
    await expect(coronal).toContainText('slab 15 mm average');
    await page.keyboard.press('Shift+S');
    await expect(coronal).toContainText('slab 1.1 mm');
  });
  await test.step('turning the crosshair in one plane turns the two others; they say so in two letters', async () => {
    const axial = viewport(page, /Axial/);
    await axial.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowRight');
    await expect(coronal).toContainText('Coronal, turned 20°');
    await expect(coronal.locator('[data-edge=right]')).toHaveText('LP');
    await expect(axial).not.toContainText('turned');
    await page.keyboard.press('h');
    const hold = coronal.locator('.crosshair-line[data-plane=axial] circle').first();
    const box = await hold.boundingBox();
    if (!box) throw new Error('nothing to take hold of');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect(axial).toContainText(/Axial, turned (1\d|2\d)°/);
    await look(page, 'turned');
    await page.keyboard.press('u');
    await expect(coronal).not.toContainText('turned');
    await expect(coronal.locator('[data-edge=right]')).toHaveText('L');
  });
  await test.step('the turntable shows the head from all sides, and measures nothing', async () => {
    await page.keyboard.press('v');
    const stage = page.getByRole('application', { name: /3D turntable/ });
    await expect(stage).toContainText('Not for measuring');
    const picture = stage.locator('canvas');
    await expect(picture).toHaveAttribute('data-ready', 'true', { timeout: 30_000 });
    await expect(stage).toContainText('Seen from A · 0°');
    await page.keyboard.press('3');
    await expect(stage).toContainText(/Surface of the brightest 25 % of the volume: from \d+/);
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowLeft');
    await expect(stage).toContainText('Seen from L · 90°');
    await expect(picture).toHaveAttribute('data-step', '9');
    const box = await stage.boundingBox();
    if (!box) throw new Error('no turntable');
    await page.mouse.move(box.x + 400, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 400 - 30, box.y + 300, { steps: 3 });
    await page.mouse.up();
    await expect(stage).toContainText('Seen from LP · 110°');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await look(page, 'turntable');
    await page.keyboard.press('1');
    await expect(stage).toContainText(/black at \d+, white at [\d,]+/);
    await expect(picture).toHaveAttribute('data-step', '9');
    await look(page, 'turntable-mip');
    await page.keyboard.press('6');
    await expect(stage).toContainText(/Shaded: colours from \d+ to \d+/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(stage).toContainText('Seen from LI, turned freely');
    await expect(picture).toHaveAttribute('width', '480', { timeout: 30_000 }); // it stands: fine again
    await look(page, 'shaded');
    await page.keyboard.press('Home');
    await expect(stage).toContainText('Seen from A · 0°');
    await page.keyboard.press('Escape');
    await expect(coronal).toBeFocused();
  });
  expect(app.errors).toEqual([]);
  await app.close();
});

const tilted = path.resolve(root, '../shared/data/test/05-ct-odd-geometry/ge-tilt-head-ct.zip');

test('a tilted head CT with uneven steps is read as a stack, and in three planes only as resampled', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.skip(!existsSync(tilted), 'the shared data are not here');
  test.setTimeout(420_000);
  const app = await openApp(library);
  const { page } = app;
  await signIn(page);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [tilted], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  const row = page.getByRole('row').filter({ hasText: 'CT' }).nth(0);
  await expect(row).toBeVisible({ timeout: 60_000 });
  await row.dblclick();
  const stack = page.getByRole('application').first();
  await expect(stack).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
  await stack.getByRole('button', { name: /Three planes are not possible|remarks/ }).click();
  await expect(stack).toContainText('sheared by 18.5°');
  await stack.getByRole('button', { name: 'Resample to upright' }).click();
  const planes = page.getByRole('application');
  await expect(planes).toHaveCount(3);
  for (const n of [0, 1, 2]) {
    await expect(planes.nth(n)).toContainText(/Resampled to upright/);
    await expect(planes.nth(n)).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
  }
  await look(page, 'resampled');
  expect(app.errors).toEqual([]);
  await app.close();
});
