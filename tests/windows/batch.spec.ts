import { expect, test } from './app.ts';
import { openApp, shell } from './open-app.ts';
import { writeFilms } from './example-films.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { dropExamples, openPicture } from './example-picture.ts';
import { drop, look, reader, signIn } from './steps.ts';

// Models over the worklist: each takes what fits it, says why it left the rest out, and what it found waits until the reader
// has looked.

test('models run over the listed studies; their proposals wait until the reader has looked', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  await dropExamples(page, library);

  await test.step('before the first batch the page says what belongs here', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('m');
    await expect(page.getByText('No batch yet')).toBeVisible();
    await expect(page.getByText('2 studies, as the worklist is searched and filtered now.')).toBeVisible();
    await look(page, 'batch-empty');
  });

  await test.step('an hour is chosen for it: tonight, until the morning; one that has passed is refused', async () => {
    await page.getByRole('checkbox', { name: /Chest X-ray/ }).check({ force: true });
    await page.getByLabel('When').selectOption('planned');
    await expect(page.getByLabel('Pauses at', { exact: true })).toHaveValue('07:00');
    const starts = page.getByLabel('Starts');
    await starts.fill('31.12.2098 22:00');
    await starts.press('Tab');
    await expect(page.getByText(/This is no day and time. Write year-month-day hour:minute/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Plan', exact: true })).toBeDisabled();
    await look(page, 'batch-no-moment');
    await starts.fill('2098-12-31 22:00');
    await starts.press('ArrowUp');
    await expect(starts).toHaveValue('2099-01-01 22:00');
    await page.getByLabel('Starts').fill('2020-01-01T22:00');
    await expect(page.getByText('This has passed.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Plan', exact: true })).toBeDisabled();
    await page.getByLabel('Starts').fill('2099-01-01T22:00');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(page.locator('.batch-progress')).toContainText('Waiting');
    await expect(page.locator('.batch-progress')).toContainText(
      'Starts 2099-01-01 22:00, pauses at 07:00, goes on each night at 22:00.',
    );
    await look(page, 'batch-planned');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.locator('.batch-progress')).toContainText('Cancelled');
    await page.getByRole('checkbox', { name: /Chest X-ray/ }).uncheck({ force: true });
    await page.getByLabel('When').selectOption('now');
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

test('a batch waits for its hour behind the lock, runs at it, and was planned by somebody', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(400_000);
  const { page } = app;
  const picture = await writeExample('blood-cells', `${library}-blood-cells`);
  await signIn(page);
  await drop(page, picture);
  await expect(page.getByRole('row').filter({ hasText: 'blood-cells' })).toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('m');
  await page.getByRole('checkbox', { name: /Blood/ }).check({ force: true });
  await page.getByLabel('When').selectOption('planned');
  const soon = new Date(Date.now() + 70_000); // the next minute but one, on this machine's clock
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${soon.getFullYear()}-${two(soon.getMonth() + 1)}-${two(soon.getDate())}`;
  await page.getByLabel('Starts').fill(`${day}T${two(soon.getHours())}:${two(soon.getMinutes())}`);
  await page.getByRole('checkbox', { name: 'Pauses at a time of day' }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(page.locator('.batch-progress')).toContainText('Waiting');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Lock the library');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 job goes on behind the lock.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/behind the lock/)).toHaveCount(0, { timeout: 300_000 });
  await page.locator('input[type=password]').fill(reader.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 1 runs')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.batch-progress')).toContainText('1 done with');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Journal');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Planned models over 1 study for .*: blood-cells/)).toBeVisible();
});

test('a batch that runs when the program ends goes on by itself when the library is opened again', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const first = await openApp(library);
  await dropExamples(first.page, library);
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

test('each film of a series that the model fits is read, and a lateral one is left out by name', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const films = await writeFilms(`${library}-films`, ['LL', 'PA', 'PA']);
  await signIn(page);
  await drop(page, films);
  await expect(page.getByRole('row').filter({ hasText: 'several films' })).toHaveCount(1, { timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('m');
  await page.getByRole('checkbox', { name: /Chest X-ray/ }).check({ force: true });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('1 of 1 runs')).toBeVisible({ timeout: 200_000 });
  await expect(page.getByText(/to decide, on 2 of 3 images\./)).toBeVisible();
  await expect(page.getByText(/^Image 1: /)).toBeVisible();
  await look(page, 'batch-films');
});

test('a run that the end of the program cut short is made again at the next sign-in', async ({ library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const picture = await writeExample('nuclei', `${library}-nuclei`);
  const first = await openApp(library);
  await signIn(first.page);
  await openPicture(first.page, picture);
  await first.page.locator('.viewport').first().focus();
  await first.page.keyboard.press('m');
  const choice = first.page.getByRole('combobox', { name: 'Model', exact: true });
  await expect(choice).toBeVisible({ timeout: 60_000 });
  await choice.selectOption('nuclei');
  await first.page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(first.page.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await first.close();

  const second = await openApp(library);
  await second.page.getByLabel('Passphrase').first().fill(reader.passphrase);
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByRole('grid')).toBeVisible({ timeout: 60_000 });
  await second.page.keyboard.press('Control+k');
  await second.page.keyboard.type('Journal');
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByText('Ran nuclei again: the program had ended before it was done')).toBeVisible();
  await second.close();
  expect([...first.errors, ...second.errors]).toEqual([]);
});
