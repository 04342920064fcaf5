import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// A smear that ships as the model's example: the threshold of its boxes moved and set back.

test('the threshold of a model’s boxes is moved and set back to the card’s; accepted at a point it is no edit', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(400_000);
  const { page } = app;
  const smear = await writeExample('blood-cells', `${library}-smear`);
  await signIn(page);
  await openPicture(page, smear);
  await runModel(page, 'blood-cells', 3);
  const red = page.locator('.finding-card').filter({ has: page.getByRole('heading', { name: 'Red cell' }) });
  await expect(red).toHaveCount(1);
  await red.getByRole('button').first().click();
  const value = red.locator('.finding-card-value');
  const before = await value.innerText();
  const slider = red.getByRole('slider');
  const points = red.getByRole('group', { name: 'Operating points of the card' });

  await test.step('the card’s points are marks and buttons; the one it is shown from is chosen', async () => {
    await expect(points.getByRole('button')).toHaveCount(3);
    await expect(points.getByRole('button', { pressed: true })).toHaveText(/^Balanced/);
    await expect(red.locator('.threshold-mark')).toHaveCount(3);
    await red.getByText('Figures of this point').click();
    await expect(red.getByRole('row', { name: /^Found/ })).toContainText('%');
  });

  await test.step('Page Down goes to the next point, which is named with what changes', async () => {
    await slider.focus();
    await page.keyboard.press('PageDown');
    await expect(slider).toHaveAttribute('aria-valuetext', /, Sensitive$/);
    await expect(red.getByRole('status').filter({ hasText: 'On test images it finds' })).toBeVisible();
    await expect(red).toContainText('Counted at the card’s point Sensitive', { timeout: 30_000 });
    await expect(red).not.toContainText('no figures hold');
    await look(page, 'threshold-point');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect(slider).toHaveAttribute('aria-valuetext', /, Specific$/);
    await expect(points.getByRole('button', { pressed: true })).toHaveText(/^Specific/);
  });

  await test.step('between the points no figures hold, which is said; the card’s own is one button away', async () => {
    await slider.focus();
    for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight');
    await expect(red).toContainText('its figures do not hold for this', { timeout: 30_000 });
    await expect(value).not.toHaveText(before);
    await look(page, 'threshold-moved');
    await points.getByRole('button', { name: /^Balanced/ }).click();
    await expect(value).toHaveText(before);
    await expect(red).not.toContainText('its figures do not hold for this');
  });

  await test.step('accepted at another point of the card it is no edit: the page of models in use says at which', async () => {
    await points.getByRole('button', { name: /^Sensitive/ }).click();
    await expect(red).toContainText('Counted at the card’s point Sensitive', { timeout: 30_000 });
    await expect(red).not.toContainText('Edited by hand');
    await red.getByRole('button', { name: 'Accept' }).click();
    await expect(red).toHaveAttribute('data-status', 'accepted');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Models in use');
    await page.keyboard.press('Enter');
    const counts = page.getByRole('row').filter({ hasText: 'blood-cells' }).getByRole('cell');
    await expect(counts.nth(4)).toHaveText('1'); // accepted
    await expect(counts.nth(5)).toHaveText('0'); // edited
    await expect(page.getByText('Accepted at another of the card’s own points: Sensitive 1.')).toBeVisible();
    await look(page, 'threshold-ledger');
  });
});
