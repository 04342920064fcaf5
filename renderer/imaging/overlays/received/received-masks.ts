import type { Finding } from '../../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { patientFromVoxel } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import { overlayColor } from '../../../../models/imaging/view/labels/overlay-palette.ts';
import type { CutSegment } from '../../../../models/imaging/view/segmentations/cut-segments.ts';
import type { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { imageGrid } from '../../drawings/image-masks.ts';
import type { PanePlace } from '../../view/pane.ts';
import type { ShownMask } from '../label-layer.tsx';
import { isAutomatic, isTaken, segmentKey } from './received.ts';
import type { Received } from './received.ts';

/** The colour a segment is drawn in: its file's, else one of the palette by its place in the list. */
export const colorOf = ({ about }: ListedSegmentation, number: number): string => {
  const at = about?.segments.findIndex((one) => one.number === number) ?? 0;
  return about?.segments[at]?.color ?? overlayColor(Math.max(at, 0));
};

/**
 * What of the received segments a pane shows, dashed as all that nobody here has reviewed; those of an automatic algorithm
 * only once a model's proposals are shown, those that were taken over not any more: the finding stands for them. Total.
 */
export function receivedMasks(
  { own, prior, segments, isShown, hidden }: Received,
  place: Pick<PanePlace, 'displaySet' | 'pane'>,
  { isAiShown, findings }: { readonly isAiShown: boolean; readonly findings: readonly Pick<Finding, 'from'>[] },
): readonly ShownMask[] {
  if (!isShown) return [];
  return [...own, ...prior].flatMap((listed) => {
    const come = segments.get(listed.instance);
    if (come?.status !== 'done' || !isOver(listed, place.displaySet)) return [];
    return come.segments
      .filter(
        ({ number }) =>
          !hidden.has(segmentKey(listed.instance, number)) &&
          (isAiShown || !isAutomatic(listed, number)) &&
          !isTaken(listed, number, findings),
      )
      .flatMap((segment) => masksOf(segment, colorOf(listed, segment.number), place));
  });
}

const isOver = ({ over }: ListedSegmentation, { id, resampledFrom }: DisplaySet): boolean =>
  over.includes(id) || (resampledFrom !== undefined && over.includes(resampledFrom));

function masksOf(
  { maps }: CutSegment,
  color: string,
  { displaySet, pane }: Pick<PanePlace, 'displaySet' | 'pane'>,
): readonly ShownMask[] {
  const labels = [{ value: 1, color }];
  return maps.flatMap(({ grid, labels: bytes, image }): ShownMask[] => {
    if (image === null) return [{ map: { grid, labels: bytes }, labels, isDashed: true }];
    const frame = displaySet.frames[pane.frame];
    if (!frame || pane.plane !== null || frame.sopInstanceUid !== image.sopInstanceUid || frame.frame !== image.frame)
      return [];
    const pixels = imageGrid(frame, frame.pixels);
    const onImage = { ...pixels, shape: grid.shape, origin: patientFromVoxel(pixels, grid.origin) };
    return [{ map: { grid: onImage, labels: bytes }, labels, isDashed: true }];
  });
}
