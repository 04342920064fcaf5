// One run of a pack in a thread of plain Node: onnxruntime-web's own WASM, the same run-pack as a window's worker.
import { InferenceSession, Tensor, env } from 'onnxruntime-web';
import { AppError } from '../../models/base/app-error.ts';
import type { NetworkCard } from '../../models/inference/card/card.ts';
import { withinMemory } from '../../models/inference/bring/bound-memory.ts';
import { occlude } from '../../models/inference/flat/occlusion/occlude.ts';
import type { OcclusionWish, Saliency } from '../../models/inference/flat/occlusion/occlude.ts';
import { isFlatPart, runImage } from '../../models/inference/run/run-image.ts';
import type { ImageInput, ImageOutcome } from '../../models/inference/run/run-image.ts';
import { askNetwork, runtimeOf } from '../../models/inference/run/runtime.ts';
import type { Runtime, Tensor as NetworkTensor } from '../../models/inference/run/runtime.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';

export interface WasmStart {
  readonly card: NetworkCard;
  readonly weights: Uint8Array; // an ONNX graph whose digest was checked
  readonly threads: number;
  /** `image`: the whole run. `tensor`: one tile as the network reads it, for the golden input. `occlude`: what an answer depends on. */
  readonly ask:
    | { readonly kind: 'image'; readonly input: ImageInput }
    | { readonly kind: 'tensor'; readonly tensor: NetworkTensor; readonly mostBytes?: number }
    | ({ readonly kind: 'occlude' } & OcclusionWish);
}
export interface WasmProgress {
  readonly done: number;
  readonly total: number;
}
export type WasmAnswer =
  | { readonly kind: 'image'; readonly outcome: ImageOutcome; readonly loadMs: number }
  | {
      readonly kind: 'tensor';
      readonly data: Float32Array;
      readonly loadMs: number;
      readonly networkMs: number;
      readonly bytes: number;
    }
  | { readonly kind: 'occlude'; readonly saliency: Saliency };

declare const WebAssembly: Parameters<typeof withinMemory>[0]; // Node has it, its types name it nowhere

const wasmBytes = 4 * 1024 ** 3; // all that 32-bit WASM can address

async function openSession(weights: Uint8Array, threads: number): Promise<Runtime> {
  env.wasm.numThreads = threads;
  env.logLevel = 'error';
  try {
    const session = await InferenceSession.create(weights, { executionProviders: ['wasm'] });
    return runtimeOf(session, ({ data, dims }) => new Tensor('float32', data, dims));
  } catch (error) {
    throw new AppError('infer.graph', { reason: error instanceof Error ? error.message : String(error) }, error);
  }
}

/** Label maps are handed over, not copied. */
const moved = (answer: WasmAnswer): ArrayBuffer[] =>
  answer.kind === 'image'
    ? answer.outcome.parts.flatMap((part) => {
        const buffer = isFlatPart(part) ? undefined : part.labels.buffer;
        return buffer instanceof ArrayBuffer ? [buffer] : [];
      })
    : [];

answerWorker<WasmStart, WasmProgress, WasmAnswer>(async ({ card, weights, threads, ask }, report) => {
  const start = performance.now();
  if (ask.kind === 'tensor') {
    const { mostBytes = wasmBytes } = ask;
    return withinMemory(WebAssembly, mostBytes, async (used) => {
      const runtime = await openSession(weights, threads);
      const loadMs = performance.now() - start;
      const { data } = await askNetwork(runtime, ask.tensor);
      return { kind: 'tensor', data, loadMs, networkMs: performance.now() - start - loadMs, bytes: used() };
    });
  }
  const runtime = await openSession(weights, threads);
  const loadMs = performance.now() - start;
  const hooks = {
    signal: { aborted: false }, // cancelling ends the thread, at any moment: there is no flag to look at
    now: () => performance.now(),
    report: (done: number, total: number) => report({ done, total }),
  };
  if (ask.kind === 'occlude') {
    if (card.dimensions !== 2) throw new AppError('infer.saliency-flat');
    return { kind: 'occlude', saliency: await occlude({ card, runtime }, ask, hooks) };
  }
  return { kind: 'image', outcome: await runImage({ card, runtime }, ask.input, hooks), loadMs };
}, moved);
