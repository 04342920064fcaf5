import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { ultrasoundFrame, writeFilm } from './example-films.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// What a model drew on one image is put right by hand: the ellipse of a head by its axes, cells by boxes.

async function middleOf(mark: Locator): Promise<readonly [number, number]> {
  const box = await mark.boundingBox();
  if (!box) throw new Error('not drawn');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function drag(page: Page, [x, y]: readonly [number, number], [dx, dy]: readonly [number, number]): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 });
  await page.mouse.move(x + dx, y + dy, { steps: 3 });
  await page.mouse.up();
}

/** A place of a drawn line on screen. */
const onLine = (line: Locator): Promise<readonly [number, number]> =>
  line.evaluate((path) => {
    if (!(path instanceof SVGPathElement)) throw new Error('no path');
    const at = path.getPointAtLength(path.getTotalLength() / 8).matrixTransform(path.getScreenCTM() ?? undefined);
    return [at.x, at.y] as const;
  });

/** Keys that move, then the time until what they moved is kept. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a head’s ellipse is drawn out by an end of its axis, by mouse and keys; a length by keys alone; undone by key', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const frame = await writeFilm(`${library}-frame`, 'fetal-head', ultrasoundFrame(0.234839));
  await signIn(page);
  await openPicture(page, frame);
  await runModel(page, 'fetal-head', 1);
  const card = page.locator('.finding-card');
  await page.mouse.click(...(await onLine(page.locator('.pixel-marks .line-ink').first())));
  await expect(card).toHaveAttribute('aria-current', 'true'); // chosen by a click on its outline
  const before = await card.locator('.finding-values').innerText();
  await look(page, 'edit-ellipse-before');

  await card.getByRole('button', { name: /Move its ends/ }).click();
  const end = page.locator('.ellipse-axes .line-handle').first();
  await drag(page, await middleOf(end), [-40, 10]);
  await expect(card.locator('.finding-values')).not.toHaveText(before, { useInnerText: true });
  await expect(card).toContainText('Edited by hand');
  await look(page, 'edit-ellipse-after');

  await page.keyboard.press('Control+z');
  await expect(card.locator('.finding-values')).toHaveText(before, { useInnerText: true });
  await expect(card).not.toContainText('Edited by hand');

  await test.step('the same by keys: an end is held and moved by ten pixels and one', async () => {
    const said = page.locator('.reading-said');
    await press(page, 'Escape', 'Shift+K', 'Shift+K');
    await expect(said).toHaveText('One end of the long axis held');
    await press(page, 'Shift+ArrowLeft', 'ArrowLeft');
    await expect(card.locator('.finding-values')).not.toHaveText(before, { useInnerText: true });
    await expect(said).toContainText('mm');
    await look(page, 'edit-ellipse-by-keys');
    await press(page, 'Escape');
    await expect(page.locator('.held-handle')).toHaveCount(0);
    await press(page, 'Control+z', 'Control+z');
    await expect(card.locator('.finding-values')).toHaveText(before, { useInnerText: true });
  });

  await test.step('an own length by keys alone: placed, an end moved, the other one, taken away, undone', async () => {
    const said = page.locator('.reading-said');
    const line = page.locator('.line-mark');
    await press(page, 'l', 'Insert');
    await expect(line).toHaveCount(1);
    await expect(said).toHaveText('Length: other end held');
    await expect(line.locator('.held-ring')).toHaveCount(1);
    const placed = await line.locator('text').innerHTML();
    await press(page, 'Shift+ArrowRight', 'ArrowRight');
    await expect(line.locator('text')).not.toHaveText(placed);
    await expect(said).toHaveText(/^Length \d+\.\d.mm$/);
    await press(page, 'Shift+K');
    await expect(said).toHaveText('Length: one end held');
    await press(page, 'Shift+ArrowDown');
    await expect(said).toHaveText(/^Length \d+\.\d.mm$/);
    await look(page, 'length-by-keys');
    await press(page, 'Delete');
    await expect(line).toHaveCount(0);
    await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+z'); // taken away, moved three times
    await expect(line.locator('text')).toHaveText(placed);
  });
});

test('a cell that was missed is added, one that is none taken out; the count follows and says so', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(240_000);
  const { page } = app;
  const smear = await writeExample('blood-cells', `${library}-smear`);
  await signIn(page);
  await openPicture(page, smear);
  await runModel(page, 'blood-cells', 3);
  const white = page.locator('.finding-card').filter({ has: page.getByRole('heading', { name: 'White cell' }) });
  await page.keyboard.press('w');
  await page.mouse.click(...(await middleOf(page.locator('.pixel-marks .line-ink').first())));
  await expect(page.locator('.finding-card[aria-current="true"]')).toHaveCount(1); // a click in a box chooses its finding
  await white.getByRole('button').first().click();
  const value = white.locator('.finding-card-value');
  const before = Number.parseInt(await value.innerText(), 10);
  await white.getByRole('button', { name: /Drag to add one/ }).click();
  const viewport = await page.locator('.viewport').first().boundingBox();
  if (!viewport) throw new Error('no viewport');
  const corner = [viewport.x + viewport.width / 2 - 30, viewport.y + viewport.height - 90] as const;

  await drag(page, corner, [60, 60]);
  await expect(value).toContainText(String(before + 1));
  await expect(white).toContainText('By hand 1 added, 0 taken out');
  await look(page, 'edit-boxes-added');

  await page.mouse.click(corner[0] + 30, corner[1] + 30);
  await expect(value).toContainText(String(before));
  await page.keyboard.press('Control+z');
  await expect(value).toContainText(String(before + 1));
  await page.keyboard.press('Control+z');
  await expect(value).toContainText(String(before));
  await expect(white).not.toContainText('By hand');

  await test.step('the same by keys: a box is held, taken out, one is added, moved and made larger', async () => {
    const said = page.locator('.reading-said');
    await press(page, 'Escape', 'Shift+K');
    await expect(said).toHaveText(`Box 1 of ${before} held`);
    await press(page, 'Delete');
    await expect(value).toContainText(String(before - 1));
    await expect(white).toContainText('By hand 0 added, 1 taken out');
    await press(page, 'Insert');
    await expect(value).toContainText(String(before));
    await press(page, 'Shift+ArrowRight', 'ArrowDown', 'Shift+X', 'Shift+X', 'Shift+ArrowDown');
    await expect(page.locator('.held-ring')).toHaveCount(1);
    await expect(white).toContainText('By hand 1 added, 1 taken out');
    await look(page, 'edit-boxes-by-keys');
  });
});
