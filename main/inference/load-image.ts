import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySetId, SubjectId } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { Volume } from '../../models/inference/grid/volume.ts';
import type { Context } from '../app/context.ts';

/** An image as a pack needs it. `voxels` decodes and assembles; asked only after the guard let the headers pass. */
export interface LoadedImage {
  readonly displaySet: DisplaySet;
  readonly subject: SubjectId;
  readonly volume: (signal: AbortSignal) => Promise<Volume>;
}

export type LoadImage = (id: DisplaySetId, ctx: Pick<Context, 'library'>) => Promise<LoadedImage>;

/** Finds a display set and how to read it. @throws AppError `imaging.unknown`. */
export const loadImage: LoadImage = (id) => Promise.reject(new AppError('imaging.unknown', { id }));

/** The display sets of a study, for the choice of a series. */
export const displaySetsOf = (
  _: DisplaySet['studyUid'],
  __: Pick<Context, 'library'>,
): Promise<readonly DisplaySet[]> => Promise.resolve([]);
