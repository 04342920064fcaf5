import type { DisplaySetId } from '../../../base/ids.ts';
import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { ReceivedSegmentation, SourceFrame } from '../../../dicom/read/segmentation/segmentation.ts';
import type { DisplaySet, Frame, ImageWarning, PlaneGeometry } from '../../display-set.ts';
import { cross, dot, length, subtract } from '../../geometry/vec3.ts';
import { blocksOf } from './place-frames.ts';
import type { Block, PlacedFrame } from './place-frames.ts';

/** A segmentation that can be drawn: over which images, and where each of its frames lies. */
export interface PlacedSegmentation {
  readonly on: DisplaySetId; // the images it was made from, else those it lies on
  readonly over: readonly DisplaySetId[]; // all it can be drawn over, `on` first
  readonly blocks: readonly Block[];
  /** What a reader must know of its place: `imaging.seg-by-images`, `imaging.seg-part-here` {here, named}. */
  readonly remarks: readonly ImageWarning[];
}

/** A received segmentation with its frames as `overlaySetsOf` makes them, in file order. */
export interface SegmentationImage {
  readonly about: ReceivedSegmentation;
  readonly set: DisplaySet;
  readonly isOfSlide: boolean;
}

/**
 * Where a received segmentation lies among the images of its study: by its frame of reference and the places of its frames;
 * a frame without a place of its own lies on the one image it names.
 *
 * @param sets  of the same study.
 * @returns why it cannot be drawn: `imaging.seg-on-slide`; `imaging.seg-no-images` {named}; `imaging.seg-other-space`;
 *   `imaging.seg-no-place` {frame}; `imaging.seg-pixels` {frame, why}. Total.
 */
export function placeSegmentation(
  image: SegmentationImage,
  sets: readonly DisplaySet[],
): Result<PlacedSegmentation, Refusal> {
  const { set, isOfSlide, about } = image;
  if (isOfSlide) return no('imaging.seg-on-slide');
  const [first] = set.frames;
  const broken = set.frames.find(({ problem }) => problem !== null);
  if (broken?.problem) return no('imaging.seg-pixels', { frame: broken.frame + 1, why: broken.problem });
  const shown = sets.filter(({ kind }) => kind === 'stack' || kind === 'volume');
  const home = homeOf(image, shown);
  if (!first || !home) return no('imaging.seg-no-images', { named: namedBy(about).size });
  const isNamedOne = set.frameOfReferenceUid !== null && set.frameOfReferenceUid === home.frameOfReferenceUid;
  const places = framePlaces(image, home, isNamedOne || liesOnSources(image, home));
  if (!places.ok) return places;
  const { placed, onImages } = places.value;
  const step = placed[0] ? stepAlong(home, placed[0].plane) : null;
  const others = isNamedOne && placed.length > 0 ? shown.filter(isIn(set.frameOfReferenceUid)) : [];
  return ok({
    on: home.id,
    over: [...new Set([home, ...others].map(({ id }) => id))],
    blocks: [...blocksOf(placed, first.pixels, step), ...onImages],
    remarks: [
      ...(isNamedOne || placed.length === 0 ? [] : [{ code: 'imaging.seg-by-images', params: {} }]),
      ...partHere(about, home),
    ],
  });
}

/** Where each frame lies: in the patient, or on one image that has no place there. */
function framePlaces(
  { about, set }: SegmentationImage,
  home: DisplaySet,
  isOneSpace: boolean,
): Result<{ readonly placed: readonly PlacedFrame[]; readonly onImages: readonly Block[] }, Refusal> {
  const placed: PlacedFrame[] = [];
  const onImages: Block[] = [];
  const images = byUidOf(home);
  for (const frame of set.frames) {
    if (frame.plane && !isOneSpace) return no('imaging.seg-other-space');
    const [source, ...more] = sourcesIn(images, about.frames[frame.frame]?.sources ?? []);
    const isOn = source !== undefined && more.length === 0 && isOfMatrix(frame, source);
    const plane = frame.plane ?? (isOn ? source.plane : null);
    if (plane) placed.push({ frame: frame.frame, plane, thicknessMm: frame.sliceThicknessMm });
    else if (isOn) onImages.push(onImage(frame, source));
    else return no('imaging.seg-no-place', { frame: frame.frame + 1 });
  }
  return ok({ placed, onImages });
}

/** Some de-identifiers leave part of a series behind, and what lies beside it cannot be seen. */
function partHere(about: ReceivedSegmentation, { frames }: DisplaySet): readonly ImageWarning[] {
  const named = namedBy(about);
  const here = new Set(frames.map(({ sopInstanceUid }) => sopInstanceUid).filter((uid) => named.has(uid))).size;
  return here > 0 && here < named.size ? [{ code: 'imaging.seg-part-here', params: { here, named: named.size } }] : [];
}

const isIn =
  (frameOfReferenceUid: string | null) =>
  (set: DisplaySet): boolean =>
    set.frameOfReferenceUid === frameOfReferenceUid;

/** The images a segmentation names, by SOP Instance UID. */
const namedBy = ({ frames, sopInstanceUids }: ReceivedSegmentation): ReadonlySet<string> =>
  new Set([
    ...sopInstanceUids,
    ...frames.flatMap(({ sources }) => sources.map(({ sopInstanceUid }) => sopInstanceUid)),
  ]);

/** The display set with most of the images it names; else one of its series; else the largest in its frame of reference. */
function homeOf({ about, set }: SegmentationImage, sets: readonly DisplaySet[]): DisplaySet | undefined {
  const named = namedBy(about);
  const count = ({ frames }: DisplaySet): number => frames.filter((frame) => named.has(frame.sopInstanceUid)).length;
  const most = largest(sets, count);
  if (most && count(most) > 0) return most;
  const ofSeries = sets.filter(({ seriesUid }) => about.seriesUids.includes(seriesUid));
  const inSpace = set.frameOfReferenceUid === null ? [] : sets.filter(isIn(set.frameOfReferenceUid));
  return largest(ofSeries.length > 0 ? ofSeries : inSpace, ({ frames, volume }) => frames.length * (volume ? 2 : 1));
}

const largest = (sets: readonly DisplaySet[], by: (set: DisplaySet) => number): DisplaySet | undefined =>
  sets.reduce<DisplaySet | undefined>((best, set) => (best && by(best) >= by(set) ? best : set), undefined);

type ByUid = ReadonlyMap<string, readonly Frame[]>;

const byUidOf = ({ frames }: DisplaySet): ByUid => Map.groupBy(frames, ({ sopInstanceUid }) => sopInstanceUid);

/** The images of a set that a frame names. */
const sourcesIn = (images: ByUid, sources: readonly SourceFrame[]): readonly Frame[] =>
  sources.flatMap(({ sopInstanceUid, frame }) =>
    (images.get(sopInstanceUid) ?? []).filter((one) => frame === null || one.frame === frame),
  );

/**
 * Whether a segmentation that names another frame of reference than its images, or none, lies where they do all the same: at
 * least one frame lies on an image that it names, and none beside the one it names.
 */
function liesOnSources({ about, set }: SegmentationImage, home: DisplaySet): boolean {
  const images = byUidOf(home);
  const found = set.frames.flatMap(({ frame, plane }) => {
    const sources = sourcesIn(images, about.frames[frame]?.sources ?? []);
    if (!plane || sources.length === 0) return [];
    const isOn = sources.some((source) => source.plane && isSame(plane, source.plane));
    return isOn || sources.length === 1 ? [isOn] : [];
  });
  return found.length > 0 && found.every(Boolean);
}

const isOfMatrix = ({ pixels: a }: Frame, { pixels: b }: Frame): boolean =>
  a.rows === b.rows && a.columns === b.columns;

const sameMm = 0.1; // decimal strings of different makers differ by less

const isSame = (a: PlaneGeometry, b: PlaneGeometry): boolean =>
  length(subtract(a.origin, b.origin)) < sameMm &&
  dot(a.row, b.row) > 0.9999 &&
  dot(a.column, b.column) > 0.9999 &&
  (['acrossColumns', 'acrossRows'] as const).every(
    (axis) => Math.abs(a.spacing[axis] - b.spacing[axis]) <= 0.001 * b.spacing[axis],
  );

/** The step between slices of a volume that runs along the normal of a plane, mm; null for another or none. */
function stepAlong({ volume }: DisplaySet, { row, column }: PlaneGeometry): number | null {
  if (!volume) return null;
  const step = length(volume.slice);
  return Math.abs(dot(volume.slice, cross(row, column))) > 0.999 * step ? step : null;
}

/** Pixels of an image without a place: a grid of one slice, in pixels. */
const onImage = (frame: Frame, { sopInstanceUid, frame: number }: Frame): Block => ({
  grid: {
    shape: { columns: frame.pixels.columns, rows: frame.pixels.rows, slices: 1 },
    origin: [0, 0, 0],
    column: [1, 0, 0],
    row: [0, 1, 0],
    slice: [0, 0, 1],
  },
  sliceOf: new Map([[frame.frame, 0]]),
  hasDepth: false,
  image: { sopInstanceUid, frame: number },
});
