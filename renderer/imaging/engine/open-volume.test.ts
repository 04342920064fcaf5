import { afterEach, expect, test, vi } from 'vitest';
import { DisplaySetId } from '../../../models/base/ids.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeStack } from '../../../tests/fixtures/make-images.ts';
import { showSet } from './load-image.ts';
import { windowMemory } from './memory/window-memory.ts';
import { openVolume } from './open-volume.ts';

const budget = windowMemory.budget;
afterEach(() => {
  vi.unstubAllGlobals();
  windowMemory.setBudget(budget);
  windowMemory.keepOnly(new Set());
});

test('O#6190: a volume near the budget is not put out by its own images while they are loaded; one nobody shows is', async () => {
  vi.stubGlobal('crossOriginIsolated', false);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Int16Array(8).buffer)));
  const [made] = displaySetsOf(makeStack([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])); // 10 images of 16 bytes
  if (!made) throw new Error('no set');
  const set = { ...made, id: DisplaySetId.parse('near-the-budget') };
  windowMemory.setBudget(100); // the volume is made coarser: 80 bytes of floats, and one image
  const leaveSet = showSet(set);
  const { volume, stopListening } = openVolume(set, () => undefined);
  await expect(volume).resolves.toMatchObject({ reducedBy: expect.any(Number) });
  expect(windowMemory.used).toBeLessThanOrEqual(100);
  stopListening();
  leaveSet();
  windowMemory.setBudget(1);
  expect(windowMemory.used).toBe(0);
});
