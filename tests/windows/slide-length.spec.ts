import { makeSlide, tissuePicture } from '../fixtures/make-slide.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look, openChosen } from './steps.ts';

// A distance on a slide: by a drag, by two clicks, by keys alone; an end moved, taken back, removed, there again after a restart.

test.afterEach(closeFilled);

test('a length is measured on a slide by mouse and by keys, moved, taken back, removed, and kept', async ({
  library,
}) => {
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
  const marks = page.locator('.region-layer [data-kind="length"]');
  const card = page.locator('.finding-card');
  const box = await viewer.boundingBox();
  if (!box) throw new Error('no viewer');
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];

  await test.step('the scale stands on the slide before anything is measured', async () => {
    await expect(page.locator('.region-layer [data-kind="scale"] text')).toHaveText(/^\d+.µm$/);
  });

  await test.step('a drag from end to end is a length, kept as the reader’s own', async () => {
    await viewer.focus();
    await page.keyboard.press('l');
    await expect(viewer).toHaveAttribute('data-tool', 'length');
    await page.mouse.move(...at(0.3, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.4), { steps: 4 });
    await page.mouse.up();
    await expect(card).toHaveCount(1);
    await expect(card).toContainText('Length');
    await expect(marks.locator('text')).toHaveText(/^\d+.µm$/);
    const written = await marks.locator('text').textContent();
    await expect(card).toContainText((written ?? '').replace(/\D/g, ''));
  });

  await test.step('an end is taken up and moved; Undo brings it back', async () => {
    const before = await marks.locator('text').textContent();
    await page.mouse.move(...at(0.5, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.6), { steps: 4 });
    await page.mouse.up();
    await expect(marks.locator('text')).not.toHaveText(before ?? '');
    await page.keyboard.press('Control+z');
    await expect(marks.locator('text')).toHaveText(before ?? '');
    await look(page, 'slide-length');
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(() => viewer.boundingBox()).toEqual(box);
    await expect(marks.locator('text')).toHaveCount(1);
  });

  await test.step('two clicks do the same', async () => {
    await viewer.focus();
    await page.mouse.click(...at(0.4, 0.6));
    await page.mouse.move(...at(0.55, 0.6));
    await page.mouse.click(...at(0.6, 0.6));
    await expect(marks).toHaveCount(2);
  });

  await test.step('keys alone: Enter sets an end in the middle, the arrows move the slide under it', async () => {
    await viewer.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await look(page, 'slide-length-keys');
    await page.setViewportSize({ width: 1280, height: 800 });
    await viewer.focus();
    await page.keyboard.press('Enter');
    await expect(marks).toHaveCount(3);
    await expect(page.locator('.slide-viewer [role=status]')).toHaveText(/^Length \d+.µm$/);
  });

  await test.step('Delete takes the chosen one away, Esc lets go of one that is begun', async () => {
    await page.keyboard.press('Delete');
    await expect(marks).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(marks).toHaveCount(3);
    await page.keyboard.press('Escape');
    await expect(marks).toHaveCount(2);
    await expect(card).toHaveCount(2);
  });
  expect(app.errors).toEqual([]);
  await app.close();

  await test.step('opened again both lengths are there, and in the report', async () => {
    const again = await open();
    await expect(again.page.locator('.region-layer [data-kind="length"]')).toHaveCount(2);
    await again.page.keyboard.press('Control+6');
    await expect(again.page.locator('.report-scroll')).toContainText(/\d\sµm/, { timeout: 30_000 });
    await look(again.page, 'slide-length-report');
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
