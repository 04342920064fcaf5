// Runs packs in the hidden window's module worker: onnxruntime-web, the same run-pack as in plain Node.
import { AppError, isAppError } from '../../models/base/app-error.ts';
import { withinMemory } from '../../models/inference/bring/bound-memory.ts';
import { PackExample } from '../../models/inference/card/example.ts';
import type { HostOutcome, HostTrial } from '../../models/inference/host.ts';
import { largestDifference } from '../../models/inference/run/check-example.ts';
import { goldenTensor } from '../../models/inference/run/golden.ts';
import { isFlatPart, runImage } from '../../models/inference/run/run-image.ts';
import type { ImageInput, ImageOutcome } from '../../models/inference/run/run-image.ts';
import { askNetwork } from '../../models/inference/run/runtime.ts';
import type { Runtime } from '../../models/inference/run/runtime.ts';
import { openSession } from './open-session.ts';
import type { WorkerMessage, WorkerStart } from './worker-messages.ts';

type RunStart = Extract<WorkerStart, { kind: 'run' }>;
type TryStart = Extract<WorkerStart, { kind: 'try' }>;
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

async function sessionFor(
  { work, card, threads }: RunStart | CompareStart,
  provider: 'wasm' | 'webgpu',
): Promise<Runtime> {
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
  const { guard, parts, timesMs } = await runImage({ card, runtime }, inputOf(input, voxels), hooks);
  for (const [n, part] of parts.entries()) {
    const map = mapOf(part);
    if (map) await put(`/infer/${work}/labels/${n}`, new Uint8Array(map));
  }
  return { guard, parts: parts.map(told), provider, threads, timesMs: { load, ...timesMs } };
}

/** What the pack reads, with its numbers. */
function inputOf(input: RunStart['input'], numbers: Float32Array): ImageInput {
  if ('geometry' in input) {
    const { geometry, ...about } = input;
    return { ...about, volume: { voxels: numbers, geometry } };
  }
  const { rows, columns, channels, ...about } = input;
  return { ...about, image: { rows, columns, channels, values: numbers } };
}

type Part = ImageOutcome['parts'][number];

/** The bytes of a part that do not go as a message. */
function mapOf(part: Part): Uint8Array | null {
  if (!isFlatPart(part)) return part.labels;
  if (part.found.kind === 'masks') return part.found.bits;
  return part.found.kind === 'objects' ? new Uint8Array(part.found.objects.buffer) : null;
}

/** A part without those bytes. */
function told(part: Part): HostOutcome['parts'][number] {
  if (!isFlatPart(part)) {
    const { box, side, volumes, totalMl, uncertain, notes } = part;
    const doubt = uncertain !== null && Number.isFinite(uncertain) ? uncertain : null;
    return { box, side, totalMl, uncertain: doubt, volumes: [...volumes], notes: [...notes] };
  }
  const { found } = part;
  const values = part.values.map((value) => ({ ...value }));
  const unclear = part.unclear.map((one) => ({ ...one }));
  const lines = part.lines.map(({ key, name, from, to }) => ({ key, name, from: pair(from), to: pair(to) }));
  switch (found.kind) {
    case 'masks':
      return { found: { kind: 'masks' }, values, lines, unclear };
    case 'objects':
      return { found: { kind: 'objects', count: found.count }, values, lines, unclear };
    case 'ellipse': {
      const { ellipse } = found;
      const same = ellipse && { center: pair(ellipse.center), semi: pair(ellipse.semi), angle: ellipse.angle };
      return { found: { kind: 'ellipse', ellipse: same }, values, lines, unclear };
    }
    case 'boxes': {
      const boxes = found.boxes.map(({ label, score, low, high }) => ({
        label,
        score,
        low: pair(low),
        high: pair(high),
      }));
      return { found: { kind: 'boxes', boxes }, values, lines, unclear };
    }
  }
}

const pair = ([x, y]: readonly [number, number]): [number, number] => [x, y];

/** The same tile of the golden input on WebGPU and on WASM. Null: WebGPU cannot run this graph. */
async function compare(start: CompareStart): Promise<number | null> {
  const { work, card } = start;
  const text = new TextDecoder().decode(await bytesOf(`/packs/${work}/examples/example.json`));
  const example = PackExample.parse(JSON.parse(text));
  const bytes = await bytesOf(`/packs/${work}/examples/${example.input.file}`);
  const input = 'dimensions' in example ? Float32Array.from(new Uint8Array(bytes)) : new Float32Array(bytes);
  const tensor = goldenTensor(card, { example, input, expected: new Uint8Array(0) });
  const wasm = await askNetwork(await sessionFor(start, 'wasm'), tensor);
  try {
    const gpu = await askNetwork(await sessionFor(start, 'webgpu'), tensor);
    return largestDifference(wasm.data, gpu.data);
  } catch {
    return null;
  }
}

/** One tile of a network that was brought, in a worker that does nothing before and ends after it. */
async function tryOnce({ work, card, dims, mostBytes }: TryStart): Promise<HostTrial> {
  const weights = new Uint8Array(await bytesOf(`/packs/${work}/${card.weights.file}`));
  const data = new Float32Array(await bytesOf(`/infer/${work}/volume`));
  return withinMemory(WebAssembly, mostBytes, async (used) => {
    const start = performance.now();
    const runtime = await openSession(weights, { provider: 'wasm', threads: 1, onLost });
    const load = performance.now() - start;
    const answer = await askNetwork(runtime, { data, dims });
    const timesMs = { load, network: performance.now() - start - load };
    await put(`/infer/${work}/labels/0`, new Uint8Array(Float32Array.from(answer.data).buffer));
    return { bytes: used(), timesMs };
  });
}

const failure = (error: unknown): WorkerMessage => {
  const { code, params } = isAppError(error) ? error : new AppError('infer.graph', { reason: String(error) }, error);
  return { part: 'failed', code, params };
};

self.addEventListener('message', ({ data: start }: MessageEvent<WorkerStart>) => {
  if (start.kind === 'try')
    return void tryOnce(start).then(
      (trial) => say({ part: 'tried', trial }),
      (error: unknown) => say(failure(error)),
    );
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
