import { expect, shell, test } from './app.ts';
import { writeExample } from './example-picture.ts';
import { drop, look, makeAccount } from './steps.ts';

// What a model's answer hangs on: parts of the image hidden one after the other, on request, with progress and a stop.

test('what a finding depends on is shown over the image, and taken away again', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await drop(page, film);
  await expect(page.getByRole('row')).not.toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
  await page.locator('.viewport').first().focus();
  await page.keyboard.press('m');
  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  await expect(model).toBeVisible({ timeout: 60_000 });
  await model.selectOption('chest-xray');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.finding-card')).toHaveCount(2, { timeout: 120_000 });
  await expect(page.getByText(/^Distance to 160 training images/).first()).toBeVisible();

  const ask = page.getByRole('button', { name: 'What does this depend on?' });
  const cells = page.locator('.saliency-cells polygon');

  await test.step('it can be stopped', async () => {
    await ask.click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(ask).toBeVisible();
    await expect(cells).toHaveCount(0);
  });

  await test.step('it says what it shows, and what it does not', async () => {
    await ask.click();
    await expect(page.getByText(/not why, and not that it is right/)).toBeVisible({ timeout: 180_000 });
    await expect(cells).toHaveCount(144);
    await look(page, 'saliency');
    await page.getByRole('button', { name: 'Take the colour away' }).click();
    await expect(cells).toHaveCount(0);
  });
});
