// The wasm codecs carry no types. What is used of each: one factory, one decoder.
interface FrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned?: boolean;
}
interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): FrameInfo;
  decode(): void;
  /** JPEG-LS only: 0 is one plane after the other. */
  getInterleaveMode?(): number;
}
interface FactoryOptions {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}
type Factory<Name extends string> = (
  options: FactoryOptions,
) => Promise<{ readonly [K in Name]: new () => WasmDecoder }>;

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const factory: Factory<'JpegLSDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const factory: Factory<'J2KDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const factory: Factory<'HTJ2KDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const factory: Factory<'JPEGDecoder'>;
  export default factory;
}
declare module '@cornerstonejs/codec-libjxl/decodewasmjs' {
  const factory: Factory<'JpegXLDecoder'>;
  export default factory;
}
