import { expect, test, vi } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import type { HostOutcome, HostWork } from '../../../models/inference/host.ts';
import { gridOf } from '../../../models/inference/grid/volume.ts';
import type { PackInput } from '../../../models/inference/run/run-pack.ts';
import { makeCard } from '../../../tests/fixtures/make-card.ts';
import { HostWindow } from './host-window.ts';
import type { NetworkPack } from '../packs/packs.ts';

const pack: NetworkPack = {
  origin: 'shipped',
  card: makeCard(),
  digest: makeCard().weights.sha256,
  weights: Uint8Array.of(1),
  read: () => Promise.reject(new AppError('packs.no-file')),
};
const geometry = gridOf(
  [0, 0, 0],
  [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [1, 2, 2],
);
const input: PackInput = {
  volume: { voxels: new Float32Array(4), geometry },
  modality: 'MR',
  bodyPart: null,
  missingSlices: [],
  boxes: [],
  side: null,
};
const outcome: HostOutcome = {
  guard: { verdict: 'passed', reasons: [] },
  parts: [
    {
      box: null,
      side: 'left',
      volumes: [{ value: 1, voxels: 1, ml: 0.001 }],
      totalMl: 0.001,
      uncertain: null,
      notes: [],
    },
  ],
  provider: 'wasm',
  threads: 2,
  timesMs: { network: 1 },
};
const options = (signal = new AbortController().signal) =>
  ({ signal, threads: 2, provider: 'wasm', onTile: () => undefined }) as const;

/** A window that was told `told`; it answers nothing by itself. */
const connected = (): { host: HostWindow; told: HostWork[]; leave: () => void } => {
  let id = 0;
  const host = new HostWindow(() => `work-${++id}`);
  const told: HostWork[] = [];
  const leave = host.follow((work) => told.push(work));
  host.hello({ gpu: null, threads: 2, isIsolated: true });
  return { host, told, leave };
};

test('a run ends with the parts the window reports and the label maps it has put', async () => {
  const { host, told } = connected();
  const running = host.run(pack, input, options());
  expect(told).toMatchObject([{ kind: 'run', work: 'work-1', provider: 'wasm', input: { geometry } }]);
  host.given('work-1').labels.set(0, Uint8Array.of(0, 1, 0, 0));
  host.settle('work-1', outcome);
  expect((await running).parts).toMatchObject([{ totalMl: 0.001, labels: Uint8Array.of(0, 1, 0, 0) }]);
});

test('a label map that is missing or of another size is no result', async () => {
  const { host } = connected();
  const running = host.run(pack, input, options());
  host.settle('work-1', outcome);
  await expect(running).rejects.toMatchObject({ code: 'infer.host-lost' });
});

test('when the window goes, what it was doing fails and it is no longer ready', async () => {
  const { host, leave } = connected();
  const running = host.run(pack, input, options());
  leave();
  await expect(running).rejects.toMatchObject({ code: 'infer.host-lost' });
  expect(() => host.given('work-1')).toThrow('infer.unknown-work');
});

test('a cancelled run tells the window to stop', async () => {
  const { host, told } = connected();
  const aborter = new AbortController();
  const running = host.run(pack, input, options(aborter.signal));
  aborter.abort();
  await expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(told.at(-1)).toEqual({ kind: 'stop', work: 'work-1' });
});

test('a window that says nothing for two minutes is taken for hung', async () => {
  vi.useFakeTimers();
  try {
    const { host } = connected();
    const running = host.run(pack, input, options()).catch((error: unknown) => error);
    vi.advanceTimersByTime(119_000);
    host.progress('work-1', 1, 2);
    vi.advanceTimersByTime(119_000); // a tile came in between
    expect(() => host.given('work-1')).not.toThrow();
    vi.advanceTimersByTime(2_000);
    expect(await running).toMatchObject({ code: 'infer.hang', params: { seconds: 120 } });
  } finally {
    vi.useRealTimers();
  }
});

test('a network that was brought is tried in the window; it may fetch the tile, and what it put is the answer', async () => {
  const { host, told } = connected();
  const tile = { data: Float32Array.of(1, 2), dims: [1, 1, 2] };
  const trial = host.try(pack, tile, { signal: new AbortController().signal, mostBytes: 1e9 });
  expect(told).toMatchObject([{ kind: 'try', work: 'work-1', dims: [1, 1, 2], mostBytes: 1e9 }]);
  expect(host.given('work-1').numbers).toBe(tile.data);
  host.given('work-1').labels.set(0, new Uint8Array(Float32Array.of(0.5, -0.5).buffer));
  host.settle('work-1', { bytes: 65_536, timesMs: { network: 3 } });
  expect(await trial).toEqual({ data: Float32Array.of(0.5, -0.5), bytes: 65_536, timesMs: { network: 3 } });
});

test('one that does not answer is stopped in the window after its time', async () => {
  const { host, told } = connected();
  const tile = { data: Float32Array.of(1), dims: [1] };
  const signal = new AbortController().signal;
  await expect(host.try(pack, tile, { signal, mostBytes: 1e9, patienceMs: 20 })).rejects.toMatchObject({
    code: 'infer.hang',
  });
  expect(told.at(-1)).toEqual({ kind: 'stop', work: 'work-1' });
});
