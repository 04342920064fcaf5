import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { dropExamples } from './example-picture.ts';
import { look, reader, signIn } from './steps.ts';

const newPassphrase = 'another horse, another battery';

test('the passphrase is changed; a library left alone locks itself, and opens to the new one only', async ({ app }) => {
  const { page } = app;
  await signIn(page);
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

test('two windows of one program lock together: who works in one keeps the other open', async ({ app }) => {
  test.skip(shell === 'electron', 'another page of the same origin is not opened there');
  const { page } = app;
  await signIn(page);
  const first = page.getByRole('button', { name: 'Import' }).first();
  await expect(first).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(new URL('/', page.url()).href);
  await expect(other.getByRole('button', { name: 'Import' }).first()).toBeVisible({ timeout: 60_000 });
  await page.bringToFront();
  await page.clock.install();
  await page.keyboard.press('Shift');
  await page.clock.fastForward('09:00');
  await other.keyboard.press('Shift'); // the reader is there, at the other window
  await page.waitForTimeout(500);
  await page.clock.fastForward('02:00');
  await expect(first).toBeVisible();
  await other.close(); // the clock that is turned is that of all pages
  await page.clock.fastForward('08:30');
  await expect(page.locator('input[type=password]')).toBeVisible({ timeout: 30_000 });
});

/** A library with two pictures in it, on the batch page. */
async function openBatches(page: Page, library: string): Promise<void> {
  await dropExamples(page, library);
  await page.getByRole('grid').focus();
  await page.keyboard.press('m');
}

test('locked while models run: nothing is left in the window, nothing is answered, the models go on', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  await openBatches(page, library);
  for (const name of [/Chest X-ray/, /Blood/, /Fetal/, /Nuclei/])
    await page.getByRole('checkbox', { name }).check({ force: true });
  await page.evaluate(() => void Object.assign(window, { held: 'of a patient' }));
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('.batch-progress')).toContainText('Running');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Lock the library');
  await page.keyboard.press('Enter');

  await test.step('the window was loaded anew and knows nothing', async () => {
    await expect(page.locator('input[type=password]')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('1 job goes on behind the lock.')).toBeVisible();
    expect(await page.evaluate(() => 'held' in window)).toBe(false);
    await expect(page.getByText(/chest-xray|blood-cells/)).toHaveCount(0);
    await look(page, 'locked-with-job');
  });

  await test.step('another passphrase is refused and ends nothing; the library closes with its last job', async () => {
    await page.locator('input[type=password]').fill('somebody else’s passphrase');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Passphrase is not right/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/behind the lock/)).toHaveCount(0, { timeout: 200_000 });
  });

  await test.step('who signs in again is where they were, and the work is done', async () => {
    await page.locator('input[type=password]').fill(reader.passphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByText('8 of 8 runs')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.batch-progress')).toContainText('2 done with');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Journal');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Locked; 1 job goes on behind the lock')).toBeVisible();
  });
});
