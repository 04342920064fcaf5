// onnxruntime-web alone, in a thread of plain Node: load a graph, run one tensor as often as it is told.
import { InferenceSession, Tensor, env } from 'onnxruntime-web';
import { answerWorker } from '../../../../main/app/jobs/worker-port.ts';

export interface BareStart {
  readonly weights: Uint8Array;
  readonly threads: number;
  readonly data: Float32Array;
  readonly dims: readonly number[];
  readonly times: number;
}
export interface BareAnswer {
  readonly loadMs: number;
  readonly networkMs: number;
}

answerWorker<BareStart, never, BareAnswer>(async ({ weights, threads, data, dims, times }) => {
  env.wasm.numThreads = threads;
  env.logLevel = 'error';
  const started = performance.now();
  const session = await InferenceSession.create(weights, { executionProviders: ['wasm'] });
  const loaded = performance.now();
  const [name = ''] = session.inputNames;
  for (let i = 0; i < times; i++) await session.run({ [name]: new Tensor('float32', data, dims) });
  return { loadMs: loaded - started, networkMs: performance.now() - loaded };
});
