import type { NetworkCard } from '../../../models/inference/card/card.ts';
import { numbersOf } from '../../../models/inference/run/run-image.ts';
import type { ImageInput, ImageOutcome } from '../../../models/inference/run/run-image.ts';
import type { OcclusionWish, Saliency } from '../../../models/inference/flat/occlusion/occlude.ts';
import type { Tensor } from '../../../models/inference/run/runtime.ts';
import { runWorker } from '../../app/jobs/worker-port.ts';
import type { NetworkPack } from '../packs/packs.ts';
import type { WasmAnswer, WasmProgress, WasmStart } from '../wasm.worker.ts';
import { withPatience } from './with-patience.ts';

/** What a run gave and where it ran, whichever runtime it was. */
export interface RunAnswer extends Omit<ImageOutcome, 'timesMs'> {
  readonly provider: 'wasm' | 'webgpu' | 'server';
  readonly threads: number;
  readonly timesMs: Readonly<Record<string, number>>;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly threads: number;
  readonly onTile: (done: number, total: number) => void;
}

const patienceMs = 120_000; // for one tile of the largest network on the slowest machine

const ask = (
  start: Omit<WasmStart, 'threads'>,
  { signal, threads, onTile }: RunOptions,
  ms = patienceMs,
): Promise<WasmAnswer> =>
  withPatience({ signal, ms }, (patient, alive) =>
    runWorker<WasmStart, WasmProgress, WasmAnswer>(
      new URL('../wasm.worker.ts', import.meta.url),
      { ...start, threads },
      {
        signal: patient,
        transfer: start.ask.kind === 'image' ? [bufferOf(numbersOf(start.ask.input))] : [],
        onProgress: ({ done, total }) => {
          alive();
          onTile(done, total);
        },
      },
    ),
  );

/** Voxels are handed over, not copied: whoever runs a pack here has no further use for them. */
const bufferOf = ({ buffer, byteLength }: Float32Array): ArrayBuffer => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
  throw new TypeError('voxels share their memory');
};

const rounded = (times: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(times).map(([step, ms]) => [step, Math.round(ms * 10) / 10]));

/** Runs a pack on an image in a thread of plain Node (WASM). @throws AppError `job.cancelled`, `infer.hang`, `infer.graph`. */
export async function runInNode(
  { card, weights }: NetworkPack,
  input: ImageInput,
  options: RunOptions,
): Promise<RunAnswer> {
  const answer = await ask({ card, weights, ask: { kind: 'image', input } }, options);
  if (answer.kind !== 'image') throw new TypeError('the worker answered another question');
  const { outcome, loadMs } = answer;
  const timesMs = rounded({ load: loadMs, ...outcome.timesMs });
  return { guard: outcome.guard, parts: outcome.parts, provider: 'wasm', threads: options.threads, timesMs };
}

/** The network's answer to one tile, in a thread of plain Node. */
export async function askInNode(
  pack: { readonly card: NetworkCard; readonly weights: Uint8Array },
  tensor: Tensor,
  options: RunOptions & { readonly mostBytes?: number; readonly patienceMs?: number },
): Promise<{ readonly data: Float32Array; readonly bytes: number; readonly timesMs: Record<string, number> }> {
  const { card, weights } = pack;
  const { mostBytes } = options;
  const wish = { kind: 'tensor', tensor, ...(mostBytes !== undefined && { mostBytes }) } as const;
  const answer = await ask({ card, weights, ask: wish }, options, options.patienceMs);
  if (answer.kind !== 'tensor') throw new TypeError('the worker answered another question');
  const { data, bytes, loadMs, networkMs } = answer;
  return { data, bytes, timesMs: rounded({ load: loadMs, network: networkMs }) };
}

/** What a network's answer depends on, in a thread of plain Node. @throws AppError as `occlude`. */
export async function occludeInNode(
  { card, weights }: NetworkPack,
  wish: OcclusionWish,
  options: RunOptions,
): Promise<Saliency> {
  const answer = await ask({ card, weights, ask: { kind: 'occlude', ...wish } }, options);
  if (answer.kind !== 'occlude') throw new TypeError('the worker answered another question');
  return answer.saliency;
}
