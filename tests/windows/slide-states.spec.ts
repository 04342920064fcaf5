import { countedPicture, makeSlide } from '../fixtures/make-slide.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look } from './steps.ts';

// What a slide's file claims and does not hold is said where the slide would be; without a scale there are no millimetres.

test.afterEach(closeFilled);

const own = (n: number, name: string) =>
  ({
    0x0008103e: ['LO', name],
    0x0020000d: ['UI', '1.2.826.50'],
    0x0020000e: ['UI', `1.2.826.50.${n}`],
    0x00080018: ['UI', `1.2.826.50.${n}.1`],
  }) as const;

test('two slides of a study: one without a scale, one that does not hold its tiles; keys alone draw a region', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(180_000);
  const picture = countedPicture(512, 384);
  const unscaled = makeSlide(picture, { tile: 128, changes: { ...own(1, 'Two scales'), 0x00480001: ['FL', 0.3] } });
  const short = makeSlide(picture, { tile: 128, changes: { ...own(2, 'Too few tiles'), 0x00480006: ['UL', 4000] } });
  const files = [...unscaled, ...short].map((bytes, i) => [`${i}.dcm`, bytes] as const);
  await fillLibrary(library, new Map(files));
  const app = await openApp(library);
  const { page } = app;
  const viewer = page.locator('.slide-viewer');
  await expect(page.getByRole('row', { selected: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await expect(
    page.getByText('slide, 512 × 384 pixels').or(page.getByText('slide, 4,000 × 384 pixels')).first(),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(viewer).toBeVisible({ timeout: 60_000 });

  await test.step('no millimetres, no bar, and why', async () => {
    await expect(page.getByText('Size of a pixel not known')).toBeVisible();
    await expect(page.locator('.region-layer [data-kind="scale"]')).toHaveCount(0);
    await page.getByRole('button', { name: 'No millimetres on this slide' }).click();
    await expect(page.getByText('slides.scale-disagrees')).toBeVisible();
  });

  await test.step('the other slide is named with what is wrong', async () => {
    await viewer.focus();
    await page.keyboard.press('[');
    await expect(page.locator('.slide-strip')).toContainText('Too few tiles');
    await look(page, 'slide-states');
    await page.keyboard.press('Escape');
  });

  await test.step('a region, its move and its end by keys', async () => {
    await viewer.focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.region-layer text')).toHaveText(/^\d+ × \d+.px$/);
    const before = await viewer.getAttribute('aria-label');
    expect(before).toMatch(/region: \d+ × \d+.px/);
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await expect(page.locator('.region-layer text')).toHaveCount(0);
  });

  await test.step('the images page says where the slide is', async () => {
    await page.keyboard.press('Control+1');
    await expect(page.getByText('This study is a slide')).toBeVisible();
    await look(page, 'slide-no-images');
    await page.getByRole('button', { name: 'Open the slide' }).click();
    await expect(viewer).toBeVisible();
  });
  expect(app.errors).toEqual([]);
  await app.close();
});
