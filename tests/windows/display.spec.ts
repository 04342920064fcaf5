import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { makeFilm } from '../fixtures/make-film.ts';
import { makePdf, makePdfDicom } from '../fixtures/make-pdf-document.ts';
import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { drop, look, signIn } from './steps.ts';

// What only a window can show: a film and a PDF; as many viewports as there may be, at any scale of the screen.

test('a film is played by key, a PDF is drawn page by page', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(180_000);
  const { page } = app;
  const folder = `${library}-files/cd`;
  await mkdir(folder, { recursive: true });
  const study = {
    0x0020000d: ['UI', '1.2.78.1'],
    0x00100010: ['PN', 'Film^Made'],
    0x00100020: ['LO', 'FILM1'],
  } as const;
  await writeFile(path.join(folder, 'film'), await makeFilm('made-avc.mp4'));
  await writeFile(
    path.join(folder, 'pdf'),
    makePdfDicom(await makePdf(), { ...study, 0x00080020: ['DA', '20260204'] }),
  );
  await signIn(page);
  const row = page.getByRole('row').filter({ hasText: '2026-02-04' });
  await expect(async () => {
    await drop(page, folder);
    await expect(row).toBeVisible({ timeout: 25_000 });
  }).toPass({ timeout: 90_000 });
  await row.dblclick();

  await test.step('the film stands on its first frame, goes on by one, and runs', async () => {
    const film = page.locator('[data-pane="0"]');
    await expect(film.getByText('Frame 1 of 50')).toBeVisible({ timeout: 30_000 });
    await film.focus();
    await page.keyboard.press('ArrowDown');
    await expect(film.getByText('Frame 2 of 50')).toBeVisible();
    await page.keyboard.press('c');
    await expect(film.getByText(/Frame (?!2 )\d+ of 50/)).toBeVisible();
    await page.keyboard.press('>');
    await expect(film.getByText('1.50 ×')).toBeVisible();
  });
  await test.step('the PDF is drawn, its pages go by key, its script does not run', async () => {
    await page.keyboard.press('Control+Shift+D');
    await expect(page.getByText('Page 1 of 3', { exact: true })).toBeVisible({ timeout: 30_000 });
    const sheet = page.locator('.pdf-view-frame');
    await expect(sheet.getByText('page 1 of 3')).toHaveCount(1);
    await page.keyboard.press('PageDown');
    await expect(sheet.getByText('page 2 of 3')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Save the PDF' })).toBeVisible();
  });
});

/** A study of so many series of two small images each. */
const manySeries = (count: number): ReadonlyMap<string, Uint8Array> =>
  new Map(
    Array.from({ length: count * 2 }, (_, i) => {
      const [series, z] = [Math.floor(i / 2) + 1, i % 2];
      const elements = ctElements({
        0x00080018: ['UI', `1.2.9.${series}.${z + 1}`],
        0x00080020: ['DA', '20260301'],
        0x0008103e: ['LO', `Series ${series}`],
        0x0020000d: ['UI', '1.2.9'],
        0x0020000e: ['UI', `1.2.9.${series}`],
        0x00200011: ['IS', String(series)],
        0x00200032: ['DS', `0\\0\\${z}`],
        0x00280010: ['US', 32],
        0x00280011: ['US', 32],
        0x00281050: ['DS', '500'],
        0x00281051: ['DS', '1000'],
        0x7fe00010: ['OW', Array.from({ length: 1024 }, (__, at) => 400 + ((at * 7 + series) % 600))],
      });
      return [`${series}-${z}`, makeDicom(elements)] as const;
    }),
  );

/** How many of the viewports' pictures are not black in their middle. */
const lit = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLCanvasElement>('[data-pane] canvas')].filter((canvas) => {
        const small = new OffscreenCanvas(3, 3).getContext('2d');
        small?.drawImage(canvas, 0, 0, 3, 3);
        return (small?.getImageData(1, 1, 1, 1).data[0] ?? 0) > 40;
      }).length,
  );

const screens = [
  { width: 1536, height: 864, scale: 2.5, drawing: 'cpu' }, // 4K
  { width: 1280, height: 800, scale: 1, drawing: 'gpu' },
] as const;

for (const { drawing, ...screen } of screens)
  test(`C3#1476, O#3797: 64 viewports are drawn at a scale of ${screen.scale} (${drawing})`, async ({ library }) => {
    test.skip(shell === 'electron', 'the library is made for the browser shell');
    test.setTimeout(180_000);
    await fillLibrary(library, manySeries(64));
    const app = await openApp(library, screen);
    const { page } = app;
    await page.goto(new URL(`/?drawing=${drawing}`, page.url()).href);
    await page.getByRole('row').filter({ hasText: '2026-03-01' }).dblclick();
    await expect(page.locator('[data-pane="0"]')).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
    await page.keyboard.press('g');
    await page.getByRole('radio', { name: '8 × 8' }).click();
    await expect(page.locator('[data-pane][data-status="ready"]')).toHaveCount(64, { timeout: 60_000 });
    await expect.poll(() => lit(page), { timeout: 60_000 }).toBe(64);
    await page.screenshot({ path: `test-results/grid-64-${drawing}.png` });
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-pane="0"]')).toHaveAttribute('aria-label', /image 2 of 2/);
    expect(await lit(page)).toBe(64);
    expect(app.errors).toEqual([]);
    await app.close();
  });

test('H#366: an image of another patient within a series is said in red over the images that are left', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(120_000);
  const other: DicomElements = {
    0x00100010: ['PN', 'Other^Bob'],
    0x00100020: ['LO', '5508'],
    0x00100030: ['DA', '19900225'],
  };
  const files = Array.from({ length: 6 }, (_, i) => {
    const place: DicomElements = {
      0x00080018: ['UI', `1.2.3.4.${i + 1}`],
      0x00080020: ['DA', '20260305'],
      0x00200013: ['IS', String(i + 1)],
      0x00200032: ['DS', `0\\0\\${i}`],
    };
    return [`IM${i}`, makeDicom(ctElements({ ...place, ...(i === 3 ? other : {}) }))] as const;
  });
  await fillLibrary(library, new Map(files));
  const app = await openApp(library);
  const { page } = app;
  await page.getByRole('row').filter({ hasText: '2026-03-05' }).dblclick();
  await expect(page.locator('[data-pane="0"]')).toHaveAttribute('data-status', 'ready', { timeout: 30_000 });
  const mark = page.locator('[data-pane="0"] .remarks-mark');
  await expect(mark).toHaveAttribute('data-grave', 'true');
  await expect(mark).toContainText('Set aside: 1 of another patient');
  await mark.click();
  await expect(page.locator('.remarks-list')).toContainText('ID 5508, born 1990-02-25');
  await look(page, 'other-patient');
  expect(app.errors).toEqual([]);
  await app.close();
});

test.afterEach(closeFilled);
