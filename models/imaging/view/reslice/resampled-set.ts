import { DisplaySetId } from '../../../base/ids.ts';
import { uprightGrid } from '../../geometry/upright-grid.ts';
import type { DisplaySet } from '../../display-set.ts';

// Said of the stack as it was taken; of the box made from it `imaging.resampled` is true instead.
const undone: ReadonlySet<string> = new Set(['imaging.tilt', 'imaging.uneven']);

/**
 * A display set of its own for what a sheared, uneven or incomplete stack becomes when it is resampled to upright: named as
 * resampled, with a remark that says so first, and with the stack's other remarks.
 *
 * @param set  a stack that is no volume. @param description its name. @returns null where no upright box can be made of it,
 *   or none is needed: colour, images without a place or that cannot be shown, planes that are not parallel. Total.
 */
export function resampledSet(set: DisplaySet, description: string): DisplaySet | null {
  if (set.volume) return null;
  const slices = set.frames.flatMap(({ plane, problem, pixels: { rows, columns, samplesPerPixel } }) =>
    plane && problem === null && samplesPerPixel === 1 ? [{ plane, rows, columns }] : [],
  );
  const volume = slices.length === set.frames.length ? uprightGrid(slices) : null;
  if (!volume) return null;
  const others = set.warnings.filter(({ code }) => !undone.has(code));
  return {
    ...set,
    id: DisplaySetId.parse(`${set.id}~upright`),
    kind: 'volume',
    description,
    volume,
    missingSlices: [],
    resampledFrom: set.id,
    warnings: [{ code: 'imaging.resampled', params: { images: slices.length } }, ...others],
  };
}
