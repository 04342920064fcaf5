import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySetId, SubjectId } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { Volume } from '../../models/inference/grid/volume.ts';
import type { Context } from '../app/context.ts';

/** An image as a pack needs it. `volume` decodes and assembles; asked only after the guard let the headers pass. */
export interface LoadedImage {
  readonly displaySet: DisplaySet;
  readonly subject: SubjectId;
  readonly volume: (signal: AbortSignal) => Promise<Volume>;
}

/** Finds a display set and how to read it. @throws AppError `imaging.unknown`, `library.unknown-study`. */
export async function loadImage(
  id: DisplaySetId,
  { library, images }: Pick<Context, 'library' | 'images'>,
): Promise<LoadedImage> {
  const displaySet = await images.setById(id, library);
  const study = await library.store.study(displaySet.studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: displaySet.studyUid });
  return { displaySet, subject: study.subject, volume: (signal) => images.volume(displaySet, library, signal) };
}
