import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { chestFilm, writeFilm } from './example-films.ts';
import { openPicture, runModel } from './example-picture.ts';
import { goTo, look, reader, signIn } from './steps.ts';

// What a model finds on one image leaves as coded DICOM objects where the image came as DICOM; of a picture it is said why not.

/** The chest film that ships as the model's example, as a digital radiograph of a person. */
const writeChest = (folder: string): Promise<string> =>
  writeFilm(folder, 'chest-xray', {
    ...chestFilm('PA'),
    0x00081030: ['LO', 'Chest PA'],
    0x00200020: ['CS', 'L\\F'],
  });

async function acceptAll(page: Page): Promise<void> {
  const waiting = page.locator('.finding-card[data-status="proposed"]');
  for (const left of [1, 0]) {
    await waiting.first().getByRole('button').first().click();
    await waiting.first().getByRole('button', { name: 'Accept' }).click();
    await expect(waiting).toHaveCount(left);
    await expect(page.locator('.finding-card[aria-current="true"] h3 button')).toBeFocused(); // the button itself is gone
  }
}

async function toReport(page: Page): Promise<void> {
  await goTo(page, 'Report');
  await expect(page.getByText(/^Signing writes/)).toBeVisible({ timeout: 60_000 });
}

test.skip(shell === 'electron', 'a drop from outside cannot be made there');

test('outlines and a ratio on a chest film are signed as SEG and structured report', async ({ app, library }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await signIn(page);
  await openPicture(page, await writeChest(`${library}-film`));
  await runModel(page, 'chest-xray', 2);
  await expect(page.locator('.viewport').first()).toBeFocused(); // the run panel is gone with its button
  await acceptAll(page);
  await toReport(page);
  const kinds = page.locator('.written-kinds');
  await expect(kinds).toContainText('DICOM SEG');
  await expect(kinds).toContainText('DICOM SR');
  await expect(page.locator('.written-kinds-without')).toHaveCount(0);
  await look(page, 'report-objects-film');
  await page.keyboard.press('Control+l');
  await expect(page.locator('[data-check="laterality"] > *')).toBeFocused(); // also one that leads nowhere

  await page.getByRole('button', { name: /^Sign/ }).first().click();
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByLabel(/Reason/);
  if (await reason.count()) await reason.fill('Test of the whole way');
  await dialog.locator('input[type=password]').fill(reader.passphrase);
  await dialog.getByRole('button', { name: 'Sign and write 6 files' }).click();
  const signed = page.locator('.signed-panel');
  await expect(signed).toBeVisible({ timeout: 180_000 });
  await expect(signed).toBeFocused();
  await expect(signed.getByRole('link', { name: 'seg.dcm' })).toBeVisible();
  await expect(signed.getByRole('link', { name: 'sr.dcm' })).toBeVisible();
  await look(page, 'report-objects-signed');

  // An amendment begun by mistake is discarded after a question, and Undo brings it back.
  await signed.getByLabel('Reason of the amendment').fill('Wrong side named');
  await signed.getByRole('button', { name: 'Start an amendment' }).click();
  const discard = page.getByRole('button', { name: 'Discard this amendment' });
  await discard.click();
  const question = page.getByRole('dialog', { name: 'Discard this amendment?' });
  await expect(question.getByRole('button', { name: 'Keep the amendment' })).toBeFocused();
  await expect(question).toContainText('Wrong side named');
  await look(page, 'report-amendment-discard');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(signed.getByRole('link', { name: 'sr.dcm' })).toBeVisible();
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await expect(discard).toBeVisible();
});

test('of a picture the page says that no DICOM object can be made of it', async ({ app, library }) => {
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await signIn(page);
  await openPicture(page, film);
  await runModel(page, 'chest-xray', 2);
  await acceptAll(page);
  await toReport(page);
  await expect(page.locator('.written-kinds')).not.toContainText('DICOM');
  await expect(page.getByRole('list', { name: 'Not written, and why' })).toContainText('chest-xray.png');
  await look(page, 'report-objects-picture');
});
