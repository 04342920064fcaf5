import jspiUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { AppError } from '../../models/base/app-error.ts';
import { runtimeOf } from '../../models/inference/run/runtime.ts';
import type { Runtime } from '../../models/inference/run/runtime.ts';

export interface SessionOptions {
  readonly provider: 'wasm' | 'webgpu';
  readonly threads: number;
  /** The graphics card went away; nothing of it will answer any more. */
  readonly onLost: (reason: string) => void;
}

/** The WASM-only build is half the size; JSPI is the small build with WebGPU (Chromium from 137 on). */
const load = async (provider: SessionOptions['provider']) => {
  const ort = provider === 'wasm' ? await import('onnxruntime-web/wasm') : await import('onnxruntime-web/jspi');
  ort.env.wasm.wasmPaths = { wasm: provider === 'wasm' ? wasmUrl : jspiUrl };
  ort.env.logLevel = 'error';
  return ort;
};

const reasonOf = (lost: object): string => ('message' in lost ? String(lost.message) : '');

/** Opens a graph. @throws AppError `infer.graph` when this provider cannot read or run it. */
export async function openSession(
  weights: Uint8Array,
  { provider, threads, onLost }: SessionOptions,
): Promise<Runtime> {
  const ort = await load(provider);
  ort.env.wasm.numThreads = threads;
  try {
    const session = await ort.InferenceSession.create(weights, { executionProviders: [provider] });
    if (provider === 'webgpu') {
      const device = await ort.env.webgpu.device;
      void device.lost.then((lost) => onLost(reasonOf(lost)));
    }
    return runtimeOf(session, ({ data, dims }) => new ort.Tensor('float32', data, dims));
  } catch (error) {
    throw new AppError('infer.graph', { reason: error instanceof Error ? error.message : String(error) }, error);
  }
}
