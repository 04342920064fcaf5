import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DisplaySet, VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import { reachOfFrame } from '../../tone/reach.ts';
import type { LoadedVolume } from '../load-volume.ts';
import { isStreamed, loadStack, partOf } from './load-stack.ts';
import type { StackNews } from './stack-messages.ts';

/** Stands for the browser's thread: it says what a test has it say. */
class FakeThread extends EventTarget {
  static readonly all: FakeThread[] = [];
  isEnded = false;
  constructor() {
    super();
    FakeThread.all.push(this);
  }
  postMessage(): void {}
  terminate(): void {
    this.isEnded = true;
  }
  say(data: StackNews): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeThread);
  vi.stubGlobal('crossOriginIsolated', true);
});
afterEach(() => vi.unstubAllGlobals());

const { displaySet } = makeMrSeries({ slices: 6 });
const withVolume = (set: DisplaySet): DisplaySet & { readonly volume: VolumeGeometry } => {
  if (!set.volume) throw new Error('a volume');
  return { ...set, volume: set.volume };
};
const set = withVolume(displaySet);
const size = set.volume.shape.columns * set.volume.shape.rows;
const images = (...indices: number[]): StackNews => ({
  kind: 'images',
  images: indices.map((index) => ({ index, low: index, high: index + 10 })),
});

function load(of = set) {
  const parts: LoadedVolume[] = [];
  const counts: number[] = [];
  const aborter = new AbortController();
  const done = loadStack(of, new Int16Array(size * 6), {
    signal: aborter.signal,
    onProgress: (loaded) => counts.push(loaded),
    onPart: (part) => parts.push(part),
  });
  const thread = FakeThread.all.at(-1);
  if (!thread) throw new Error('no thread');
  return { parts, counts, done, aborter, thread };
}

test('W#880: something is shown before all is loaded: the run of slices that is here, from the middle, as it grows', async () => {
  const { parts, counts, done, thread } = load();
  thread.say(images(3));
  thread.say(images(4, 2));
  thread.say(images(5, 1, 0));
  thread.say({ kind: 'done' });
  await done;
  expect(counts).toEqual([1, 3, 6]);
  expect(parts.map(({ geometry: { shape, origin } }) => [shape.slices, origin[0]])).toEqual([
    [1, 10 - 1.5 * 3], // slice 3 of a series that begins at x = 10, 1.5 mm apart
    [3, 10 - 1.5 * 2],
  ]);
  const middle = set.frames[3];
  expect(middle && reachOfFrame(middle)?.window).toMatchObject({ width: 10, center: 8 });
});

test('where slices are missing nothing is shown before their places are filled', async () => {
  const { parts, done, thread } = load({ ...set, missingSlices: [1] });
  thread.say(images(3, 4));
  thread.say({ kind: 'done' });
  await done;
  expect(parts).toEqual([]);
});

test('what main refuses is told by its code, and the thread ends', async () => {
  const { done, thread } = load();
  thread.say({ kind: 'failed', reason: { code: 'dicom.pixels-short', params: { have: 1, want: 2 } } });
  await expect(done).rejects.toMatchObject({ code: 'dicom.pixels-short' });
  expect(thread.isEnded).toBe(true);
});

test('a volume that is wanted no longer stops being read', async () => {
  const { done, aborter, thread } = load();
  aborter.abort();
  await expect(done).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(thread.isEnded).toBe(true);
});

test('images with tables of their own are read one by one', () => {
  expect(isStreamed(set)).toBe(true);
  const [first, ...others] = set.frames;
  if (!first) throw new Error('a frame');
  expect(isStreamed({ ...set, frames: [{ ...first, tables: { modality: true, voi: false } }, ...others] })).toBe(false);
});

test('a part is the same voxels in the same places', () => {
  const voxels = Int16Array.from({ length: size * 6 }, (_, i) => i);
  const part = partOf({ geometry: set.volume, voxels }, 2, 3);
  expect([part.voxels.length, part.voxels[0], part.geometry.shape.slices]).toEqual([size * 2, size * 2, 2]);
});
