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
