// One run of a pack in a thread of plain Node: onnxruntime-web's own WASM, the same run-pack as a window's worker.
import * as ort from 'onnxruntime-web';
import { AppError } from '../../models/base/app-error.ts';
import type { ModelCard } from '../../models/inference/card.ts';
import { runPack } from '../../models/inference/run-pack.ts';
import type { PackInput, PackOutcome } from '../../models/inference/run-pack.ts';
import type { Runtime } from '../../models/inference/runtime.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';

export interface WasmStart {
  readonly card: ModelCard;
  readonly weights: Uint8Array; // an ONNX graph whose digest was checked
  readonly threads: number;
  /** `image`: the whole run. `tensor`: one tile as the network reads it, for the golden input. */
  readonly ask:
    | { readonly kind: 'image'; readonly input: PackInput }
    | { readonly kind: 'tensor'; readonly data: Float32Array };
}
export interface WasmProgress {
  readonly done: number;
  readonly total: number;
}
export type WasmAnswer =
  | { readonly kind: 'image'; readonly outcome: PackOutcome; readonly loadMs: number }
  | { readonly kind: 'tensor'; readonly data: Float32Array; readonly loadMs: number; readonly networkMs: number };

async function openSession(weights: Uint8Array, threads: number): Promise<Runtime> {
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(weights, { executionProviders: ['wasm'] }).catch(
    (error: unknown) => {
      throw new AppError('infer.graph', { reason: error instanceof Error ? error.message : String(error) }, error);
    },
  );
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds) => {
      const tensors = Object.entries(feeds).map(([name, { data, dims }]) => [
        name,
        new ort.Tensor('float32', data, dims),
      ]);
      const answers = await session.run(Object.fromEntries(tensors));
      return Object.fromEntries(
        Object.entries(answers).map(([name, { data, dims }]) => [name, { data: floats(data), dims }]),
      );
    },
  };
}

const floats = (data: ort.Tensor['data']): Float32Array => {
  if (data instanceof Float32Array) return data;
  throw new AppError('infer.wrong-output', { found: data.constructor.name, channels: 0 });
};

async function askTensor(runtime: Runtime, card: ModelCard, tile: Float32Array): Promise<Float32Array> {
  const [input = ''] = runtime.inputNames;
  const [output = ''] = runtime.outputNames;
  const answer = (await runtime.run({ [input]: { data: tile, dims: [1, 1, ...card.input.patch] } }))[output];
  return answer?.data ?? new Float32Array(0);
}

answerWorker<WasmStart, WasmProgress, WasmAnswer>(async ({ card, weights, threads, ask }, report) => {
  const start = performance.now();
  const runtime = await openSession(weights, threads);
  const loadMs = performance.now() - start;
  if (ask.kind === 'tensor') {
    const data = await askTensor(runtime, card, ask.data);
    return { kind: 'tensor', data, loadMs, networkMs: performance.now() - start - loadMs };
  }
  // Cancelling ends the thread, at any moment; there is no flag to look at.
  const hooks = {
    signal: { aborted: false },
    now: () => performance.now(),
    report: (done: number, total: number) => report({ done, total }),
  };
  return { kind: 'image', outcome: await runPack({ card, runtime }, ask.input, hooks), loadMs };
});
