import { expect, test } from './app.ts';
import { openApp } from './open-app.ts';
import { goTo, look, firstStart, openSample, reader } from './steps.ts';

// The main job as a reader does it: first start, sample patient, image, model, genome, risk, signed report.

test.use({ start: 'nothing' });

test('from an empty library to a signed report, and back through the passphrase', async ({ library }) => {
  test.setTimeout(420_000);
  const app = await openApp(library);
  const { page } = app;

  await test.step('first start', async () => {
    await look(page, 'first-start');
    await firstStart(page);
  });
  await test.step('the sample patient opens in three planes, its gap told', async () => {
    await openSample(page);
    await expect(page.getByText('Slice 115 is missing: gap of 2.0 mm, filled by position').first()).toBeVisible();
    await look(page, 'reading');
  });
  await test.step('the model proposes both sides; the reader accepts them', async () => {
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const accept = page.getByRole('button', { name: /^Accept/ });
    await expect(accept.first()).toBeVisible({ timeout: 180_000 });
    await look(page, 'proposed');
    await accept.first().click();
    await expect(page.getByText(/1 to decide/)).toBeVisible();
    await accept.first().click();
    await expect(page.getByText(/0 to decide/)).toBeVisible();
    await look(page, 'accepted');
  });
  await test.step('pharmacogenes are called, what is advised for the drugs taken stands first', async () => {
    await goTo(page, 'Genome');
    const row = page.getByRole('row', { name: /^CYP2C19/ });
    await expect(row).toContainText('*2/*2', { timeout: 30_000 });
    await expect(row).toContainText('poor');
    await expect(page.getByRole('row', { name: /^CYP2D6/ })).toContainText('no file given');
    const taken = page.getByRole('list', { name: 'Taken now' }).getByRole('listitem');
    await expect(taken.first()).toContainText(/clopidogrel/i);
    await expect(taken.first()).toContainText('Other drug');
    await look(page, 'genome');
    await page.getByRole('button', { name: 'CYP2C19' }).press('ArrowDown');
    await expect(page.getByRole('heading', { name: /^Where CYP2C9/ })).toBeVisible();
  });
  await test.step('scores wait for a scoring file, quality says what was counted, variants what was looked at', async () => {
    await page.getByRole('tab', { name: 'Scores' }).click();
    await expect(page.getByRole('button', { name: 'Load a scoring file' })).toBeVisible();
    await look(page, 'genome-scores');
    await page.getByRole('tab', { name: 'Quality' }).click();
    await expect(page.getByText('All lines of the file')).toBeVisible();
    await look(page, 'genome-quality');
    await page.getByRole('tab', { name: 'Variants' }).click();
    await expect(page.getByText(/carried variants/)).toBeVisible();
    await look(page, 'genome-variants');
  });
  await test.step('APOE is called at both positions', async () => {
    await page.getByRole('tab', { name: 'APOE' }).click();
    await expect(page.getByText('APOE e3/e4').first()).toBeVisible({ timeout: 30_000 });
    await look(page, 'genome-apoe');
  });
  await test.step('risk shows numbers with their population, or a reason', async () => {
    await goTo(page, 'Risk');
    await expect(page.getByText('CAIDE').first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/No interval is published/).first()).toBeVisible();
    await look(page, 'risk');
  });
  await test.step('the report is signed and its files are written', async () => {
    await goTo(page, 'Report');
    await expect(page.getByText('SAMPLE, Robin').nth(1)).toBeVisible({ timeout: 60_000 });
    await page.waitForTimeout(1000); // the sheet is being laid out
    await look(page, 'report');
    await page.getByRole('button', { name: /^Sign/ }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await look(page, 'sign');
    const reason = dialog.getByLabel(/Reason/);
    if (await reason.count()) await reason.fill('Test of the whole way');
    await dialog.locator('input[type=password]').fill(reader.passphrase);
    await dialog.getByRole('button', { name: /^Sign and write/ }).click();
    await expect(page.getByText(/^Signed report/).first()).toBeVisible({ timeout: 180_000 });
    await look(page, 'signed');
  });
  expect(app.errors).toEqual([]);
  await app.close();

  await test.step('the library stays shut to a wrong passphrase and opens to the right one', async () => {
    const again = await openApp(library);
    const field = again.page.locator('input[type=password]');
    await field.fill('not the passphrase at all');
    await again.page.keyboard.press('Enter');
    await expect(again.page.getByText(/Passphrase is not right/)).toBeVisible({ timeout: 60_000 });
    await look(again.page, 'unlock');
    await field.fill(reader.passphrase);
    await again.page.keyboard.press('Enter');
    await expect(again.page.getByText('SAMPLE, Robin').first()).toBeVisible({ timeout: 60_000 });
    await look(again.page, 'worklist');
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
