import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeHeavyOnnx, makeOnnx } from '../fixtures/make-onnx.ts';
import { makePack } from '../fixtures/make-pack.ts';
import { makeZip } from '../fixtures/make-zip.ts';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { look, signIn } from './steps.ts';

// A site brings its own models: a pack as a zip, a zip that must not be opened, a bare network that gets a card.

async function openModels(page: Page): Promise<void> {
  await signIn(page);
  await page.getByRole('button', { name: /^Settings/ }).click();
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
}

async function chooseFile(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

async function writeZip(folder: string): Promise<string> {
  await makePack(folder, { change: { name: 'Bright spot', id: 'sample' } });
  const names = ['card.json', 'model.onnx', 'examples/example.json', 'examples/input.f32', 'examples/expected.u8'];
  const members = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, 'sample', name)) })),
  );
  const file = path.join(folder, 'bright-spot.zip');
  await writeFile(file, await makeZip([...members, { name: 'LICENSE', bytes: 'Apache License, Version 2.0' }]));
  return file;
}

test('a pack is looked into and installed from the settings, named as brought, and removed', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'the system’s own file dialog cannot be driven there');
  test.setTimeout(240_000);
  const { page } = app;
  const folder = `${library}-models`;
  await mkdir(folder, { recursive: true });
  const zip = await writeZip(folder);
  await openModels(page);
  await look(page, 'bring-settings');

  await test.step('a zip whose members would lie elsewhere is refused', async () => {
    const good = await makeZip([{ name: 'aa/evil.onnx', bytes: 'x', isStored: true }]);
    const bad = path.join(folder, 'bad.zip');
    await writeFile(bad, Buffer.from(good.toString('latin1').replaceAll('aa/evil', '../evil'), 'latin1'));
    await chooseFile(page, bad);
    await expect(page.getByText('This zip was not opened')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('a pack is checked and installed', async () => {
    await chooseFile(page, zip);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Bring Bright spot', { timeout: 60_000 });
    await expect(dialog).toContainText('Not signed: nobody vouches for it.');
    await expect(dialog).toContainText('Apache License, Version 2.0');
    await expect(dialog).toContainText('Tried in a sandboxed window of its own');
    await look(page, 'bring-inspected');
    await dialog.getByRole('button', { name: 'Install' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 60_000 });
    const row = page.getByRole('row').filter({ hasText: 'sample' });
    await expect(row).toContainText('brought by the site, not validated by us');
    await look(page, 'bring-installed');
    await row.getByRole('button', { name: 'Remove sample' }).click();
    await expect(row).toHaveCount(0);
  });
});

test('a model that wants too much memory is refused where it was tried, and the program goes on', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'the system’s own file dialog cannot be driven there');
  test.setTimeout(300_000);
  const { page } = app;
  const folder = `${library}-models`;
  await mkdir(folder, { recursive: true });
  const good = await writeZip(folder);
  const weights = makeHeavyOnnx([4, 4, 4], { side: 28_000, products: 1 }); // 3 GB, and as much for its product
  const sha256 = createHash('sha256').update(weights).digest('hex');
  const change = {
    name: 'Too heavy',
    id: 'too-heavy',
    weights: { file: 'model.onnx', sha256, bytes: weights.length, opset: 17 },
  };
  await makePack(path.join(folder, 'heavy'), { weights, change });
  const names = ['card.json', 'model.onnx'];
  const members = names.map(async (name) => ({
    name,
    bytes: await readFile(path.join(folder, 'heavy/too-heavy', name)),
  }));
  const heavy = path.join(folder, 'heavy.zip');
  await writeFile(heavy, await makeZip(await Promise.all(members)));
  await openModels(page);
  await chooseFile(page, heavy);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This model wants too much memory', { timeout: 200_000 });
  await expect(dialog.getByRole('button', { name: 'Install' })).toBeDisabled();
  await look(page, 'bring-too-heavy');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await chooseFile(page, good);
  await expect(dialog).toContainText('Bring Bright spot', { timeout: 60_000 });
  await expect(dialog).toContainText('Tried in a sandboxed window of its own');
});

test('a bare network gets a card from a person’s answers', async ({ app, library }) => {
  test.skip(shell === 'electron', 'the system’s own file dialog cannot be driven there');
  test.setTimeout(240_000);
  const { page } = app;
  const folder = `${library}-models`;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'Bright CT.onnx');
  await writeFile(file, makeOnnx([4, 4, 4]));
  await openModels(page);
  await chooseFile(page, file);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Write a card for Bright CT.onnx', { timeout: 60_000 });
  await expect(dialog.getByLabel('Size it reads')).toHaveValue('4 × 4 × 4');
  await dialog.getByRole('button', { name: 'Install' }).click();
  await expect(dialog).toContainText('Look at this entry.');
  await dialog.getByLabel('Modality').fill('CT');
  await dialog.getByLabel('Labels, in the order of its channels').fill('Bright\nDark');
  await dialog.getByLabel('What it is for').fill('Shows what is bright.');
  await dialog.getByLabel('Whose images it was trained on').fill('Nobody’s: it is a threshold.');
  await dialog.getByLabel('Licence').fill('Apache-2.0');
  await dialog.getByLabel('Who made it').fill('A. Maker');
  await dialog.getByRole('button', { name: 'Install' }).click();
  await expect(dialog).toContainText('The labels do not fit the network', { timeout: 60_000 });
  await look(page, 'bring-wizard');
  await dialog.getByLabel('Labels, in the order of its channels').fill('Bright');
  await dialog.getByRole('button', { name: 'Install' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('row').filter({ hasText: 'bright-ct' })).toContainText('not validated by us');
});
