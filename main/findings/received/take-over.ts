import { AppError } from '../../../models/base/app-error.ts';
import { FindingId } from '../../../models/base/ids.ts';
import type { InstanceId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { namingImage } from '../../../models/findings/place/image-of.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import type { Segment } from '../../../models/dicom/read/segmentation/segmentation.ts';
import { cross, length, scale } from '../../../models/imaging/geometry/vec3.ts';
import { overlayColor } from '../../../models/imaging/view/labels/overlay-palette.ts';
import type { CutSegment } from '../../../models/imaging/view/segmentations/cut-segments.ts';
import { labelsOnGrid } from '../../../models/imaging/view/segmentations/on-grid.ts';
import type { Context } from '../../app/context.ts';
import { cutReceived } from './cut-received.ts';
import { openSegmentation } from './segmentations.ts';
import type { OpenSegmentation } from './segmentations.ts';

/**
 * A segment of a received segmentation as a finding of the person who asks: on the voxels of the images it was made from, or
 * on the pixels of the one image it lies on. It is not yet in the journal.
 *
 * @throws AppError as `openSegmentation` and `cutReceived`; `findings.no-segment` {segment}; `findings.empty-segment`;
 *   `findings.take-other-grid` where its voxels are not those of the images: nothing is resampled on the way into a report;
 *   `findings.taken` where this person's study has it already.
 */
export async function takenOver(
  { instance, segment: number }: { readonly instance: InstanceId; readonly segment: number },
  ctx: Context,
): Promise<Finding> {
  const opened = await openSegmentation(instance, ctx);
  const segment = opened.about.segments.find((one) => one.number === number);
  if (!segment) throw new AppError('findings.no-segment', { segment: number });
  const { sopUid, studyUid } = opened.record;
  const before = await ctx.library.store.findingsOfStudy(studyUid);
  if (before.some(({ from }) => from?.sopInstanceUid === sopUid && from.segment === number))
    throw new AppError('findings.taken');
  const cut = (await cutReceived(opened, ctx)).find((one) => one.number === number);
  if (!cut) throw new AppError('findings.empty-segment');
  const outline = outlineOf(cut, opened.home);
  if (!outline) throw new AppError('findings.take-other-grid', { file: opened.record.name });
  return findingOf({ opened, segment, cut, outline, mask: await ctx.library.blobs.put(outline.labels) }, ctx);
}

type Outline =
  | { readonly labels: Uint8Array; readonly grid: VolumeGeometry }
  | { readonly labels: Uint8Array; readonly index: number; readonly frame: Frame };

/** A segment on the voxels of a volume, else on the one image of a stack that has it. */
function outlineOf({ maps: [map, ...more] }: CutSegment, { volume, frames }: DisplaySet): Outline | undefined {
  if (!map || more.length > 0) return undefined;
  if (volume && !map.image) {
    const labels = labelsOnGrid(map, volume);
    return labels ? { labels, grid: volume } : undefined;
  }
  for (const [index, frame] of frames.entries()) {
    const grid = map.image ? pixelsOf(frame, map.image) : planeOf(frame, length(map.grid.slice));
    const labels = grid && labelsOnGrid(map, grid);
    if (labels) return { labels, index, frame };
  }
  return undefined;
}

/** An image as a grid of one slice, in its plane. */
const planeOf = ({ plane, pixels: { rows, columns } }: Frame, depthMm: number): VolumeGeometry | null =>
  plane && {
    shape: { columns, rows, slices: 1 },
    origin: plane.origin,
    column: scale(plane.row, plane.spacing.acrossColumns),
    row: scale(plane.column, plane.spacing.acrossRows),
    slice: scale(cross(plane.row, plane.column), depthMm),
  };

/** An image without a place as a grid of pixels, where it is the wanted one. */
const pixelsOf = (
  { sopInstanceUid, frame, pixels: { rows, columns } }: Frame,
  wanted: { readonly sopInstanceUid: string; readonly frame: number },
): VolumeGeometry | null =>
  sopInstanceUid === wanted.sopInstanceUid && frame === wanted.frame
    ? { shape: { columns, rows, slices: 1 }, origin: [0, 0, 0], column: [1, 0, 0], row: [0, 1, 0], slice: [0, 0, 1] }
    : null;

interface Taken {
  readonly opened: OpenSegmentation;
  readonly segment: Segment;
  readonly cut: CutSegment;
  readonly outline: Outline;
  readonly mask: Extract<Finding['geometry'], { kind: 'mask' }>['mask'];
}

function findingOf({ opened, segment, cut, outline, mask }: Taken, { actor, now, newId }: Context): Finding {
  const { home, record, about } = opened;
  const { algorithm, algorithmName } = segment;
  const code = segment.type ?? { scheme: '99PHENO', value: 'segment', meaning: 'Segment' };
  const name = segment.label || code.meaning;
  const at = now();
  const color = segment.color ?? overlayColor(about.segments.indexOf(segment));
  const labels = [{ value: 1, name, code, color }];
  return {
    id: FindingId.parse(newId()),
    kind: 'segment',
    on: {
      displaySet: home.id,
      studyUid: home.studyUid,
      seriesUid: home.seriesUid,
      frameOfReferenceUid: home.frameOfReferenceUid,
    },
    geometry: geometryOf(outline, { mask, labels, home }),
    code,
    name,
    laterality: segment.laterality,
    measurements: 'grid' in outline && cut.volumeMl !== null ? [volume(name, cut.volumeMl)] : [],
    notes: [
      {
        code: algorithm ? `findings.taken-from.${algorithm}` : 'findings.taken-from',
        params: {
          object: opened.header.series.description || about.label || record.name,
          segment: segment.number,
          maker: about.maker || '–',
          ...(algorithm === null && { how: '–' }),
        },
      },
      ...(about.fraction ? [{ code: `findings.taken-${about.fraction.of}`, params: {} }] : []),
    ],
    by: actor,
    run: null,
    from: { sopInstanceUid: record.sopUid, segment: segment.number, maker: about.maker, algorithm, algorithmName },
    at,
    status: 'accepted',
    decided: { by: actor, at, reason: null },
    edited: false,
  };
}

function geometryOf(
  outline: Outline,
  {
    mask,
    labels,
    home,
  }: Pick<Taken, 'mask'> & {
    readonly labels: Extract<Finding['geometry'], { kind: 'mask' }>['labels'];
    readonly home: DisplaySet;
  },
): Finding['geometry'] {
  if ('grid' in outline) return { kind: 'mask', grid: outline.grid, mask, labels };
  const { rows, columns } = outline.frame.pixels;
  return namingImage(
    { kind: 'pixel-mask', frame: outline.index, rows, columns, mask, holds: 'labels', labels },
    home.frames,
  );
}

const volume = (name: string, value: number): Finding['measurements'][number] => ({
  key: 'volume',
  code: { scheme: 'SCT', value: '118565006', meaning: 'Volume' },
  name,
  label: 1,
  quantity: { value, unit: 'mL' },
});
