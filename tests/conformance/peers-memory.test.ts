import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cache } from '@cornerstonejs/core';
import { DisplaySetId } from '../../models/base/ids.ts';
import type { DisplaySet, VolumeGeometry } from '../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import {
  graphicsBackend,
  graphicsBackends,
  graphicsSwitches,
  keepGraphicsBackend,
} from '../../main/app/shell/graphics-backend.ts';
import { machineMemory } from '../../main/imaging/machine/memory.ts';
import { adapterOf, drawingOf, mostLosses } from '../../renderer/app/api/machine.ts';
import { loadImage, showSet } from '../../renderer/imaging/engine/load-image.ts';
import { memoryLevel } from '../../renderer/imaging/engine/memory/memory-level.ts';
import { reducedShape, reductionOf, volumeBytes } from '../../renderer/imaging/engine/memory/reduction-of.ts';
import { windowMemory } from '../../renderer/imaging/engine/memory/window-memory.ts';
import { openVolume } from '../../renderer/imaging/engine/open-volume.ts';
import { gpuVolume } from '../../renderer/imaging/picture/gpu/gpu-volume.ts';
import { fitsGpu } from '../../renderer/imaging/picture/needs-cpu.ts';
import { makeStack } from '../fixtures/make-images.ts';

// What readers met in memory and graphics with other viewers (threads by number), each as a test named after it.
// Progressive display (W#880): renderer/imaging/engine/stack/load-stack.test.ts; 64 viewports (C3#1476):
// tests/windows/display.spec.ts; a lost context: tests/windows/machine.spec.ts.

afterEach(() => vi.unstubAllGlobals());

const stack = (
  id: string,
  heights: readonly number[] = [0, 1, 2, 3],
): DisplaySet & { readonly volume: VolumeGeometry } => {
  const [set] = displaySetsOf(makeStack([...heights]));
  if (!set?.volume) throw new Error('a volume');
  const frames = set.frames.map((frame) => ({ ...frame, pixels: { ...frame.pixels, bitsStored: 12 } }));
  return { ...set, id: DisplaySetId.parse(id), frames, volume: set.volume };
};
/** A set that says it is so large: only its numbers are looked at. */
const large = (columns: number, rows: number, slices: number) => {
  const set = stack('large');
  return { ...set, volume: { ...set.volume, shape: { columns, rows, slices } } };
};
const gigabyte = 1e9;

test('O#6190: a volume is held as it is, made coarser, or refused, before anything of it is loaded or sent', () => {
  const ct = large(512, 512, 761); // the series of the thread: 0.4 GB at 16 bits
  expect([reductionOf(ct, gigabyte), volumeBytes(ct, gigabyte)]).toEqual([1, 512 * 512 * 761 * 2]);
  expect(reductionOf(ct, 0.3 * gigabyte)).toBe(2);
  expect(reducedShape(ct.volume, 2).shape).toEqual({ columns: 256, rows: 256, slices: 380 });
  expect(() => reductionOf(ct, 0.005 * gigabyte)).toThrow(
    expect.objectContaining({ code: 'imaging.volume-too-large', params: { size: '0.4', budget: '0.0' } }),
  );
  const source = (slices: number, bytes: number) => {
    const voxels = { byteLength: bytes } as Int16Array;
    return { kind: 'volume', id: ct.id, geometry: large(512, 512, slices).volume, voxels } as const;
  };
  expect(fitsGpu(source(761, 0.4 * gigabyte), 2048)).toBe(true);
  expect(fitsGpu(source(761, 0.4 * gigabyte), 512)).toBe(false); // longer than a texture may be
  expect(fitsGpu(source(2000, 1.05 * gigabyte), 2048)).toBe(false); // it would make floats of them
});

test('O#1438, O#2192, O#3614: of a CT of 3,500 images no more is asked for than the budget, whatever it is', () => {
  const ct = large(512, 512, 3500); // 1.8 GB at 16 bits
  for (const budget of [0.5, 1, 2, 4].map((size) => size * gigabyte)) {
    expect(volumeBytes(ct, budget)).toBeGreaterThan(0);
    expect(volumeBytes(ct, budget)).toBeLessThanOrEqual(budget);
  }
});

test('C3#453, C3#2530: the graphics backend that was chosen is the one the next start is made with', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-graphics-'));
  expect([graphicsBackend(folder), graphicsSwitches('default')]).toEqual(['default', []]);
  for (const backend of graphicsBackends) {
    await keepGraphicsBackend(folder, backend);
    expect(graphicsBackend(folder)).toBe(backend);
  }
  expect(graphicsSwitches('gl')).toContainEqual(['use-angle', 'gl']);
  expect(graphicsSwitches('off')).toEqual([['disable-gpu', '']]);
  await rm(folder, { recursive: true });
});

test('C3#453, C3#2278: which way draws is chosen by what was measured with this driver, and a processor that is lost again and again is left', () => {
  const gpu = { names: ['Intel', 'ANGLE (Intel, Iris Xe, D3D11)'], longestSide: 2048 };
  const other = { ...gpu, names: ['Intel', 'ANGLE (Intel, Iris Xe, OpenGL)'] };
  vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0' });
  expect(adapterOf(gpu)).not.toBe(adapterOf(other)); // another backend is measured anew
  const known = { gpu, wish: 'automatic', losses: 0, isLost: false } as const;
  const by = (times: { cpuMs: number; gpuMs: number | null } | null, changes: object = {}) =>
    drawingOf({ ...known, times, ...changes }, null);
  expect([by(null), by({ cpuMs: 12, gpuMs: 4 }), by({ cpuMs: 12, gpuMs: 60 }), by({ cpuMs: 12, gpuMs: null })]).toEqual(
    ['cpu', 'gpu', 'cpu', 'cpu'],
  );
  expect(by({ cpuMs: 12, gpuMs: 4 }, { losses: mostLosses })).toBe('cpu');
  expect(by({ cpuMs: 12, gpuMs: 4 }, { isLost: true })).toBe('cpu');
});

test('C3#1986: every byte of a study is counted while it is open, and given back when it is closed', async () => {
  vi.stubGlobal('crossOriginIsolated', false);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Int16Array(8).buffer)));
  const [closed, open] = [stack('closed'), stack('open', [10, 11, 12, 13])];
  const gone = showSet(closed);
  for (const frame of closed.frames) await loadImage(frame);
  const images = closed.frames.length * 8 * 2;
  expect(windowMemory.used).toBe(images);
  const { geometry, voxels } = await openVolume(closed, () => undefined).volume;
  expect(windowMemory.used).toBe(images + voxels.byteLength);
  const onCard = gpuVolume({ kind: 'volume', id: closed.id, geometry, voxels });
  expect(cache.getVolume(onCard)).toBeDefined();
  gone();
  windowMemory.keepOnly(new Set([open.id])); // another study is open now
  expect([windowMemory.used, cache.getVolume(onCard)]).toEqual([0, undefined]);
});

test('Slim: how much of the memory is taken is known, and said from 80 and from 90 % on', () => {
  const { totalBytes, availableBytes } = machineMemory();
  expect(totalBytes).toBeGreaterThan(0.1 * gigabyte);
  expect(availableBytes).toBeGreaterThan(0);
  expect(availableBytes).toBeLessThanOrEqual(totalBytes);
  expect([null, 0.5, 0.79, 0.8, 0.89, 0.9, 1].map(memoryLevel)).toEqual([
    'plain',
    'plain',
    'plain',
    'warn',
    'warn',
    'danger',
    'danger',
  ]);
});
