import { startProgram } from '../../main/app/program.ts';
import { headlessShell } from '../../main/app/shell/browser/headless-shell.ts';
import { WorklistQuery } from '../../models/library/worklist.ts';
import { hippocampusPack } from '../fixtures/make-finding.ts';
import { makeNuclei } from '../fixtures/make-nuclei.ts';
import { makeSlide, tissuePicture } from '../fixtures/make-slide.ts';
import { expect, test } from './app.ts';
import { openApp, root, shell } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look, openChosen, reader } from './steps.ts';

// Eight made nuclei over a slide, the last two touching: taken out, drawn, joined and cut by mouse and keys; the count follows
// and says what of it is the model's own, also after the window was closed.

test.afterEach(closeFilled);

const [columns, rows] = [320, 160];
const middles = [0, 1, 2, 3, 4, 5, 6, 7].map((n): [number, number] =>
  n === 7 ? [216, 120] : [40 + 80 * (n % 4) - (n === 6 ? 4 : 0), 40 + 80 * Math.floor(n / 4)],
);

function discs(): Uint8Array {
  const objects = new Uint32Array(columns * rows);
  for (const [n, [x, y]] of middles.entries())
    for (let row = y - 12; row <= y + 12; row++)
      for (let column = x - 12; column <= x + 12; column++)
        if (Math.hypot(column - x, row - y) <= 12) objects[row * columns + column] ||= n + 1;
  return new Uint8Array(objects.buffer);
}

/** Proposes the nuclei in a library, as a model would. */
async function propose(library: string): Promise<void> {
  const program = await startProgram({ root, folder: library, makeShell: () => headlessShell });
  const { client, session } = program;
  await client.library.unlock({ passphrase: reader.passphrase });
  const { rows: studies } = await client.library.worklist(WorklistQuery.parse({}));
  const studyUid = studies[0]?.study.uid;
  const [set] = studyUid ? await client.imaging.displaySets({ studyUid }) : [];
  if (!studyUid || !set?.slide) throw new Error('no slide');
  const mask = await session.library.blobs.put(discs());
  const finding = makeNuclei(set, { columns, rows, mask, found: 8, at: [600, 420] });
  const { subject } = await client.library.study({ studyUid });
  const change = { kind: 'finding.propose', finding } as const;
  await session.library.journal.append({ subject: subject.id, studyUid, actor: hippocampusPack, change });
  await program.close();
}

test('single nuclei are taken out, drawn, joined and cut; the count follows and says whose it is', async ({
  library,
}) => {
  test.skip(shell === 'electron', 'the library is made for the browser shell');
  test.setTimeout(300_000);
  const levels = makeSlide(await tissuePicture(6, 4), { tile: 256, levels: 2 });
  await fillLibrary(library, new Map(levels.map((bytes, i) => [`level-${i}.dcm`, bytes])));
  await propose(library);
  const open = async () => {
    const app = await openApp(library);
    await openChosen(app.page);
    await expect(app.page.locator('.slide-viewer canvas')).toBeVisible({ timeout: 60_000 });
    await expect(app.page.getByText('Reading tiles')).toHaveCount(0, { timeout: 60_000 });
    return app;
  };
  const app = await open();
  const { page } = app;
  const viewer = page.locator('.slide-viewer');
  const card = page.locator('.finding-card');
  const count = card.locator('td').first();
  const said = page.locator('.slide-corner [role="status"]');
  const chosen = page.locator('.object-layer [data-kind="chosen"]');
  /** Where a pixel of the region is on the screen, by the view that fills the window with it. */
  const on = async (x: number, y: number): Promise<[number, number]> => {
    const box = await viewer.boundingBox();
    if (!box) throw new Error('no viewer');
    return [box.x + box.width / 2 + x - columns / 2 + 0.5, box.y + box.height / 2 + y - rows / 2 + 0.5];
  };
  const click = async (x: number, y: number): Promise<void> => page.mouse.click(...(await on(x, y)));

  await test.step('by key: the next one is chosen, taken out, and back by Undo', async () => {
    await viewer.focus();
    await page.keyboard.press('n'); // the reader has looked; the view goes to the finding, every pixel one of the screen
    await expect(card).toHaveCount(1);
    await expect(count).toHaveText('8');
    await expect(async () => {
      await page.keyboard.press('.'); // once the outlines are here
      await expect(said).toHaveText(/Nucleus \d is chosen: Delete takes it out, J joins it, Shift J cuts it/, {
        timeout: 1000,
      });
    }).toPass({ timeout: 30_000 });
    await page.keyboard.press('Delete');
    await expect(count).toHaveText('7');
    await expect(card).toContainText('Corrected by hand: 7 as the model found them, 0 drawn by a reader');
    await page.keyboard.press('Control+z');
    await expect(count).toHaveText('8');
    await expect(card).not.toContainText('Corrected by hand');
    await page.keyboard.press('Control+Shift+z');
    await expect(count).toHaveText('7');
    await page.keyboard.press('Control+z');
    await expect(count).toHaveText('8');
  });

  await test.step('by mouse: a click chooses, Shift click another, Delete takes both out', async () => {
    await click(40, 40);
    await expect(chosen).toHaveCount(1);
    await page.keyboard.down('Shift');
    await click(120, 40);
    await page.keyboard.up('Shift');
    await expect(said).toHaveText('2 are chosen: Delete takes them out, J joins two');
    await look(page, 'nuclei-chosen');
    await viewer.focus();
    await page.keyboard.press('Delete');
    await expect(count).toHaveText('6');
    await click(40, 40); // nothing is there any more
    await expect(chosen).toHaveCount(0);
  });

  await test.step('missing ones: a circle by a drag, one by a click, one by Enter, one round which a line is drawn', async () => {
    await viewer.focus();
    await page.keyboard.press('c');
    await expect(viewer).toHaveAttribute('data-tool', 'circle');
    await page.mouse.move(...(await on(30, 40)));
    await page.mouse.down();
    await page.mouse.move(...(await on(50, 40)), { steps: 4 });
    await page.mouse.up();
    await expect(count).toHaveText('7');
    await click(120, 40);
    await expect(count).toHaveText('8');
    await page.keyboard.press(')');
    await page.keyboard.press('Enter');
    await expect(count).toHaveText('9');
    await click(200, 40); // a nucleus is there
    await expect(said).toHaveText(/Not drawn: one is outlined there already/);
    await page.keyboard.press('d');
    await page.mouse.move(...(await on(92, 80)));
    await page.mouse.down();
    for (let turn = 20; turn <= 350; turn += 20)
      await page.mouse.move(
        ...(await on(80 + 12 * Math.cos((turn * Math.PI) / 180), 80 + 12 * Math.sin((turn * Math.PI) / 180))),
      );
    await page.mouse.up();
    await expect(count).toHaveText('10');
    await expect(card).toContainText('6 as the model found them, 4 drawn by a reader; 2 of the model’s 8 taken out');
    await look(page, 'nuclei-drawn');
  });

  await test.step('two that touch are joined, the one that comes of it is cut again', async () => {
    await viewer.focus();
    await page.keyboard.press('Escape');
    await click(192, 120);
    await expect(chosen).toHaveCount(1);
    await page.keyboard.press('j');
    await expect(count).toHaveText('9');
    await click(192, 120);
    await page.keyboard.press('Shift+J');
    await expect(count).toHaveText('10');
    await click(280, 40);
    await page.keyboard.press('j');
    await expect(said).toHaveText(/Not joined/);
    await expect(card).toContainText('4 as the model found them, 6 drawn by a reader; 4 of the model’s 8 taken out');
  });

  await test.step('too small to be seen: one is asked to zoom in', async () => {
    await page.keyboard.press('Space');
    for (let n = 0; n < 4; n++) await page.keyboard.press('-');
    await page.keyboard.press('.');
    await expect(said).toHaveText(/too small to be seen here. Zoom in/);
    await expect(chosen).toHaveCount(0);
    await look(page, 'nuclei-small');
    await viewer.focus();
    await page.keyboard.press('y');
    await expect(card).toHaveAttribute('data-status', 'accepted');
  });

  expect(app.errors).toEqual([]);
  await app.close();

  await test.step('opened again it is all there, and can still be corrected', async () => {
    const again = await open();
    const kept = again.page.locator('.finding-card');
    await expect(kept).toContainText('4 as the model found them, 6 drawn by a reader; 4 of the model’s 8 taken out');
    await kept.getByRole('button').first().click();
    await again.page.locator('.slide-viewer').focus();
    await again.page.keyboard.press('.');
    await again.page.keyboard.press('Delete');
    await expect(kept.locator('td').first()).toHaveText('9');
    await again.page.keyboard.press('Control+6');
    await expect(again.page.locator('.report-scroll')).toContainText('Corrected by hand', { timeout: 30_000 });
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
