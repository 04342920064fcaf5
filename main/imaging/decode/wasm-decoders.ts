import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import charls from '@cornerstonejs/codec-charls/decodewasmjs';
import libjxl from '@cornerstonejs/codec-libjxl/decodewasmjs';
import libjpeg from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import openjph from '@cornerstonejs/codec-openjph/wasmjs';

const { resolve } = createRequire(import.meta.url);
const wasmOf = (name: string): Promise<Uint8Array> => readFile(resolve(`@cornerstonejs/${name}`));

/** The codecs print what they read; nobody reads that. */
const quietly = async (name: string) => ({ wasmBinary: await wasmOf(name), print: silent, printErr: silent });
const silent = (): void => undefined;

const makers = {
  jpeg: async () => new (await libjpeg(await quietly('codec-libjpeg-turbo-8bit/decodewasm'))).JPEGDecoder(),
  'jpeg-ls': async () => new (await charls(await quietly('codec-charls/decodewasm'))).JpegLSDecoder(),
  'jpeg-2000': async () => new (await openjpeg(await quietly('codec-openjpeg/decodewasm'))).J2KDecoder(),
  'jpeg-xl': async () => new (await libjxl(await quietly('codec-libjxl/decodewasm'))).JpegXLDecoder(),
  htj2k: async () => new (await openjph(await quietly('codec-openjph/wasm'))).HTJ2KDecoder(),
};
export type WasmCodec = keyof typeof makers;
export type WasmDecoder = Awaited<ReturnType<(typeof makers)[WasmCodec]>>;

/** Whether a codec is one of these. */
export const isWasmCodec = (codec: string): codec is WasmCodec => Object.hasOwn(makers, codec);

// One decoder of each kind a thread: a wasm instance is costly to make and keeps nothing between frames.
const made = new Map<WasmCodec, Promise<WasmDecoder>>();

/** The thread's decoder of one kind. */
export function wasmDecoder(codec: WasmCodec): Promise<WasmDecoder> {
  const known = made.get(codec) ?? makers[codec]();
  made.set(codec, known);
  return known;
}
