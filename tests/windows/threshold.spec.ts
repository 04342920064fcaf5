import { expect, shell, test } from './app.ts';
import { openPicture, runModel, writeExample } from './example-picture.ts';
import { look, makeAccount } from './steps.ts';

// A smear that ships as the model's example: the threshold of its boxes moved and set back.

test('the threshold of a model’s boxes is moved and set back to the card’s', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const smear = await writeExample('blood-cells', `${library}-smear`);
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  await openPicture(page, smear);
  await runModel(page, 'blood-cells', 3);
  const red = page.locator('.finding-card').filter({ hasText: 'Red cell' });
  await expect(red).toHaveCount(1);
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
