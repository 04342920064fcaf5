import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// What became of a model's proposals: one edited and accepted, one rejected, counted on a page of its own.

test('what a reader made of a model’s proposals is counted, and leads back to the image', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  const openLedger = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Models in use');
    await page.keyboard.press('Enter');
  };
  await signIn(page);

  await test.step('before any run the page says what it is for', async () => {
    await openLedger();
    await expect(page.getByText('No model was run here yet')).toBeVisible();
    await look(page, 'ledger-empty');
    await page.keyboard.press('F2');
  });

  await test.step('a model is run; one proposal is corrected and accepted, one rejected', async () => {
    await openPicture(page, film);
    await runModel(page, 'chest-xray', 2);
    const ratio = page.locator('.finding-card').filter({ has: page.locator('.finding-card-value') });
    const before = await ratio.locator('.finding-card-value').innerText();
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('l');
    const place = await page
      .locator('.pixel-marks .line-mark')
      .first()
      .locator('.line-end, .line-handle')
      .last()
      .boundingBox();
    if (!place) throw new Error('no end of a line');
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y, { steps: 3 });
    await page.mouse.move(x + 40, y, { steps: 3 });
    await page.mouse.up();
    await expect(ratio.locator('.finding-card-value')).not.toHaveText(before);
    await ratio.getByRole('button').first().click();
    await ratio.getByRole('button', { name: 'Accept' }).click();
    const open = page.locator('.finding-card[data-status="proposed"]');
    await expect(open).toHaveCount(1);
    await open.getByRole('button').first().click();
    await page.keyboard.press('x');
    await page.keyboard.press('2');
    await expect(open).toHaveCount(0);
  });

  await test.step('a line of the reader’s own is named as what the model looks for where nothing of it stands', async () => {
    const viewport = await page.locator('.viewport').first().boundingBox();
    if (!viewport) throw new Error('no viewport');
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('l');
    const [x, y] = [viewport.x + viewport.width * 0.35, viewport.y + viewport.height * 0.9];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 5, { steps: 4 });
    await page.mouse.up();
    const own = page.locator('.finding-card').filter({ hasText: 'Length' });
    await expect(own).toHaveCount(1);
    await own.getByRole('button').first().click();
    await own
      .getByRole('combobox', { name: 'What you drew is' })
      .selectOption({ label: 'Heart (chest-xray looks for it)' });
    await expect(page.locator('.finding-card').filter({ hasText: 'Heart' }).first()).toBeVisible();
    await look(page, 'ledger-named');
  });

  await test.step('two claims about the image beside each other: the model as it proposed, the reader as accepted', async () => {
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('Shift+Y');
    const panel = page.getByRole('complementary', { name: 'Compare' });
    await expect(panel.getByText(/This is no independent second reading/)).toBeVisible();
    const ratio = panel.getByRole('row').filter({ hasText: 'Cardiothoracic ratio' });
    await expect(ratio.getByRole('cell')).toHaveCount(2);
    const [a, b] = await ratio.getByRole('cell').allInnerTexts();
    expect(a).not.toEqual(b); // the reader moved an end
    await look(page, 'compare');
    await page.keyboard.press('Shift+Y');
    await expect(panel).toHaveCount(0);
  });

  await test.step('the page counts them, and a line leads back to the image', async () => {
    await openLedger();
    const row = page.getByRole('row').filter({ hasText: 'chest-xray' });
    await expect(row.getByRole('cell')).toContainText([
      /chest-xray/,
      /./,
      '1',
      '0',
      '0',
      '1',
      '1',
      '1',
      '1 of 2',
      /mm|px/,
    ]);
    await expect(page.getByText('Rejected because: Wrong outline 1')).toBeVisible();
    await look(page, 'ledger');
    await page
      .locator('.ledger-cases')
      .getByRole('button', { name: /Cardiothoracic ratio/ })
      .click();
    await expect(page.locator('.finding-card[aria-current="true"]')).toContainText('Cardiothoracic ratio');
  });
});
