import { writeFilms } from './example-films.ts';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { drop, look, openChosen, reader, signIn } from './steps.ts';

test.skip(shell === 'electron', 'a drop from outside cannot be made there');

test.describe('first start', () => {
  test.use({ start: 'nothing' });
  test('the check of all models takes one line of the first start, its next step stays in sight', async ({ app }) => {
    test.setTimeout(240_000);
    const { page } = app;
    await page.getByRole('button', { name: 'Continue' }).click();
    const fields = page.locator('input');
    await fields.nth(0).fill(reader.name);
    await fields.nth(1).fill(reader.passphrase);
    await fields.nth(2).fill(reader.passphrase);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await expect(page.getByText('Models compute correctly')).toHaveCount(1, { timeout: 180_000 });
    await expect(page.getByRole('button', { name: 'Continue' })).toBeInViewport({ ratio: 1 });
    await look(page, 'first-start-models');
  });
});

test('a model that is not made for the image says why once, and its answer is not told of another model', async ({
  app,
  library,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const films = await writeFilms(`${library}-films`, ['LL']);
  await signIn(page);
  await drop(page, films);
  await expect(page.getByRole('row').filter({ hasText: 'Chest, several films' })).toBeVisible({ timeout: 60_000 });
  await openChosen(page);
  await page.locator('.viewport').first().focus();
  await page.keyboard.press('m');
  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  await expect(model).toHaveValue('', { timeout: 60_000 });
  await expect(page.getByText(/^No installed model is made for this image/)).toBeVisible();

  const why = page.getByText('The view is LL; the model is made for PA.');
  await model.selectOption('chest-xray');
  await expect(why).toHaveCount(1);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.run-panel [role=status]').filter({ has: why })).toBeVisible({ timeout: 60_000 });
  await expect(why).toHaveCount(1);
  await look(page, 'run-panel-refused');
  await model.selectOption('nuclei');
  await expect(why).toHaveCount(0);
});
