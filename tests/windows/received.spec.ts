import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import { segmentationElements } from '../fixtures/make-segmentation.ts';
import { expect, test } from './app.ts';
import { openApp } from './open-app.ts';
import { closeFilled, fillLibrary } from './fill-library.ts';
import { look } from './steps.ts';

// A CT and the segmentations of another workstation: drawn over it, listed with who made them; and one that cannot be placed
// says why.

const [columns, rows] = [64, 48];
const isBlock = (at: number): boolean => {
  const [column, row] = [at % columns, Math.trunc(at / columns)];
  return column >= 12 && column < 28 && row >= 26 && row < 38;
};
const size = { 0x00280010: ['US', rows], 0x00280011: ['US', columns], 0x00280030: ['DS', '1.5\\0.75'] } as const;
const study = { 0x00080020: ['DA', '20260302'], 0x00200052: ['UI', '1.2.3.9'] } as const;

/** Five slices 2 mm apart; the middle three hold a bright block, off the middle so that no mirror image of it fits. */
const image = (slice: number): Uint8Array =>
  makeDicom(
    ctElements({
      ...study,
      ...size,
      0x00080018: ['UI', `1.2.3.4.${slice}`],
      0x0008103e: ['LO', 'Made block'],
      0x00200011: ['IS', '3'],
      0x00200013: ['IS', String(slice)],
      0x00200032: ['DS', `0\\0\\${slice * 2}`],
      0x00281050: ['DS', '500'],
      0x00281051: ['DS', '1000'],
      0x7fe00010: [
        'OW',
        Array.from({ length: rows * columns }, (_, at) => (isBlock(at) && slice > 0 && slice < 4 ? 1000 : 100)),
      ],
    }),
  );

const block = Array.from({ length: rows * columns }, (_, at) => (isBlock(at) ? 1 : 0));
const strip = Array.from({ length: rows * columns }, (_, at) => (at % columns < 4 ? 1 : 0));
const frame = (segment: number, slice: number, values: readonly number[]) => ({
  segment,
  at: [0, 0, slice * 2] as const,
  sources: [`1.2.3.4.${slice}`],
  values,
});

const files = new Map<string, Uint8Array>([
  ...[0, 1, 2, 3, 4].map((slice) => [`ct-${slice}`, image(slice)] as const),
  [
    'outlines',
    makeDicom(
      segmentationElements({
        rows,
        columns,
        spacing: '1.5\\0.75',
        segments: [
          { number: 1, label: 'Block', lab: [40000, 20000, 50000] },
          { number: 2, label: 'Left edge', algorithm: 'MANUAL' },
        ],
        frames: [frame(1, 3, block), frame(2, 2, strip), frame(1, 1, block), frame(1, 2, block)],
        changes: study,
      }),
    ),
  ],
  [
    'elsewhere',
    makeDicom(
      segmentationElements({
        rows,
        columns,
        frames: [frame(1, 2, block)],
        changes: {
          ...study,
          0x00080018: ['UI', '1.2.3.78'],
          0x0008103e: ['LO', 'Lost outline'],
          0x0020000e: ['UI', '1.2.3.71'],
          0x00200011: ['IS', '71'],
          0x00200052: ['UI', '1.2.3.10'],
        },
      }),
    ),
  ],
]);

test('a received segmentation is listed and drawn over its images, marked as not reviewed', async ({ library }) => {
  test.setTimeout(240_000);
  await fillLibrary(library, files);
  const app = await openApp(library);
  const { page } = app;
  try {
    await page.getByRole('row').filter({ hasText: '2026-03-02' }).dblclick();
    const panel = page.getByRole('complementary', { name: 'Received outlines' });
    const outlines = panel.locator('article').filter({ hasText: '70 · Outlines' });
    const pane = page.locator('[data-pane="0"]');

    await test.step('what an automatic algorithm outlined waits until the reader has looked, as a model’s proposals do', async () => {
      await expect(outlines.getByText('Left edge')).toBeVisible({
        timeout: 60_000,
      });
      await expect(
        panel.getByText('1 outline of an automatic algorithm, hidden until you have looked yourself.'),
      ).toBeVisible();
      await expect(outlines.getByText('Block', { exact: true })).toHaveCount(0);
      await look(page, 'received-waiting');
      await panel.getByRole('button', { name: 'I have looked: show' }).click();
      await expect(panel.getByText(/1\.30\smL/)).toBeVisible({ timeout: 60_000 });
    });

    await test.step('listed with its series, who made it, when, and that nobody here has reviewed it', async () => {
      await expect(outlines.getByText('Received, not reviewed here')).toBeVisible();
      await expect(outlines.getByText('On 3 · Made block')).toBeVisible();
      await expect(outlines.getByText(/Maker, ?Outline · Other Works Station 5 7\.1 · 2026-03-02/i)).toBeVisible();
      await expect(outlines.getByText(/automatic, Outliner 2/)).toBeVisible();
      await expect(outlines.getByText(/manual, Outliner 2/)).toBeVisible();
    });
    await test.step('one that names another space says so, under its own name', async () => {
      const lost = panel.locator('article').filter({ hasText: '71 · Lost outline' });
      await expect(lost.getByText('This segmentation is not drawn')).toBeVisible();
      await expect(lost.getByText('imaging.seg-other-space')).toBeVisible();
    });

    await expect(pane.getByText('Outlines received, not reviewed here')).toBeVisible();
    await look(page, 'received');

    await test.step('one segment is hidden, the other taken over as a finding', async () => {
      const edge = outlines.getByRole('listitem').filter({ hasText: 'Left edge' });
      await edge.getByRole('button', { name: 'Show Left edge' }).click();
      await expect(edge.getByRole('button', { name: 'Show Left edge' })).toHaveAttribute('aria-pressed', 'false');
      await expect(edge).toHaveAttribute('data-shown', 'false');
      await outlines.getByRole('button', { name: 'Take Block over as my finding' }).click();
      await expect(outlines.getByText('taken over as a finding')).toBeVisible();
      const card = page.locator('.finding-card[data-status="accepted"]').filter({ hasText: 'Block' });
      await expect(card).toContainText(/1\.30\smL/);
      await expect(page.getByText('Received, not reviewed', { exact: true })).toHaveCount(0); // nothing received is drawn now
      await look(page, 'received-taken');
    });
  } finally {
    await app.close();
    closeFilled();
  }
});
