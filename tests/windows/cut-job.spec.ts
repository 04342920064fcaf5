import { writeExample } from '../fixtures/write-example.ts';
import { expect, test } from './app.ts';
import { openApp } from './open-app.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// What the end of the program cut short and nothing goes on with is told at the next sign-in, with the way to start it again.

test('work that was cut short is told of until it is taken note of', async ({ library }) => {
  test.setTimeout(300_000);
  const film = await writeExample('chest-xray', `${library}-film`);
  const open = async () => {
    const app = await openApp(library);
    await signIn(app.page);
    return app;
  };
  const told = /cut short, the program ended while it ran\.$/;

  await test.step('the program ends while it is worked out what a result depends on', async () => {
    const { page, close } = await open();
    await openPicture(page, film);
    await runModel(page, 'chest-xray', 2);
    await page.getByRole('button', { name: 'What does this depend on?' }).first().click();
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    await close();
  });

  await test.step('at the next sign-in it stands at the foot of the worklist, and leads to where it is started', async () => {
    const { page, close } = await open();
    await expect(page.getByText(told)).toBeVisible();
    await look(page, 'cut-job');
    await page.getByRole('button', { name: 'Go there to start again' }).click();
    await expect(page.getByRole('button', { name: 'What does this depend on?' }).first()).toBeVisible({
      timeout: 60_000,
    });
    await close();
  });

  await test.step('then it is not told of again', async () => {
    const { page, close } = await open();
    await look(page, 'cut-job-noted'); // the list of jobs has come by then
    await expect(page.getByText(told)).toHaveCount(0);
    await close();
  });
});
