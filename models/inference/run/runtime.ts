import { AppError } from '../../base/app-error.ts';
import type { NetworkCard } from '../card/card.ts';
import { patchInAxes } from '../operators/axes.ts';

/** A dense float32 array for a network: `data` in row-major order of `dims`. */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** What runs an ONNX graph: onnxruntime-web in a window's worker or in Node; a plain function in tests. */
export interface Runtime {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** A session of onnxruntime-web, of whichever of its builds; `T` is that build's tensor. */
export interface Session<T> {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, T>): Promise<Record<string, { readonly data: unknown; readonly dims: readonly number[] }>>;
}

/**
 * A session as a `Runtime`. A network whose output is no float32 is no pack of ours: `infer.wrong-output`.
 *
 * @param toTensor  makes the build's own tensor. Total; the returned `run` throws what the session throws.
 */
export function runtimeOf<T>(session: Session<T>, toTensor: (tensor: Tensor) => T): Runtime {
  const { inputNames, outputNames } = session;
  const read = ([name, { data, dims }]: [string, { readonly data: unknown; readonly dims: readonly number[] }]) => {
    if (data instanceof Float32Array) return [name, { data, dims }] as const;
    throw new AppError('infer.wrong-output', { found: name, channels: 0 });
  };
  return {
    inputNames,
    outputNames,
    run: async (feeds) => {
      const tensors = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, toTensor(tensor)]));
      return Object.fromEntries(Object.entries(await session.run(tensors)).map(read));
    },
  };
}

/**
 * The first output of a network with one input.
 *
 * @throws AppError `infer.wrong-output` when there is none.
 */
export async function askNetwork(runtime: Runtime, tensor: Tensor): Promise<Tensor> {
  const [input = ''] = runtime.inputNames;
  const [output = ''] = runtime.outputNames;
  const answer = (await runtime.run({ [input]: tensor }))[output];
  if (!answer) throw new AppError('infer.wrong-output', { found: 'none', channels: 0 });
  return answer;
}

/** The dimensions of one tile as a card's network reads it. Total. */
export const tileDims = ({ input }: NetworkCard): readonly number[] =>
  'channels' in input ? [1, input.channels, ...input.patch] : [1, 1, ...patchInAxes(input.patch, input.axes)];
