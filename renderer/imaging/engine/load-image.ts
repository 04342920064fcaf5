import { cache, imageLoader } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import type { Frame } from '../../../models/imaging/display-set.ts';
import type { Voxels } from '../../../models/imaging/view/reslice-grey.ts';
import { imageIdOf } from '../image-loader.ts';
import { noteReach } from '../tone/reach.ts';

/** A decoded frame, values as stored: the modality's slope and intercept are still to be applied. */
export interface StoredImage {
  readonly columns: number;
  readonly rows: number;
  readonly samples: number; // 1 grey, 3 red green blue
  readonly values: Voxels;
  readonly low: number;
  readonly high: number;
}

/** Loads and decodes one frame; Cornerstone's cache keeps it. @throws AppError `imaging.no-bytes`, `imaging.decode`, or main's code. */
export async function loadImage(frame: Frame): Promise<StoredImage> {
  const image = storedOf(await imageLoader.loadAndCacheImage(imageIdOf(frame)));
  noteReach(frame, image);
  return image;
}

/** The frame as it lies in the cache, undefined while it is not there. */
export function peekImage(frame: Frame): StoredImage | undefined {
  const image = cache.getImage(imageIdOf(frame));
  return image && storedOf(image);
}

const storedOf = (image: Types.IImage): StoredImage => ({
  columns: image.columns,
  rows: image.rows,
  samples: image.numberOfComponents,
  values: wordsOf(image.getPixelData()),
  low: image.minPixelValue,
  high: image.maxPixelValue,
});

const wordsOf = (values: ArrayLike<number>): Voxels =>
  values instanceof Int16Array ||
  values instanceof Uint16Array ||
  values instanceof Uint8Array ||
  values instanceof Float32Array
    ? values
    : Float32Array.from(values);

export interface LoadAllOptions {
  readonly signal: AbortSignal;
  readonly onImage: (index: number, image: StoredImage) => void;
  readonly atOnce?: number;
}

/** Loads many frames in order, a few at once; stops quietly when the signal aborts, loudly at the first that fails. */
export async function loadAll(
  frames: readonly Frame[],
  { signal, onImage, atOnce = 4 }: LoadAllOptions,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < frames.length && !signal.aborted) {
      const index = next++;
      const frame = frames[index];
      if (!frame) return;
      const image = await loadImage(frame);
      if (!signal.aborted) onImage(index, image);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
