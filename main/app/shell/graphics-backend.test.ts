import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settings } from '../../../models/library/settings.ts';
import { graphicsBackend, graphicsBackends, graphicsSwitches, keepGraphicsBackend } from './graphics-backend.ts';

test('what was set is there at the next start; a file that is none of ours counts as nothing set', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'graphics-'));
  expect(graphicsBackend(folder)).toBe('default');
  await keepGraphicsBackend(folder, 'vulkan');
  expect(graphicsBackend(folder)).toBe('vulkan');
  await writeFile(path.join(folder, 'graphics.json'), '{"schema":1,"backend":"--no-sandbox"}');
  expect(graphicsBackend(folder)).toBe('default');
  await rm(folder, { recursive: true });
});

test('every choice of the setting is known, and no other', () => {
  expect(graphicsBackends).toEqual(settings['display.backend'].choices);
});

test('each backend as the switches that Chromium knows it by', () => {
  expect(graphicsSwitches('default')).toEqual([]);
  expect(graphicsSwitches('off')).toEqual([['disable-gpu', '']]);
  expect(graphicsSwitches('gl')).toEqual([
    ['use-gl', 'angle'],
    ['use-angle', 'gl'],
  ]);
  expect(graphicsSwitches('swiftshader')).toContainEqual(['enable-unsafe-swiftshader', '']);
});
