import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { FlatExample } from '../../models/inference/card/flat-example.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import { expect, root, shell, test } from './app.ts';
import { openPicture, runModel, writeExample } from './example-picture.ts';
import { goTo, look, makeAccount, reader } from './steps.ts';

// What a model finds on one image leaves as coded DICOM objects where the image came as DICOM; of a picture it is said why not.

/** The chest film that ships as the model's example, as a digital radiograph of a person. */
async function writeFilm(folder: string): Promise<string> {
  const examples = path.join(root, 'models/ai/chest-xray/examples');
  const { rows, columns, input } = FlatExample.parse(
    JSON.parse(await readFile(path.join(examples, 'example.json'), 'utf8')),
  );
  const {
    0x00200032: _place,
    0x00200037: _axes,
    0x00280030: _spacing,
    ...rest
  } = ctElements({
    0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.1.1'],
    0x00080020: ['DA', '20260110'],
    0x00080060: ['CS', 'DX'],
    0x00081030: ['LO', 'Chest PA'],
    0x00180015: ['CS', 'CHEST'],
    0x00185101: ['CS', 'PA'],
    0x00200020: ['CS', 'L\\F'],
    0x00280010: ['US', rows],
    0x00280011: ['US', columns],
    0x00280100: ['US', 8],
    0x00280101: ['US', 8],
    0x00280102: ['US', 7],
    0x7fe00010: ['OB', new Uint8Array(await readFile(path.join(examples, input.file)))],
  });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'film.dcm');
  await writeFile(file, makeDicom(rest));
  return file;
}

async function acceptAll(page: Page): Promise<void> {
  const waiting = page.locator('.finding-card[data-status="proposed"]');
  for (const left of [1, 0]) {
    await waiting.first().getByRole('button').first().click();
    await waiting.first().getByRole('button', { name: 'Accept' }).click();
    await expect(waiting).toHaveCount(left);
  }
}

async function toWorklist(page: Page): Promise<void> {
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
}

async function toReport(page: Page): Promise<void> {
  await goTo(page, 'Report');
  await expect(page.getByText(/^Signing writes/)).toBeVisible({ timeout: 60_000 });
}

test.skip(shell === 'electron', 'a drop from outside cannot be made there');

test('outlines and a ratio on a chest film are signed as SEG and structured report', async ({ app, library }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await toWorklist(page);
  await openPicture(page, await writeFilm(`${library}-film`));
  await runModel(page, 'chest-xray', 2);
  await acceptAll(page);
  await toReport(page);
  const kinds = page.locator('.written-kinds');
  await expect(kinds).toContainText('DICOM SEG');
  await expect(kinds).toContainText('DICOM SR');
  await expect(page.locator('.written-kinds-without')).toHaveCount(0);
  await look(page, 'report-objects-film');

  await page.getByRole('button', { name: /^Sign/ }).first().click();
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByLabel(/Reason/);
  if (await reason.count()) await reason.fill('Test of the whole way');
  await dialog.locator('input[type=password]').fill(reader.passphrase);
  await dialog.getByRole('button', { name: 'Sign and write 6 files' }).click();
  const signed = page.locator('.signed-panel');
  await expect(signed).toBeVisible({ timeout: 180_000 });
  await expect(signed.getByRole('link', { name: 'seg.dcm' })).toBeVisible();
  await expect(signed.getByRole('link', { name: 'sr.dcm' })).toBeVisible();
  await look(page, 'report-objects-signed');
});

test('of a picture the page says that no DICOM object can be made of it', async ({ app, library }) => {
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await toWorklist(page);
  await openPicture(page, film);
  await runModel(page, 'chest-xray', 2);
  await acceptAll(page);
  await toReport(page);
  await expect(page.locator('.written-kinds')).not.toContainText('DICOM');
  await expect(page.getByRole('list', { name: 'Not written, and why' })).toContainText('chest-xray.png');
  await look(page, 'report-objects-picture');
});
