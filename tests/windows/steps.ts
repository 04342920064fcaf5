import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { root, shell } from './open-app.ts';

export const reader = { name: 'A. Reader', passphrase: 'correct horse battery staple' } as const;

const sizes = [
  { width: 2560, height: 1440 },
  { width: 1280, height: 800 },
] as const;

/**
 * No finding of axe that a reader would stumble over; and pictures of the page in both sizes among the test's results, for
 * whoever looks at them: not where CI is set, since a picture is no check and a minute of drawing is dear there.
 */
export async function look(page: Page, name: string): Promise<void> {
  for (const size of shell === 'electron' || process.env['CI'] ? [] : sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(600); // the images are drawn in the new size
    await page.screenshot({ path: path.join(root, 'test-results', `${name}-${size.width}.png`) });
  }
  // No page of its own for the last step of the check: that is for frames of other origins, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
  expect(told).toEqual([]);
}

/** First start: machine, account, recovery key, all models checked. Leaves the page at the choice of a first patient. */
export async function firstStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  const fields = page.locator('input');
  await fields.nth(0).fill(reader.name);
  await fields.nth(1).fill(reader.passphrase);
  await fields.nth(2).fill(reader.passphrase);
  await page.getByRole('button', { name: 'Make the account' }).click();
  const kept = page.locator('input[type=checkbox]');
  await expect(kept).toBeEnabled({ timeout: 60_000 }); // the key is being made
  await expect(() => kept.check({ force: true })).toPass({ timeout: 20_000 });
  await expect(page.getByText('Models compute correctly')).toHaveCount(1, { timeout: 180_000 });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Go to the worklist' })).toBeVisible();
}

/** From the passphrase to the worklist. */
export async function signIn(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(reader.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible({ timeout: 60_000 });
}

/** Opens the sample patient and waits for its three planes. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample patient' }).click();
  await expect(page.getByText('SAMPLE, Robin').first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Coronal').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/of 130 images/)).toHaveCount(0, { timeout: 90_000 });
}

/** Opens the study that is chosen in the worklist, by key, once the list is there. */
export async function openChosen(page: Page): Promise<void> {
  await expect(page.getByRole('row', { selected: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
}

/** Goes to a page of the case by its tab. */
export const goTo = (page: Page, tab: string): Promise<void> =>
  page
    .getByRole('tab', { name: tab })
    .or(page.getByRole('link', { name: tab }))
    .or(page.getByRole('button', { name: tab, exact: true }))
    .first()
    .click();

/** Drops a path on the middle of the window as a person would from the file manager. */
export async function drop(page: Page, dropped: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [dropped], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  // A page that is busy has not yet said that it takes the files when they are let go: then they are not taken.
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) await send(type);
    await expect(page.getByText('Drop to import')).toHaveCount(0, { timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await session.detach();
}
