import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { loadTables } from '../tone/frame-tables.ts';
import { noteReach } from '../tone/reach.ts';
import { ImageCache } from './image-cache.ts';
import { windowMemory } from './memory/window-memory.ts';
import { refusalOf } from './refusal-of.ts';
import { sliceOfVolume } from './stack/volume-slices.ts';
import { storedImage } from './stored-image.ts';
import type { StoredImage } from './stored-image.ts';

/** A frame's name, as its address ends: `<instance>/<frame>`. */
export const frameName = ({ instance, frame }: Pick<Frame, 'instance' | 'frame'>): string => `${instance}/${frame}`;

const images = new ImageCache(windowMemory);
/** The display set a frame is of, once it was on screen: with that it is counted. */
const setOf = new WeakMap<Frame, DisplaySetId>();

/** A display set is on screen, until what is returned is called: the last to be let go. */
export function showSet({ id, frames }: Pick<DisplaySet, 'id' | 'frames'>): () => void {
  for (const frame of frames) setOf.set(frame, id);
  return windowMemory.show(id);
}

/** An image is drawn, until what is returned is called: it stays. */
export const showImage = (frame: Frame): (() => void) => windowMemory.show(frameName(frame));

/** Loads one frame, out of its volume where that is here; the window's cache keeps it. @throws AppError `imaging.no-bytes`, `dicom.pixels-short`, or main's code. */
export async function loadImage(frame: Frame): Promise<StoredImage> {
  return images.get(frameName(frame), setOf.get(frame) ?? '', async () => {
    const here = sliceOfVolume(frame);
    if (here) {
      const { columns, rows, samplesPerPixel: samples } = frame.pixels;
      const image = { columns, rows, samples, ...here, tables: await loadTables(frame) };
      noteReach(frame, image);
      return image;
    }
    const [answer, tables] = await Promise.all([fetch(`/pixels/${frameName(frame)}`), loadTables(frame)]);
    if (!answer.ok) throw await refusalOf(answer);
    const image = storedImage(frame.pixels, await answer.arrayBuffer(), tables);
    noteReach(frame, image);
    return image;
  });
}

/** The frame as it lies in the cache, undefined while it is not there. */
export const peekImage = (frame: Frame): StoredImage | undefined => images.peek(frameName(frame));

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
