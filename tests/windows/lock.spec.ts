import { expect, test } from './app.ts';
import { makeAccount, reader } from './steps.ts';

test('a library left alone locks itself, and opens to the passphrase where it was', async ({ app }) => {
  const { page } = app;
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await page.clock.install();
  await page.keyboard.press('Shift'); // the last sign of the reader
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await page.clock.fastForward('02:00');
  const field = page.locator('input[type=password]');
  await expect(field).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Import' })).toHaveCount(0);
  await field.fill(reader.passphrase);
  await page.keyboard.press('Enter');
  await page.clock.resume();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible({ timeout: 60_000 });
});
