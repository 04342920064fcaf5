import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../../main/imaging/png.ts';
import { makeFlatCard } from '../fixtures/make-flat-card.ts';
import { makeOnnx } from '../fixtures/make-onnx.ts';
import { makeZip } from '../fixtures/make-zip.ts';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// What a model's answer hangs on: parts of the image hidden one after the other, on request, with progress and a stop.

test('what a finding depends on is shown over the image, and taken away again', async ({ app, library }) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await signIn(page);
  await openPicture(page, film);
  await runModel(page, 'chest-xray', 2);
  await expect(page.getByText(/^Distance to its 194 training images/).first()).toBeVisible();

  const ask = page.getByRole('button', { name: 'What does this depend on?' });
  const cells = page.locator('.saliency-cells polygon');

  await test.step('it can be stopped', async () => {
    await ask.click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(ask).toBeVisible();
    await expect(cells).toHaveCount(0);
  });

  await test.step('it says what it shows, and what it does not', async () => {
    await ask.click();
    await expect(page.getByText(/not why, and not that it is right/)).toBeVisible({ timeout: 180_000 });
    await expect(cells).toHaveCount(144);
    await look(page, 'saliency');
    await page.getByRole('button', { name: 'Take the colour away' }).click();
    await expect(cells).toHaveCount(0);
  });
});

/** A model that is sure of what is brighter than 50, read in tiles of 64 × 64; and a picture with one such spot in its middle. */
async function makeTiled(folder: string): Promise<{ zip: string; picture: string }> {
  const graph = makeOnnx([64, 64]);
  const code = (value: string) => ({ scheme: '99PHENO', value, meaning: value });
  const card = makeFlatCard({
    id: 'bright-tiles',
    name: 'Bright spot in tiles',
    modality: ['OT'],
    bodyPart: [],
    input: { channels: 1, patch: [64, 64], minPixels: [64, 64], spacing: 'unused', spacingRangeMm: null, views: [] },
    preprocess: [{ op: 'tiles', overlap: 16 }],
    output: {
      kind: 'masks',
      labels: [
        { value: 1, name: 'Dark', code: code('dark'), color: '#56B4E9' },
        { value: 2, name: 'Bright', code: code('bright'), color: '#E69F00' },
      ],
    },
    weights: {
      file: 'model.onnx',
      sha256: createHash('sha256').update(graph).digest('hex'),
      bytes: graph.length,
      opset: 17,
    },
  });
  await mkdir(folder, { recursive: true });
  const [zip, picture] = [path.join(folder, 'bright-tiles.zip'), path.join(folder, 'spot.png')];
  const members = [
    { name: 'card.json', bytes: JSON.stringify(card) },
    { name: 'model.onnx', bytes: graph },
    { name: 'LICENSE', bytes: 'Apache License, Version 2.0' },
  ];
  await writeFile(zip, await makeZip(members));
  const side = 160;
  const isSpot = (i: number): boolean => Math.hypot((i % side) - 80, Math.floor(i / side) - 80) < 12;
  const pixels = Uint8Array.from({ length: side * side }, (_, i) => (isSpot(i) ? 54 : 46));
  await writeFile(picture, png(pixels, { width: side, height: side, samples: 1 }));
  return { zip, picture };
}

test('of an image that is read in tiles the one under the middle of the view is asked, framed and named', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'the system’s own file dialog cannot be driven there');
  test.setTimeout(300_000);
  const { page } = app;
  const { zip, picture } = await makeTiled(`${library}-tiled`);
  await signIn(page);

  await test.step('the model is brought', async () => {
    await page.getByRole('button', { name: /^Settings/ }).click();
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(zip);
    await page.getByRole('dialog').getByRole('button', { name: 'Install' }).click({ timeout: 60_000 });
    await expect(page.getByRole('row').filter({ hasText: 'bright-tiles' })).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('F2');
  });

  await openPicture(page, picture);
  await runModel(page, 'bright-tiles', 1);

  await test.step('one tile of nine is asked: parts are hidden in its frame alone', async () => {
    await page.getByRole('button', { name: 'What does this depend on?' }).click();
    await expect(page.getByText(/tile 5 of 9/)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/not why, and not that it is right/)).toBeVisible();
    await expect(page.locator('.saliency-cells polygon')).toHaveCount(121);
    await expect(page.locator('.saliency-tile .line-ink')).toHaveCount(1);
    await look(page, 'saliency-tile');
  });
});
