import { expect, openApp, test } from './app.ts';
import { look, makeAccount, reader } from './steps.ts';

// What the end of the program cut short and nothing goes on with is told at the next sign-in, with the way to start it again.

test('a check of a model that was cut short is told of until it is taken note of', async ({ library }) => {
  test.setTimeout(300_000);
  const signIn = async () => {
    const app = await openApp(library);
    await app.page.locator('input[type=password]').fill(reader.passphrase);
    await app.page.keyboard.press('Enter');
    await expect(app.page.getByRole('button', { name: 'Import' }).first()).toBeVisible({ timeout: 60_000 });
    return app;
  };
  const told = 'Checking the model (nuclei): cut short, the program ended while it ran.';

  await test.step('the program ends while a model is checked', async () => {
    const { page, close } = await openApp(library);
    await makeAccount(page);
    await page.getByRole('button', { name: 'Go to the worklist' }).click();
    await page.getByRole('button', { name: /^Settings/ }).click();
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    await page
      .getByRole('row', { name: /^nuclei/ })
      .getByRole('button', { name: 'Run the reference input' })
      .click();
    await expect(page.locator('.running-jobs')).toBeVisible();
    await close();
  });

  await test.step('at the next sign-in it stands at the foot of the worklist, and leads to where models are checked', async () => {
    const { page, close } = await signIn();
    await expect(page.getByText(told)).toBeVisible();
    await look(page, 'cut-job');
    await page.getByRole('button', { name: 'Go there to start again' }).click();
    await expect(page.getByRole('row', { name: /^nuclei/ })).toBeVisible();
    await close();
  });

  await test.step('then it is not told of again', async () => {
    const { page, close } = await signIn();
    await look(page, 'cut-job-noted'); // the list of jobs has come by then
    await expect(page.getByText(told)).toHaveCount(0);
    await close();
  });
});
