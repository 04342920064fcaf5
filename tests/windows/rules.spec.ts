import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeCtPhantom } from '../fixtures/make-ct-phantom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { drop, goTo, look, openChosen, signIn } from './steps.ts';

// Packs without a network on phantoms whose answers are known: the Agatston score once every candidate is assigned, the
// density of two lungs, a region grown from a click.

async function openPhantom(page: Page, folder: string, { pack, changes }: { pack: string; changes?: DicomElements }) {
  await mkdir(folder, { recursive: true });
  for (const [n, bytes] of makeCtPhantom(pack, changes).entries())
    await writeFile(path.join(folder, `${n}.dcm`), bytes);
  await signIn(page);
  await drop(page, folder);
  await openChosen(page);
  await expect(page.locator('.viewport').first()).toBeVisible({ timeout: 60_000 });
}

async function choose(page: Page, model: string): Promise<void> {
  await page.locator('.viewport').first().focus();
  await page.keyboard.press('m');
  const select = page.getByRole('combobox', { name: 'Model', exact: true });
  await expect(select).toBeVisible({ timeout: 60_000 });
  await select.selectOption(model);
}

/** A drag with the box tool over a share of the first viewport, from its middle outwards. */
async function dragBox(page: Page, share: number): Promise<void> {
  await page.getByRole('button', { name: 'Place a box' }).click();
  const box = await page.locator('.viewport').first().boundingBox();
  if (!box) throw new Error('no viewport');
  const [x, y, half] = [box.x + box.width / 2, box.y + box.height / 2, (Math.min(box.width, box.height) / 2) * share];
  await page.mouse.move(x - half, y - half);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.move(x + half, y + half, { steps: 3 });
  await page.mouse.up();
}

test.beforeEach(() => test.skip(shell === 'electron', 'a drop from outside cannot be made there'));

test('calcium: candidates are assigned one by one, and only then there is a whole score', async ({ app, library }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openPhantom(page, `${library}-phantom`, { pack: 'calcium' });
  await choose(page, 'calcium');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Place a box first')).toBeVisible({ timeout: 60_000 });
  await dragBox(page, 0.98);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const card = page.locator('.finding-card');
  await expect(card).toHaveCount(1, { timeout: 60_000 });
  await expect(card).toContainText('4 candidates are not assigned');
  await card.getByRole('button', { name: 'Assign candidates' }).click();
  const rows = card.locator('.candidate-list li');
  await expect(rows).toHaveCount(4, { timeout: 60_000 });
  await look(page, 'rules-candidates');
  // those that weigh most first: the bone, then the lesions of 24, 9 and 1
  await rows.nth(1).getByRole('combobox').selectOption({ label: 'Left anterior descending' });
  await expect(card).toContainText('3 candidates are not assigned', { timeout: 60_000 });
  await rows.nth(2).getByRole('combobox').selectOption({ label: 'Left main' });
  await expect(card).toContainText('2 candidates are not assigned', { timeout: 60_000 });
  await rows.nth(3).getByRole('combobox').selectOption({ label: 'Right coronary' });
  await expect(card).toContainText('1 candidate is not assigned', { timeout: 60_000 });
  await card.getByRole('button', { name: 'The rest lies in no artery' }).click();
  await expect(card).toContainText('11 to 100: mild', { timeout: 60_000 });
  await expect(card.locator('.finding-values')).toContainText('34');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(page.locator('.finding-card[data-status="accepted"]')).toHaveCount(1);
  await look(page, 'rules-scored');
  await goTo(page, 'Report');
  await expect(page.getByText(/Coronary calcium \(Agatston\): 34/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('by a fixed rule, without a network').first()).toBeVisible();
  await look(page, 'rules-report');
});

test('calcium: another voltage is refused, and marked where the reader takes it on', async ({ app, library }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openPhantom(page, `${library}-phantom`, { pack: 'calcium', changes: { 0x00180060: ['DS', '100'] } });
  await choose(page, 'calcium');
  await dragBox(page, 0.98);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('The tube voltage is 100 kV')).toBeVisible({ timeout: 60_000 });
  await look(page, 'rules-refused');
  await page.getByRole('button', { name: 'Measure anyway, marked' }).click();
  await expect(page.locator('.finding-card')).toContainText(
    'Measured on your word although the tube voltage is 100 kV',
    {
      timeout: 60_000,
    },
  );
});

test('lung density: outline and numbers of a phantom with 3.5 % below −950 HU', async ({ app, library }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openPhantom(page, `${library}-phantom`, { pack: 'lung-density' });
  await choose(page, 'lung-density');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const card = page.locator('.finding-card');
  await expect(card).toHaveCount(1, { timeout: 120_000 });
  await expect(card.locator('.finding-values')).toContainText('3.5 %');
  await expect(card.locator('.finding-values')).toContainText('−920');
  await look(page, 'rules-lungs');
});

test('a region grows from a click', async ({ app, library }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openPhantom(page, `${library}-phantom`, { pack: 'lung-density' });
  await choose(page, 'region-grow');
  await page.getByRole('button', { name: 'Place a box' }).click();
  const box = await page.locator('.viewport').first().boundingBox();
  if (!box) throw new Error('no viewport');
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2); // in the right lung
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.finding-card')).toContainText('Region from a point', { timeout: 60_000 });
  await look(page, 'rules-grown');
});
