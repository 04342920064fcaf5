import type { NetworkCard } from '../card/card.ts';
import { runFlat } from '../flat/run-flat.ts';
import type { FlatInput, FlatPart } from '../flat/run-flat.ts';
import type { Guard } from '../guard.ts';
import { runPack } from './run-pack.ts';
import type { PackHooks, PackInput } from './run-pack.ts';
import type { Runtime } from './runtime.ts';
import type { PackPart } from './interpret-crop.ts';

/** What a pack reads: a volume with boxes, or one image. */
export type ImageInput = PackInput | FlatInput;

export interface ImageOutcome {
  readonly guard: Guard;
  readonly parts: readonly (PackPart | FlatPart)[];
  readonly timesMs: Readonly<Record<'prepare' | 'network' | 'interpret', number>>;
}

/** Whether a pack is given one image, not a volume. Total. */
export const isFlatInput = (input: ImageInput): input is FlatInput => 'image' in input;
/** Whether a part was found in one image, not in a volume. Total. */
export const isFlatPart = (part: PackPart | FlatPart): part is FlatPart => 'found' in part;

/** The numbers of an input, whichever it is. Total. */
export const numbersOf = (input: ImageInput): Float32Array =>
  isFlatInput(input) ? input.image.values : input.volume.voxels;

/**
 * Runs any pack on what it reads; the same in a window's worker and in Node.
 *
 * @throws AppError as `runPack` and `runFlat`; TypeError when card and input are of different kinds.
 */
export function runImage(
  { card, runtime }: { readonly card: NetworkCard; readonly runtime: Runtime },
  input: ImageInput,
  hooks: PackHooks,
): Promise<ImageOutcome> {
  if (card.dimensions === 2 && isFlatInput(input)) return runFlat({ card, runtime }, input, hooks);
  if (card.dimensions === 3 && !isFlatInput(input)) return runPack({ card, runtime }, input, hooks);
  throw new TypeError(`a ${card.dimensions}-dimensional pack was given another kind of image`);
}
