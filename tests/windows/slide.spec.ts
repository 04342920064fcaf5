import { makeSlide, tissuePicture } from '../fixtures/make-slide.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look, openChosen } from './steps.ts';

// A made slide of real tissue (the tile that ships as the nuclei model's example, laid beside itself): opened, moved, a
// region drawn, nuclei counted in it, accepted, taken back, and all there again after a restart.

test.afterEach(closeFilled);

test('a slide is opened, a region drawn, its nuclei counted and decided on, and all is kept', async ({ library }) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(420_000);
  const levels = makeSlide(await tissuePicture(6, 4), { tile: 256, levels: 2 });
  await fillLibrary(library, new Map(levels.map((bytes, i) => [`level-${i}.dcm`, bytes])));
  const open = async () => {
    const app = await openApp(library);
    const { page } = app;
    await openChosen(page);
    await expect(page.locator('.slide-viewer canvas')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Reading tiles')).toHaveCount(0, { timeout: 60_000 });
    return app;
  };
  const app = await open();
  const { page } = app;
  const viewer = page.locator('.slide-viewer');
  const card = page.locator('.finding-card').filter({ hasText: 'Nuclei' });
  const region = page.locator('.finding-card').filter({ hasText: 'Region' });

  await test.step('the slide lies in its viewer, with its scale and who says so', async () => {
    await expect(page.getByRole('button', { name: 'Slides', exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByText('0.250 µm a pixel, two places of the file agree')).toBeVisible();
    await expect.poll(() => middleColor(page), { timeout: 60_000 }).not.toEqual([0, 0, 0]);
    await look(page, 'slide-open');
  });

  await test.step('without a region the model asks for one', async () => {
    await viewer.focus();
    await page.keyboard.press('m');
    await expect(page.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('nuclei', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByText('Draw a region first')).toBeVisible({ timeout: 60_000 });
    await look(page, 'slide-no-region');
  });

  await test.step('a region is drawn by a drag, its size in millimetres', async () => {
    await viewer.focus();
    await page.keyboard.press('Shift+E');
    await expect(viewer).toHaveAttribute('data-tool', 'region');
    const box = await viewer.boundingBox();
    if (!box) throw new Error('no viewer');
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.35, 0.35));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.5), { steps: 4 });
    await page.mouse.move(...at(0.6, 0.6), { steps: 4 });
    await page.mouse.up();
    await expect(page.locator('.region-layer text').first()).toHaveText(/^0\.\d{3} × 0\.\d{3}.mm \(0\.\d{3}.mm²\)$/);
  });

  await test.step('the region is kept with the case: taken away, back by Undo, there again after another page, with a name', async () => {
    await expect(region).toContainText(/0\.00\d+.mm²/);
    await expect(page.getByText('Draw a region first')).toHaveCount(0); // it was answered
    await viewer.focus();
    await page.keyboard.press('Escape'); // the tool
    await page.keyboard.press('Delete');
    await expect(page.locator('.region-layer text')).toHaveCount(1); // the scale
    await page.keyboard.press('Control+z');
    await expect(page.locator('.region-layer text').first()).toContainText('mm²');
    await page.keyboard.press('Control+6');
    await expect(page.getByText(/^Signing writes/)).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.report-scroll')).not.toContainText('Region'); // without a name it is a place to work in
    await page.keyboard.press('Control+2');
    await expect(page.locator('.region-layer text').first()).toContainText('mm²', { timeout: 30_000 });
    await expect(region).toHaveAttribute('aria-current', 'false');
    const line = await page.locator('.region-layer [data-kind="own"] .region-ink').boundingBox();
    if (!line) throw new Error('no region');
    await page.mouse.click(line.x + line.width / 2, line.y + 1);
    await expect(region).toHaveAttribute('aria-current', 'true'); // chosen by a click on its line
    await region.getByRole('textbox', { name: 'Name of the region' }).fill('Hot spot');
    await page.keyboard.press('Enter');
    await expect(page.locator('.region-layer text').first()).toHaveText(/^Hot spot · 0\.\d{3} ×/);
    await look(page, 'slide-region-kept');
  });

  await test.step('the model counts, also by area, and its outlines lie over the slide', async () => {
    await expect(page.getByRole('button', { name: 'Run a model (M)' })).toHaveAttribute('aria-pressed', 'true'); // as left
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(card).toHaveCount(1, { timeout: 180_000 });
    await expect(card).toContainText('Nuclei');
    await expect(card).toContainText('/mm²');
    expect(Number(await card.locator('td').first().innerText())).toBeGreaterThan(5);
    await look(page, 'slide-nuclei');
  });

  await test.step('accepted by key, taken back, accepted again', async () => {
    await viewer.focus();
    await page.keyboard.press('y');
    await expect(card).toHaveAttribute('data-status', 'accepted');
    await page.keyboard.press('Control+z');
    await expect(card).toHaveAttribute('data-status', 'proposed');
    await page.keyboard.press('y');
    await expect(card).toHaveAttribute('data-status', 'accepted');
    await look(page, 'slide-accepted');
  });

  await test.step('a line drawn by hand: only what lies inside counts, by the area inside', async () => {
    await viewer.focus();
    await page.keyboard.press('f');
    await expect(viewer).toHaveAttribute('data-tool', 'outline');
    const box = await viewer.boundingBox();
    if (!box) throw new Error('no viewer');
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5);
    await page.mouse.down();
    for (let angle = 0; angle <= 350; angle += 10) {
      const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      await page.mouse.move(box.x + box.width * (0.5 + 0.2 * x), box.y + box.height * (0.5 + 0.2 * y));
    }
    await page.mouse.up();
    await expect(page.locator('.region-layer text').first()).toContainText('mm²');
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(card).toHaveCount(2, { timeout: 180_000 });
    await expect(card.first()).toContainText('In an outlined part of');
    await look(page, 'slide-outlined');
  });

  expect(app.errors).toEqual([]);
  await app.close();

  await test.step('opened again it is all there', async () => {
    const again = await open();
    const accepted = again.page.locator('.finding-card[data-status="accepted"]').filter({ hasText: 'Nuclei' });
    await expect(accepted).toHaveCount(1);
    await expect(again.page.locator('.region-layer [data-kind="kept"] text').first()).toHaveText('Hot spot');
    await accepted.getByRole('button').first().click();
    await again.page.waitForTimeout(500);
    await look(again.page, 'slide-again');
    await again.page.keyboard.press('Control+6');
    await expect(again.page.locator('.report-scroll')).toContainText('Nuclei', { timeout: 30_000 });
    await expect(again.page.locator('.report-scroll')).toContainText('Hot spot');
    await look(again.page, 'slide-report');
    await again.page
      .locator('.report-scroll')
      .getByRole('button', { name: /\/mm²/ })
      .first()
      .click({ timeout: 30_000 });
    await again.page.getByRole('button', { name: 'Go to the image' }).click({ timeout: 30_000 });
    await expect(again.page.locator('.slide-viewer canvas')).toBeVisible({ timeout: 30_000 }); // not on the images
    expect(again.errors).toEqual([]);
    await again.close();
  });
});

/** Red, green, blue in the middle of the viewer. */
const middleColor = (page: Awaited<ReturnType<typeof openApp>>['page']): Promise<number[]> =>
  page.locator('.slide-viewer canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return [];
    const { data } = canvas.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1) ?? { data: [] };
    return [...data].slice(0, 3);
  });
