import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import { makeMrSeries } from '../fixtures/make-mr-series.ts';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { drop, look, openChosen, signIn } from './steps.ts';

// Files as they come from a CD: good ones, one twice, one of another person, one cut short, one that is no image.

async function writeFolder(folder: string): Promise<string> {
  const { files } = makeMrSeries({ slices: 12 });
  const stranger = makeDicom(
    ctElements({
      0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.4'],
      0x00080018: ['UI', '1.2.3.4.99'],
      0x00080060: ['CS', 'MR'],
      0x00100010: ['PN', 'Other^Person'],
      0x00100020: ['LO', 'SOMEONE-ELSE'],
      0x00100030: ['DA', '19301231'],
      0x00100040: ['CS', 'M'],
    }),
  );
  const cd = path.join(folder, 'cd');
  await mkdir(cd, { recursive: true });
  for (const [i, bytes] of files.entries()) {
    const isCut = i === 5;
    await writeFile(path.join(cd, `IM${i + 1}`), isCut ? bytes.subarray(0, bytes.length - 100) : bytes);
  }
  await writeFile(path.join(cd, 'IM1-again'), files[0] ?? new Uint8Array());
  await writeFile(path.join(cd, 'STRANGER'), stranger);
  await writeFile(path.join(cd, 'readme.txt'), 'Thank you for choosing our hospital.');
  return cd;
}

test('a dropped folder: what is good opens, what is not is told by name and reason', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const cd = await writeFolder(`${library}-files`);
  await signIn(page);

  await test.step('every file that was not plainly taken stands in the report', async () => {
    await drop(page, cd);
    const report = page.getByRole('dialog', { name: 'Import report' });
    await expect(report).toBeVisible({ timeout: 60_000 });
    const rowOf = (file: string) => report.getByRole('row').filter({ hasText: file });
    await expect(rowOf('STRANGER')).toContainText('set aside');
    await expect(rowOf('IM1-again')).toContainText('duplicate');
    await expect(rowOf('readme.txt')).toContainText('skipped');
    await expect(rowOf('IM6')).not.toHaveCount(0);
    await look(page, 'import-report');
    await report.getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('the study opens by keyboard, and says what is wrong with it', async () => {
    await openChosen(page);
    await expect(page.getByText('Łukasz').or(page.getByText('ŁUKASZ')).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.viewport').first()).toBeVisible();
    await look(page, 'import-opened');
  });

  await test.step('a length is drawn with the mouse, undone and redone by key', async () => {
    const viewport = page.locator('.viewport').first();
    await viewport.focus();
    await page.keyboard.press('l');
    const place = await viewport.boundingBox();
    if (!place) throw new Error('no viewport');
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 10, { steps: 4 });
    await page.mouse.move(x + 60, y + 20, { steps: 4 });
    await page.mouse.up();
    const length = viewport.locator('.line-mark text');
    await expect(length).toHaveText(/\d\smm/);
    await page.keyboard.press('Control+z');
    await expect(length).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(length).toHaveText(/\d\smm/);
    await look(page, 'length');
  });
});
