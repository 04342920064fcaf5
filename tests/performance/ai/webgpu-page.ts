// The page that times a network on the graphics card and on WASM, through the product's own way to open either.
import { findGpu } from '../../../renderer/inference/find-gpu.ts';
import { openSession } from '../../../renderer/inference/open-session.ts';
import { askNetwork } from '../../../models/inference/run/runtime.ts';

export interface GpuTask {
  readonly pack: string;
  readonly dims: readonly number[];
  readonly runs: number;
  readonly threads: number;
}
export interface GpuTimes {
  readonly webgpu: readonly number[];
  readonly wasm: readonly number[];
  readonly difference: number; // largest, of the two answers
}

declare global {
  interface Window {
    /** The name of the graphics card; null where there is none, or an imitation. */
    gpuName?: () => Promise<string | null>;
    timeNetwork?: (task: GpuTask) => Promise<GpuTimes>;
  }
}

const bytesOf = async (name: string): Promise<ArrayBuffer> => (await fetch(name)).arrayBuffer();

async function time(provider: 'wasm' | 'webgpu', { pack, dims, runs, threads }: GpuTask) {
  const onLost = (reason: string): void => {
    throw new Error(reason);
  };
  const runtime = await openSession(new Uint8Array(await bytesOf(`/${pack}/weights`)), { provider, threads, onLost });
  const data = new Float32Array(await bytesOf(`/${pack}/tensor`));
  const ms: number[] = [];
  let answer = new Float32Array(0);
  for (let run = 0; run <= runs; run++) {
    const started = performance.now();
    answer = Float32Array.from((await askNetwork(runtime, { data, dims })).data);
    if (run > 0) ms.push(performance.now() - started); // the first compiles
  }
  return { ms, answer };
}

window.gpuName = findGpu;
window.timeNetwork = async (task) => {
  const webgpu = await time('webgpu', task);
  const wasm = await time('wasm', task);
  const difference = webgpu.answer.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (wasm.answer[i] ?? NaN))),
    0,
  );
  return { webgpu: webgpu.ms, wasm: wasm.ms, difference };
};
