import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture } from './example-picture.ts';
import { goTo, signIn } from './steps.ts';

test('what is typed into a report is kept while it is typed, and Escape leads back to where it began', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await signIn(page);
  await openPicture(page, film);
  await goTo(page, 'Report');
  const edit = page.getByRole('button', { name: 'Edit Impression' });
  await edit.click({ timeout: 60_000 });
  const typed = page.getByRole('textbox', { name: 'Impression' });
  await typed.fill('No consolidation.');
  await expect(page.locator('.report-saved')).toContainText('Saved', { timeout: 60_000 });
  await expect(typed).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();
  await expect(page.getByText('No consolidation.')).toBeVisible();

  await page.keyboard.press('F8'); // past what is computed, to what nobody wrote
  await expect(page.getByRole('button', { name: 'Edit Indication' })).toBeFocused();
});
