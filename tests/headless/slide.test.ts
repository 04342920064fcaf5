import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSlide, tissuePicture } from '../fixtures/make-slide.ts';
import type { MadeSlide } from '../fixtures/make-slide.ts';
import { inFolder, phenoscope, root } from './phenoscope.ts';

// The tile that ships as the nuclei model's example lies at the upper left of a made slide; a region over it must give the
// example's own numbers.

/** Where that tile lies on the glass: 256 pixels from the first one's centre at 20, 30 mm on, towards less x and y. */
const overTile = (micrometres: number): string => {
  const [half, whole] = [micrometres / 2000, (256 * micrometres) / 1000];
  return [20 + half - whole, 30 + half - whole, whole, whole].join(',');
};

async function infer(folder: string, region: readonly string[], made: MadeSlide = {}) {
  const slide = path.join(folder, 'slide');
  await mkdir(slide);
  for (const [i, bytes] of makeSlide(await tissuePicture(2, 2), { tile: 128, levels: 2, ...made }).entries())
    await writeFile(path.join(slide, `${i}.dcm`), bytes);
  const out = path.join(folder, 'out');
  const run = await phenoscope(['infer', '--model', 'nuclei', '--input', slide, ...region, '--out', out]);
  const result = await readFile(path.join(out, 'result.json'), 'utf8').catch(() => 'null');
  return { run, result: JSON.parse(result) };
}
/** What the model's own example measures. */
async function exampleOf(): Promise<{ readonly count: { readonly value: number; readonly tolerance: number } }> {
  const file = path.join(root, 'models/ai/nuclei/examples/example.json');
  return JSON.parse(await readFile(file, 'utf8')).measured;
}

const valuesOf = (result: { measurements: { code: { value: string }; value: number }[] }) =>
  Object.fromEntries(result.measurements.map(({ code, value }) => [code.value, value]));

describe('nuclei in a region of a slide', { timeout: 120_000 }, () => {
  test('counted, and counted by area, as the model’s own example says', () =>
    inFolder(async (folder) => {
      const { run, result } = await infer(folder, ['--region', overTile(0.25)]);
      expect(run.said).not.toContain('[');
      const { 'nucleus-count': count, 'nucleus-density': density } = valuesOf(result);
      const { count: wanted } = await exampleOf();
      expect(Math.abs((count ?? 0) - wanted.value)).toBeLessThanOrEqual(wanted.tolerance);
      expect(density).toBeCloseTo((count ?? 0) / 0.064 ** 2, 1);
      expect(result.findings[0]).toMatchObject({
        geometry: { kind: 'pixel-mask', rows: 256, columns: 256, place: { origin: [0, 0], step: [1, 1] } },
        notes: [{ code: 'infer.on-region', params: { width: 0.064, height: 0.064, micrometres: 0.25 } }, {}, {}],
      });
    }));

  test('where the file’s two scales disagree there is a refusal in plain words', () =>
    inFolder(async (folder) => {
      const { run } = await infer(folder, ['--region', overTile(0.25)], { changes: { 0x00480001: ['FL', 0.3] } });
      expect(run.code).toBe(3);
      expect(run.said).toContain('[slides.no-place]');
    }));

  test('a slide scanned at 20x is not blown up: refused by the model’s range', () =>
    inFolder(async (folder) => {
      const { run } = await infer(folder, ['--region', overTile(0.5)], { micrometres: 0.5 });
      expect(run.code).toBe(3);
      expect(run.said).toContain('[infer.flat-spacing]');
    }));

  test('a slide without a region is asked for one', () =>
    inFolder(async (folder) => {
      const { run } = await infer(folder, []);
      expect(run.said).toContain('[infer.region-needed]');
    }));
});
