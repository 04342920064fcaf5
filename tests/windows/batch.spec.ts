import { expect, openApp, shell, test } from './app.ts';
import { writeExample } from './example-picture.ts';
import { drop, look, makeAccount, reader } from './steps.ts';

// Models over the worklist: each takes what fits it, says why it left the rest out, and what it found waits until the reader
// has looked.

test('models run over the listed studies; their proposals wait until the reader has looked', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const pictures = [];
  for (const model of ['chest-xray', 'blood-cells']) pictures.push(await writeExample(model, `${library}-${model}`));
  await makeAccount(page);
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  for (const [i, picture] of pictures.entries()) {
    await drop(page, picture);
    await expect(page.getByRole('row').filter({ hasText: /chest-xray|blood-cells/ })).toHaveCount(i + 1, {
      timeout: 60_000,
    });
  }

  await test.step('before the first batch the page says what belongs here', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('m');
    await expect(page.getByText('No batch yet')).toBeVisible();
    await expect(page.getByText('2 studies, as the worklist is searched and filtered now.')).toBeVisible();
    await look(page, 'batch-empty');
  });

  await test.step('two models over two studies: two fit, two are left out with the reason', async () => {
    await page.getByRole('checkbox', { name: /Chest X-ray/ }).check({ force: true });
    await page.getByRole('checkbox', { name: /Blood/ }).check({ force: true });
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('4 of 4 runs')).toBeVisible({ timeout: 200_000 });
    await expect(page.locator('.batch-progress')).toContainText('2 done with');
    await expect(page.locator('.batch-progress')).toContainText('2 left out · 0 with an error');
    await look(page, 'batch-done');
  });

  await test.step('a study opens with its proposals folded; a line of one’s own does not unfold them', async () => {
    const row = page.getByRole('row').filter({ hasText: 'chest-xray' }).filter({ hasText: 'to decide' });
    await row.getByRole('button').click();
    await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/hidden until you have looked yourself/)).toBeVisible();
    const viewport = await page.locator('.viewport').first().boundingBox();
    if (!viewport) throw new Error('no viewport');
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('l');
    const [x, y] = [viewport.x + viewport.width * 0.4, viewport.y + viewport.height * 0.8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 80, y + 5, { steps: 4 });
    await page.mouse.up();
    await expect(page.locator('.finding-card')).toHaveCount(1);
    await expect(page.getByText(/hidden until you have looked yourself/)).toBeVisible();
    await look(page, 'batch-folded');
  });

  await test.step('one key shows them, one key and a reason dismisses one', async () => {
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('n');
    await expect(page.locator('.finding-card')).toHaveCount(3);
    await page.keyboard.press('x');
    await page.keyboard.press('3');
    await expect(page.locator('.finding-card[data-status="rejected"]')).toContainText('Artefact');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Journal');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Ended the own look; 2 proposals shown')).toBeVisible();
  });
});

test('a batch that runs when the program ends goes on by itself when the library is opened again', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const pictures = [];
  for (const model of ['chest-xray', 'blood-cells']) pictures.push(await writeExample(model, `${library}-${model}`));
  const first = await openApp(library);
  await makeAccount(first.page);
  await first.page.getByRole('button', { name: 'Go to the worklist' }).click();
  await expect(first.page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  for (const [i, picture] of pictures.entries()) {
    await drop(first.page, picture);
    await expect(first.page.getByRole('row').filter({ hasText: /chest-xray|blood-cells/ })).toHaveCount(i + 1, {
      timeout: 60_000,
    });
  }
  await first.page.getByRole('grid').focus();
  await first.page.keyboard.press('m');
  for (const name of [/Chest X-ray/, /Blood/, /Fetal/])
    await first.page.getByRole('checkbox', { name }).check({ force: true });
  await first.page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(first.page.locator('.batch-progress')).toContainText('Running');
  await first.close();

  const second = await openApp(library);
  await second.page.getByLabel('Passphrase').first().fill(reader.passphrase);
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByRole('grid')).toBeVisible({ timeout: 60_000 });
  await second.page.getByRole('grid').focus();
  await second.page.keyboard.press('m');
  await expect(second.page.getByText('6 of 6 runs')).toBeVisible({ timeout: 200_000 });
  await expect(second.page.locator('.batch-progress')).toContainText('2 done with');
  await second.close();
  expect([...first.errors, ...second.errors]).toEqual([]);
});
