import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WindowPlaces } from './window-places.ts';
import type { Monitor } from './window-places.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-places-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const monitor = (id: number, label: string, x: number): Monitor => {
  const bounds = { x, y: 0, width: 2048, height: 2560 };
  return { id, label, bounds, workArea: { ...bounds, height: 2520 } };
};
const [office, left, right] = [monitor(1, 'Office', 0), monitor(2, 'EIZO RX360', 2048), monitor(3, 'EIZO RX360', 4096)];
const viewerOn = new Set([1]);

test('O#2635: the second window opens where it stood at this desk, known again by its monitors, not by their numbers', async () => {
  const places = new WindowPlaces(folder);
  expect(places.second([office, left, right], viewerOn)).toEqual(left.workArea); // never open before
  await places.keepSecond([office, left, right], { x: 4100, y: 10, width: 1900, height: 2400 });
  const renumbered = [
    { ...right, id: 7 },
    { ...office, id: 8 },
    { ...left, id: 9 },
  ];
  expect(new WindowPlaces(folder).second(renumbered, new Set([8]))).toEqual({
    x: 4100,
    y: 10,
    width: 1900,
    height: 2400,
  });
});

test('O#5141: at another desk it opens on a monitor that is there; with one alone it opens as any window', async () => {
  const places = new WindowPlaces(folder);
  await places.keepSecond([office, left, right], { x: 4100, y: 10, width: 1900, height: 2400 });
  expect(places.second([office, left], viewerOn)).toEqual(left.workArea);
  expect(places.second([office], viewerOn)).toBeUndefined();
});

test('a file that is none of ours is no place', async () => {
  for (const text of ['', '[1', '{"second":{"desk":{"x":"1"}}}', 'null']) {
    await writeFile(path.join(folder, 'windows.json'), text);
    expect(new WindowPlaces(folder).second([office], viewerOn)).toBeUndefined();
  }
});
