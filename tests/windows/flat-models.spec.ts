import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// The chest film that ships as the model's example, dropped as a picture: read by the model, its ratio corrected by hand.

test('a model reads one image: outlines and a ratio, proposed, corrected by hand, accepted', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await signIn(page);

  await test.step('the picture opens as a study', async () => {
    await openPicture(page, film);
  });

  await test.step('the model that fits is offered and run', async () => {
    await runModel(page, 'chest-xray', 2);
    await expect(page.locator('.pixel-marks .line-mark')).toHaveCount(2);
    await look(page, 'flat-models-proposed');
  });

  await test.step('an end of a line is moved, and the ratio with it; undone by key', async () => {
    const card = page.locator('.finding-card').filter({ hasText: 'Cardiothoracic ratio' });
    const value = card.locator('.finding-card-value');
    const before = await value.innerText();
    const range = card.getByText(/in 90 of 100 images it is read off by hand between 0\.\d\d and 0\.\d\d/);
    await expect(range).toBeVisible();
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('l');
    const end = page.locator('.pixel-marks .line-mark').first().locator('.line-end, .line-handle').last();
    const place = await end.boundingBox();
    if (!place) throw new Error('no end of a line');
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y + 4, { steps: 3 });
    await page.mouse.move(x + 40, y + 8, { steps: 3 });
    await page.mouse.up();
    await expect(value).not.toHaveText(before);
    await expect(range).toHaveCount(0); // it was the model's number that it spoke of
    await page.keyboard.press('Control+z');
    await expect(value).toHaveText(before);
    await expect(range).toBeVisible();
  });

  await test.step('both are accepted', async () => {
    const waiting = page.locator('.finding-card[data-status="proposed"]');
    for (const left of [1, 0]) {
      await waiting.first().getByRole('button').first().click();
      await waiting.first().getByRole('button', { name: 'Accept' }).click();
      await expect(waiting).toHaveCount(left);
    }
    await look(page, 'flat-models-accepted');
  });
});
