import { expect, test } from './app.ts';
import { look, makeAccount, reader } from './steps.ts';

const newPassphrase = 'another horse, another battery';

test('the passphrase is changed; a library left alone locks itself, and opens to the new one only', async ({ app }) => {
  const { page } = app;
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await test.step('the old passphrase, then the new one twice', async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click();
    await page.getByRole('button', { name: 'Change the passphrase' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').nth(0).fill(reader.passphrase);
    await dialog.locator('input').nth(1).fill(newPassphrase);
    await dialog.locator('input').nth(2).fill('something else');
    await expect(dialog.getByText('The two passphrases differ.')).toBeVisible();
    await look(page, 'change-passphrase');
    await dialog.locator('input').nth(2).fill(newPassphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByText('The passphrase is changed.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Worklist' }).first().click();
  });
  await page.clock.install();
  await page.keyboard.press('Shift'); // the last sign of the reader
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await page.clock.fastForward('02:00');
  const field = page.locator('input[type=password]');
  await expect(field).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Import' })).toHaveCount(0);
  await page.clock.resume();
  await field.fill(reader.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Passphrase is not right/)).toBeVisible({ timeout: 60_000 });
  await field.fill(newPassphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible({ timeout: 60_000 });
});
