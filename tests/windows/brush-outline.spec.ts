import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { shell } from './open-app.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { openPicture, runModel } from './example-picture.ts';
import { look, signIn } from './steps.ts';

// The chest film that ships as the model's example: its outlines overlap, one bit a label. The heart is put right by hand.

const side = 512; // rows and columns of the film
const [leftLung, heart] = [2, 4]; // the bits
const without = (bytes: Uint8Array, bit: number): Uint8Array => bytes.map((byte) => byte & ~bit);
const count = (bytes: Uint8Array, bit: number): number => bytes.filter((byte) => byte & bit).length;

/** A pixel all round which there is left lung and no heart: 12 pixels to every side. */
function inLungOnly(mask: Uint8Array): readonly [number, number] {
  const isBare = (at: number): boolean => mask[at] === leftLung;
  const reach = [-12, -6, 0, 6, 12];
  const place = mask.findIndex(
    (_, at) => isBare(at) && reach.every((x) => reach.every((y) => isBare(at + x + y * side))),
  );
  return [place % side, Math.floor(place / side)];
}

/** Draws with the mouse from one pixel of the film to another. `isHeld`: the button stays down. */
async function stroke(page: Page, pixels: readonly (readonly [number, number])[], isHeld = false): Promise<void> {
  const box = await page.locator('.viewport').first().boundingBox();
  if (!box) throw new Error('no viewport');
  const scale = Math.min(box.width, box.height) / side; // the whole film, in the middle
  for (const [i, [column, row]] of pixels.entries()) {
    const x = box.x + box.width / 2 + (column - (side - 1) / 2) * scale;
    await page.mouse.move(x, box.y + box.height / 2 + (row - (side - 1) / 2) * scale, { steps: 3 });
    if (i === 0) await page.mouse.down();
  }
  if (!isHeld) await page.mouse.up();
}

/** The bytes that a stroke sends to be kept. */
async function kept(page: Page, make: () => Promise<void>): Promise<Uint8Array> {
  const sent = page.waitForRequest((request) => request.method() === 'PUT' && request.url().endsWith('/masks'));
  await make();
  return new Uint8Array((await sent).postDataBuffer() ?? []);
}

test('the heart of a film is painted over the lung, undone, erased and accepted; the lungs and the ratio stay', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'a drop from outside cannot be made there');
  test.setTimeout(300_000);
  const { page } = app;
  const film = await writeExample('chest-xray', `${library}-film`);
  await signIn(page);
  await openPicture(page, film);
  const stored = page.waitForResponse((one) => /\/masks\/[0-9a-f]{64}$/.test(one.url()), { timeout: 120_000 });
  await runModel(page, 'chest-xray', 2);
  const proposed = new Uint8Array(await (await stored).body());
  const name = page.getByRole('heading', { name: 'Right lung, Left lung, Heart' });
  const card = page.locator('.finding-card').filter({ has: name });
  const ratio = page
    .locator('.finding-card')
    .filter({ hasText: 'Cardiothoracic ratio' })
    .locator('.finding-card-value');
  const ratioBefore = await ratio.innerText();
  const edited = card.getByText('Edited by hand');
  const place = inLungOnly(proposed);
  const [column, row] = place;
  const line = [place, [column + 10, row + 6]] as const;

  await test.step('a click on a lung or on a line of the ratio chooses its card', async () => {
    await page.keyboard.press('w');
    const scale = await page.locator('.pixel-marks .line-ink').last().boundingBox();
    if (!scale) throw new Error('no line');
    await page.mouse.click(scale.x + scale.width / 2, scale.y + scale.height / 2);
    await expect(page.locator('.finding-card[aria-current="true"]')).toContainText('Cardiothoracic ratio');
    await stroke(page, [place]);
    await expect(card).toHaveAttribute('aria-current', 'true');
  });
  await test.step('the card’s button takes the brush; the label and the size are chosen there', async () => {
    await card.getByRole('button').first().click();
    await card.getByRole('button', { name: 'Edit with brush' }).click();
    await expect(card.getByRole('button', { name: 'Right lung', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Shift+Q');
    await page.keyboard.press('Shift+Q');
    await expect(card.getByRole('button', { name: 'Heart', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await expect(card.getByText('Radius 8 px')).toBeVisible(); // the picture says no millimetres
    await card.getByRole('button', { name: 'Smaller brush' }).click();
    await expect(card.getByText('Radius 7 px')).toBeVisible();
  });

  await test.step('what is painted is heart, and the lung under it stays', async () => {
    const painted = await kept(page, () => stroke(page, line));
    expect(without(painted, heart)).toEqual(without(proposed, heart));
    expect(count(painted, heart) - count(proposed, heart)).toBeGreaterThan(150); // a disc of 7 pixels has 154
    expect(painted[row * side + column]).toBe(leftLung | heart);
    await expect(edited).toBeVisible();
    await expect(card.getByText('Cardiothoracic ratio is read from its lines, not from this outline.')).toBeVisible();
    expect(await ratio.innerText()).toBe(ratioBefore);
    await look(page, 'brush-outline-painted');
  });

  await test.step('undone and made again by key', async () => {
    await page.locator('.viewport').first().focus();
    await page.keyboard.press('Control+z');
    await expect(edited).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await expect(edited).toBeVisible();
  });

  await test.step('Escape gives a stroke up: nothing is sent, the brush stays', async () => {
    let sent = 0;
    const listen = (): number => sent++;
    page.on('request', (request) => request.method() === 'PUT' && listen());
    await stroke(page, line, true);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.getByRole('button', { name: 'Brush (D)', exact: true })).toHaveAttribute('aria-pressed', 'true');
    expect(sent).toBe(0);
  });

  await test.step('the eraser takes the heart away and leaves the lung', async () => {
    await page.keyboard.press('Shift+D');
    const erased = await kept(page, () => stroke(page, line));
    expect(erased).toEqual(proposed);
  });

  await test.step('accepted as edited', async () => {
    await page.keyboard.press('Escape');
    await expect(card.getByText('Brush and eraser change')).toHaveCount(0);
    await card.getByRole('button', { name: 'Accept' }).click();
    await expect(card).toHaveAttribute('data-status', 'accepted');
    await expect(edited).toBeVisible();
    await look(page, 'brush-outline-accepted');
  });
});
