import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId, SubjectId } from '../../../models/base/ids.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { NetworkCard } from '../../../models/inference/card/card.ts';
import type { RunRequest } from '../../../models/inference/contract.ts';
import { givenOf } from '../../../models/inference/flat/given-of.ts';
import { guardFlat } from '../../../models/inference/flat/guard-flat.ts';
import { guardInput } from '../../../models/inference/guard.ts';
import type { Guard } from '../../../models/inference/guard.ts';
import type { ImageInput } from '../../../models/inference/run/run-image.ts';
import type { Context } from '../../app/context.ts';
import { askRegion } from './ask-region.ts';
import type { ReadRegion } from './ask-region.ts';

/** An image of the library that a pack was asked to read. */
export interface LoadedImage {
  readonly displaySet: DisplaySet;
  readonly subject: SubjectId;
}

type Ctx = Pick<Context, 'library' | 'images' | 'slides'>;

/** Finds a display set. @throws AppError `imaging.unknown`, `library.unknown-study`. */
export async function loadImage(id: DisplaySetId, { library, images }: Omit<Ctx, 'slides'>): Promise<LoadedImage> {
  const displaySet = await images.setById(id, library);
  const study = await library.store.study(displaySet.studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: displaySet.studyUid });
  return { displaySet, subject: study.subject };
}

/** What the guard says of the headers, and how the input is read once it let them pass. */
export interface AskedImage {
  readonly guard: Guard;
  /** Decodes and assembles. @throws AppError `imaging.*`, `dicom.*`, `job.cancelled`. */
  readonly read: (signal: AbortSignal) => Promise<ImageInput>;
  /** Of a slide: the region that is read. */
  readonly region?: ReadRegion;
}

/**
 * An image as a pack needs it.
 *
 * @throws AppError `dicom.no-frame` when the set has no such image; `slides.*` where a slide cannot be read.
 */
export async function askImage(
  card: NetworkCard,
  request: RunRequest,
  { displaySet, ctx }: { displaySet: DisplaySet; ctx: Ctx },
): Promise<AskedImage> {
  const { library, images } = ctx;
  const { modality, bodyPart, volume: geometry, missingSlices, frames } = displaySet;
  if (card.dimensions === 3) {
    const about = { modality: modality === '' ? null : modality, bodyPart, missingSlices, boxes: request.boxes };
    return {
      guard: guardInput(card, { ...about, geometry }),
      read: async (signal) => ({
        ...about,
        volume: await images.volume(displaySet, library, signal),
        side: request.side,
      }),
    };
  }
  if (displaySet.slide) return askRegion(card, request.region ?? null, { displaySet, ctx });
  const index = request.frame ?? 0;
  const frame = frames[index];
  if (!frame) throw new AppError('dicom.no-frame', { frame: index, frames: frames.length });
  const given = givenOf(displaySet, frame);
  return {
    guard: guardFlat(card, given),
    read: async (signal) => {
      const { channels, rows, columns, values, photometric } = await images.frameValues(
        displaySet,
        index,
        library,
        signal,
      );
      const { view, spacing } = given;
      const image = { channels, rows, columns, values: photometric === 'MONOCHROME1' ? turnedOver(values) : values };
      return { modality: given.modality, bodyPart, view, spacing, image };
    },
  };
}

/** Grey the other way round, within its own range: what was black is white. Values are this function's own. */
function turnedOver(values: Float32Array): Float32Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.map((value) => low + high - value);
}
