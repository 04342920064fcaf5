import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFilm } from '../fixtures/make-film.ts';
import { makePdf, makePdfDicom } from '../fixtures/make-pdf-document.ts';
import { expect, shell, test } from './app.ts';
import { drop, makeAccount } from './steps.ts';

// One made study of a film and a PDF: played frame by frame, drawn page by page.

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
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
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
    await expect(page.getByText('Page 1 of 3')).toBeVisible({ timeout: 30_000 });
    const sheet = page.locator('.pdf-view-frame');
    await expect(sheet.getByText('page 1 of 3')).toHaveCount(1);
    await page.keyboard.press('PageDown');
    await expect(sheet.getByText('page 2 of 3')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Save the PDF' })).toBeVisible();
  });
});
