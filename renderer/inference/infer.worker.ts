// Runs packs in the hidden window's module worker: onnxruntime-web, the same run-pack as in plain Node.
import { AppError, isAppError } from '../../models/base/app-error.ts';
import { PackExample } from '../../models/inference/example.ts';
import type { HostOutcome } from '../../models/inference/host.ts';
import { exampleTile, largestDifference } from '../../models/inference/run/check-example.ts';
import { runPack } from '../../models/inference/run-pack.ts';
import { askTile } from '../../models/inference/runtime.ts';
import type { Runtime } from '../../models/inference/runtime.ts';
import { openSession } from './open-session.ts';
import type { WorkerMessage, WorkerStart } from './worker-messages.ts';

type RunStart = Extract<WorkerStart, { kind: 'run' }>;
type CompareStart = Extract<WorkerStart, { kind: 'compare' }>;

const say = (message: WorkerMessage): void => self.postMessage(message);
const onLost = (reason: string): void => say({ part: 'gpu-lost', reason });

const bytesOf = async (path: string): Promise<ArrayBuffer> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new AppError('infer.unknown-work');
  return answer.arrayBuffer();
};

const put = async (path: string, body: Uint8Array<ArrayBuffer>): Promise<void> => {
  const answer = await fetch(path, { method: 'PUT', body });
  if (!answer.ok) throw new AppError('infer.unknown-work');
};

interface Opened {
  readonly key: string;
  readonly runtime: Runtime;
}
/** Sessions of the pack that ran last, so that the next box waits for nothing. */
let opened: Opened | undefined;

async function sessionFor({ work, card, threads }: WorkerStart, provider: 'wasm' | 'webgpu'): Promise<Runtime> {
  const key = `${card.weights.sha256} ${provider} ${threads}`;
  if (opened?.key === key) return opened.runtime;
  const weights = new Uint8Array(await bytesOf(`/packs/${work}/${card.weights.file}`));
  const runtime = await openSession(weights, { provider, threads, onLost });
  opened = { key, runtime };
  return runtime;
}

async function run(start: RunStart): Promise<HostOutcome> {
  const { work, card, provider, threads, input } = start;
  const began = performance.now();
  const runtime = await sessionFor(start, provider);
  const load = performance.now() - began;
  const voxels = new Float32Array(await bytesOf(`/infer/${work}/volume`));
  const hooks = {
    signal: { aborted: false }, // stopped by ending this worker
    now: () => performance.now(),
    report: (done: number, total: number) => say({ part: 'progress', done, total }),
  };
  const { geometry, ...about } = input;
  const { guard, parts, timesMs } = await runPack({ card, runtime }, { ...about, volume: { voxels, geometry } }, hooks);
  for (const [n, { labels }] of parts.entries()) await put(`/infer/${work}/labels/${n}`, new Uint8Array(labels));
  const told = parts.map(({ box, side, volumes, totalMl, uncertain, notes }) => ({
    box,
    side,
    totalMl,
    uncertain: uncertain !== null && Number.isFinite(uncertain) ? uncertain : null,
    volumes: [...volumes],
    notes: [...notes],
  }));
  return { guard, parts: told, provider, threads, timesMs: { load, ...timesMs } };
}

/** The same tile of the golden input on WebGPU and on WASM. Null: WebGPU cannot run this graph. */
async function compare(start: CompareStart): Promise<number | null> {
  const { work, card } = start;
  const text = new TextDecoder().decode(await bytesOf(`/packs/${work}/examples/example.json`));
  const example = PackExample.parse(JSON.parse(text));
  const voxels = new Float32Array(await bytesOf(`/packs/${work}/examples/${example.input.file}`));
  const { tile } = exampleTile(card, example, voxels);
  const wasm = await askTile(await sessionFor(start, 'wasm'), tile, card.input.patch);
  try {
    const gpu = await askTile(await sessionFor(start, 'webgpu'), tile, card.input.patch);
    return largestDifference(wasm.data, gpu.data);
  } catch {
    return null;
  }
}

const failure = (error: unknown): WorkerMessage => {
  const { code, params } = isAppError(error) ? error : new AppError('infer.graph', { reason: String(error) }, error);
  return { part: 'failed', code, params };
};

self.addEventListener('message', ({ data: start }: MessageEvent<WorkerStart>) => {
  if (start.kind === 'compare')
    return void compare(start).then(
      (difference) => say({ part: 'compared', largestDifference: difference }),
      (error: unknown) => say(failure(error)),
    );
  void run(start).then(
    (outcome) => say({ part: 'done', outcome }),
    (error: unknown) =>
      say(
        start.provider === 'webgpu' && !isAppError(error)
          ? { part: 'gpu-lost', reason: String(error) }
          : failure(error),
      ),
  );
});
