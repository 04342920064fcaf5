import { expect, shell, test } from './app.ts';
import { openPicture, runModel, writeExample } from './example-picture.ts';
import { look, makeAccount } from './steps.ts';

// What a model's answer hangs on: parts of the image hidden one after the other, on request, with progress and a stop.

test('what a finding depends on is shown over the image, and taken away again', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await openPicture(page, film);
  await runModel(page, 'chest-xray', 2);
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

test('of an image that is read in tiles the one under the middle of the view is asked, framed and named', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(900_000);
  const { page } = app;
  const field = await writeExample('nuclei', `${library}-field`, 2);
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await openPicture(page, field);
  await runModel(page, 'nuclei', 1);
  const ask = page.getByRole('button', { name: 'What does this depend on?' });

  await test.step('it can be stopped', async () => {
    await ask.click();
    await expect(page.getByText(/^\d+ of 144 parts/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.locator('.saliency-tile polygon')).toHaveCount(0);
  });

  await test.step('one tile of nine is asked: parts are hidden in its frame alone', async () => {
    await ask.click();
    await expect(page.getByText(/tile 5 of 9/)).toBeVisible({ timeout: 700_000 });
    await expect(page.getByText(/not why, and not that it is right/)).toBeVisible();
    await expect(page.locator('.saliency-cells polygon')).toHaveCount(144);
    await expect(page.locator('.saliency-tile .line-ink')).toHaveCount(1);
    await look(page, 'saliency-tile');
  });
});
