import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../../main/imaging/png.ts';
import { FlatExample } from '../../models/inference/card/flat-example.ts';
import { expect, root, shell, test } from './app.ts';
import { drop, look, makeAccount } from './steps.ts';

// A smear that ships as the model's example: the threshold of its boxes moved and set back.

async function writeSmear(folder: string): Promise<string> {
  const examples = path.join(root, 'models/ai/blood-cells/examples');
  const about = FlatExample.parse(JSON.parse(await readFile(path.join(examples, 'example.json'), 'utf8')));
  const planes = new Uint8Array(await readFile(path.join(examples, about.input.file)));
  const pixels = about.rows * about.columns;
  const mixed = Uint8Array.from({ length: pixels * 3 }, (_, i) => planes[(i % 3) * pixels + Math.floor(i / 3)] ?? 0);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'smear.png');
  await writeFile(file, png(mixed, { width: about.columns, height: about.rows, samples: 3 }));
  return file;
}

test('the threshold of a model’s boxes is moved and set back to the card’s', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const smear = await writeSmear(`${library}-smear`);
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await drop(page, smear);
  await expect(page.getByRole('row')).not.toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
  await page.locator('.viewport').first().focus();
  await page.keyboard.press('m');
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('blood-cells');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const red = page.locator('.finding-card').filter({ hasText: 'Red cell' });
  await expect(red).toHaveCount(1, { timeout: 120_000 });
  await red.getByRole('button').first().click();
  const value = red.locator('.finding-card-value');
  const before = await value.innerText();
  const slider = red.getByRole('slider');
  await slider.focus();
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight');
  await expect(red).toContainText('its figures do not hold for this', { timeout: 30_000 });
  await expect(value).not.toHaveText(before);
  await look(page, 'threshold-moved');
  await red.getByRole('button', { name: /As on the card/ }).click();
  await expect(value).toHaveText(before);
  await expect(red).not.toContainText('its figures do not hold for this');
});
