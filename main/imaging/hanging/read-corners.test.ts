import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CornerName } from '../../../models/imaging/hanging/corners/corner-plan.ts';
import { readCorners } from './read-corners.ts';

test('every modality stands in one plan, one plan is for all others, and no line stands in two corners', async () => {
  const plans = await readCorners('resources');
  const modalities = plans.flatMap((plan) => plan.modalities);
  expect(new Set(modalities).size).toBe(modalities.length);
  expect(modalities).toContain('*');
  for (const { corners } of plans) {
    const lines = CornerName.options.flatMap((corner) => corners[corner]);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toEqual(expect.arrayContaining(['series', 'image', 'position', 'window', 'picture']));
  }
});

test('a plan with a line nobody knows is refused by its file name', async () => {
  const resources = await mkdtemp(path.join(tmpdir(), 'corners-'));
  await mkdir(path.join(resources, 'corners'));
  await writeFile(path.join(resources, 'corners', 'odd.json'), '{"id":"odd","schema":1,"modalities":["CT"]}');
  await expect(readCorners(resources)).rejects.toMatchObject({ code: 'imaging.corners', params: { file: 'odd.json' } });
});
