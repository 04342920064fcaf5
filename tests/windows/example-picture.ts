import type { Page } from '@playwright/test';
import { writeExample } from '../fixtures/write-example.ts';
import { expect } from './app.ts';
import { drop, openChosen, signIn } from './steps.ts';

/** Drops a picture on the worklist and opens the study that it is. */
export async function openPicture(page: Page, file: string): Promise<void> {
  await drop(page, file);
  await openChosen(page);
  await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
}

/** An account, and on its worklist the example pictures of two models. @param folder  where each is written, by model. */
export async function dropExamples(page: Page, folder: string): Promise<void> {
  const pictures = [];
  for (const model of ['chest-xray', 'blood-cells']) pictures.push(await writeExample(model, `${folder}-${model}`));
  await signIn(page);
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
