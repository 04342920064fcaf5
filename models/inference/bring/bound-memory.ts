import { AppError, isAppError } from '../../base/app-error.ts';

const pageBytes = 65_536; // WebAssembly JavaScript Interface, 5.3

interface Descriptor {
  readonly initial: number; // pages
  readonly maximum?: number;
  readonly shared?: boolean;
}
interface Memory {
  readonly buffer: { readonly byteLength: number };
}
/** `WebAssembly` as far as it is turned here. */
interface Wasm<M extends Memory> {
  Memory: new (descriptor: Descriptor) => M;
}

/**
 * Bounds every memory that is made from here on, and watches how large they grow: WASM never gives memory back, so their
 * size is the most that was used. For a thread that runs one network and ends.
 *
 * @param wasm  the thread's own `WebAssembly`; it is changed.
 * @returns the bytes of all memories made so far. Total.
 */
export function boundMemory<M extends Memory>(wasm: Wasm<M>, mostBytes: number): () => number {
  const made: M[] = [];
  const most = Math.floor(mostBytes / pageBytes);
  const Own = wasm.Memory;
  wasm.Memory = new Proxy(Own, {
    construct: (_, [descriptor]: [Descriptor]) => {
      const memory = new Own({ ...descriptor, maximum: Math.min(descriptor.maximum ?? most, most) });
      made.push(memory);
      return memory;
    },
  });
  return () => made.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

const nearly = 0.9; // memory grows in steps: the one that failed is not seen

/**
 * Runs work whose WASM memory is bounded.
 *
 * @param work  is given what the memories hold so far. @throws AppError `infer.memory` {megabytes} in place of what it
 *   threw when the memory was near its bound, or the runtime says that it got none; else what `work` throws.
 */
export async function withinMemory<M extends Memory, T>(
  wasm: Wasm<M>,
  mostBytes: number,
  work: (used: () => number) => Promise<T>,
): Promise<T> {
  const used = boundMemory(wasm, mostBytes);
  try {
    return await work(used);
  } catch (error) {
    const isOut = used() > mostBytes * nearly || /bad_alloc|out of memory|Failed to allocate/i.test(reasonOf(error));
    throw isOut ? new AppError('infer.memory', { megabytes: Math.round(mostBytes / 1024 ** 2) }, error) : error;
  }
}

const reasonOf = (error: unknown): string =>
  isAppError(error) ? `${error.code} ${Object.values(error.params).join(' ')}` : String(error);
