import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { png } from '../../main/imaging/png.ts';
import { FlatExample } from '../../models/inference/card/flat-example.ts';
import { expect, root } from './app.ts';
import { drop, makeAccount } from './steps.ts';

/** The picture that ships as the example of a model for single images, written as a PNG. @returns its path. */
export async function writeExample(model: string, folder: string): Promise<string> {
  const examples = path.join(root, 'models/ai', model, 'examples');
  const { channels, rows, columns, input } = FlatExample.parse(
    JSON.parse(await readFile(path.join(examples, 'example.json'), 'utf8')),
  );
  const planes = new Uint8Array(await readFile(path.join(examples, input.file)));
  const size = rows * columns;
  // Stored channel after channel; a picture holds the channels of each pixel together.
  const data = Uint8Array.from(planes, (_, i) => planes[(i % channels) * size + Math.floor(i / channels)] ?? 0);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${model}.png`);
  await writeFile(file, png(data, { width: columns, height: rows, samples: channels === 3 ? 3 : 1 }));
  return file;
}

/** Drops a picture on the worklist and opens the study that it is. */
export async function openPicture(page: Page, file: string): Promise<void> {
  await drop(page, file);
  await expect(page.getByRole('row')).not.toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
}

/** An account, and on its worklist the example pictures of two models. @param folder  where each is written, by model. */
export async function dropExamples(page: Page, folder: string): Promise<void> {
  const pictures = [];
  for (const model of ['chest-xray', 'blood-cells']) pictures.push(await writeExample(model, `${folder}-${model}`));
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  for (const [i, picture] of pictures.entries()) {
    await drop(page, picture);
    await expect(page.getByRole('row').filter({ hasText: /chest-xray|blood-cells/ })).toHaveCount(i + 1, {
      timeout: 60_000,
    });
  }
}

/** Runs a model, chosen by hand, on the image in front, and waits for as many findings. */
export async function runModel(page: Page, model: string, findings: number): Promise<void> {
  await page.locator('.viewport').first().focus();
  await page.keyboard.press('m');
  const choice = page.getByRole('combobox', { name: 'Model', exact: true });
  await expect(choice).toBeVisible({ timeout: 60_000 });
  await choice.selectOption(model);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.finding-card')).toHaveCount(findings, { timeout: 120_000 });
}
