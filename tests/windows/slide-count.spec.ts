import { makeSlide, tissuePicture } from '../fixtures/make-slide.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look, openChosen } from './steps.ts';

// Objects counted in a field of a stated area: placed, marked, unmarked, taken back, accepted, there again after a restart.

test.afterEach(closeFilled);

test('mitoses are counted in a field of a stated area, by mouse and keys, and accepted into the report', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(480_000);
  const levels = makeSlide(await tissuePicture(6, 4), { tile: 256, levels: 2, micrometres: 2 }); // 3.07 × 2.05 mm
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
  const guide = page.getByRole('region', { name: 'Field guide' });
  const field = page.locator('.region-layer [data-kind="count"]');
  const marks = field.locator('circle.region-ink');
  const card = page.locator('.finding-card');
  const at = async (x: number, y: number): Promise<[number, number]> => {
    const box = await viewer.boundingBox();
    if (!box) throw new Error('no viewer');
    return [box.x + box.width * x, box.y + box.height * y];
  };
  const click = async (x: number, y: number): Promise<void> => page.mouse.click(...(await at(x, y)));

  await test.step('the guide says its area and whose number it is', async () => {
    await viewer.focus();
    await page.keyboard.press('g');
    await expect(guide).toContainText('Vet Pathol 2016');
    await page.mouse.move(...(await at(0.55, 0.5)));
    await expect(page.locator('.region-layer [data-kind="guide"] text')).toHaveText(/^2\.37.mm²$/);
    await look(page, 'slide-count-guide');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('beside the slide it is refused, on it it is placed and waits with nothing marked', async () => {
    await click(0.1, 0.5);
    await expect(page.getByText('lies beside the slide')).toBeVisible();
    await click(0.5, 0.5);
    await expect(field.locator('text')).toHaveText('0 in 2.37 mm², 0.0 per mm²');
    await expect(card).toHaveAttribute('data-status', 'proposed');
  });

  await test.step('clicks mark, a click on a mark takes it away, one outside the field marks nothing', async () => {
    await click(0.45, 0.4);
    await click(0.5, 0.4);
    await click(0.55, 0.4);
    await expect(marks).toHaveCount(3);
    await click(0.5, 0.4);
    await expect(marks).toHaveCount(2);
    await click(0.06, 0.1);
    await expect(page.getByText('It lies outside the field')).toBeVisible();
    await expect(field.locator('text')).toHaveText('2 in 2.37 mm², 0.8 per mm²');
  });

  await test.step('Undo takes the last step back, Enter marks the middle', async () => {
    await viewer.focus();
    await page.keyboard.press('Control+z');
    await expect(marks).toHaveCount(3);
    await page.keyboard.press('Enter');
    await expect(marks).toHaveCount(4);
    await expect(card).toContainText('1.7');
    await look(page, 'slide-count');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('accepted, its number stands until it is reopened', async () => {
    await viewer.focus();
    await page.keyboard.press('y');
    await expect(card).toHaveAttribute('data-status', 'accepted');
    await page.keyboard.press('Enter');
    await expect(page.getByText('this count is decided')).toBeVisible();
    await expect(marks).toHaveCount(4);
  });
  expect(app.errors).toEqual([]);
  await app.close();

  await test.step('opened again it is there, and in the report with its field', async () => {
    const again = await open();
    await expect(again.page.locator('.region-layer [data-kind="count"] circle.region-ink')).toHaveCount(4);
    await again.page.keyboard.press('Control+6');
    const report = again.page.locator('.report-scroll');
    await expect(report).toContainText(/1\.7\s\/mm²/, { timeout: 30_000 });
    await expect(report).toContainText('Counted in a circle of 2.37 mm²');
    await look(again.page, 'slide-count-report');
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
