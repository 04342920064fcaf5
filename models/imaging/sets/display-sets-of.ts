import { voiPlaces } from '../../dicom/header/look/voi-places.ts';
import type { DisplaySetId } from '../../base/ids.ts';
import type { DisplaySet, Frame, ImageWarning } from '../display-set.ts';
import { breastAxes } from '../geometry/breast-axes.ts';
import { isTurned } from '../geometry/conventional-axes.ts';
import { volumeFromFrames } from '../geometry/volume-from-frames.ts';
import type { StackGeometry } from '../geometry/volume-from-frames.ts';
import { documentOf } from './document-of.ts';
import { frameOfSlice } from './frame-of-slice.ts';
import { groupSlices } from './grouping/group-slices.ts';
import type { SliceGroup } from './grouping/group-slices.ts';
import { isDocumentClass } from './is-image-class.ts';
import { laterCopies } from './grouping/later-copies.ts';
import type { ReceivedImage, Slice } from './received-image.ts';
import { slideFilesOf, slideSetOf } from './grouping/slide-set-of.ts';
import { sortSlices } from './grouping/sort-slices.ts';
import { takenOfSet, takenRemarks } from './taken-of-set.ts';
import { isVideo, videoOf } from './video-of.ts';
import { suvOfSet } from '../suv/suv-of-set.ts';

/**
 * What viewports show of received files: per series its stacks, volumes, slides and documents.
 *
 * @param received  files of any number of series, in any order; every UID of their headers is set.
 * @param slidesAs  `tiles`: the images of a slide as plain stacks of tiles, as they lie in the files.
 * @returns in order of series number, then of instance number; ids stay the same while the files do. Total.
 */
export function displaySetsOf(
  received: readonly ReceivedImage[],
  { slidesAs = 'slides' }: { readonly slidesAs?: 'slides' | 'tiles' } = {},
): readonly DisplaySet[] {
  const series = [...Map.groupBy(received, ({ header }) => header.series.uid).values()];
  return series.sort(bySeriesNumber).flatMap((files) => {
    const sorted = [...files].sort(byInstance);
    const copies = laterCopies(sorted);
    const ofSlide = slidesAs === 'slides' ? slideFilesOf(sorted) : [];
    const { films = [], stills = [] } = Object.groupBy(
      sorted.filter((file) => !ofSlide.includes(file)),
      (file) => (isVideo(file) ? 'films' : 'stills'),
    );
    const pictures = groupSlices(stills).map((group, index) => imageSet(group, { index, copies }));
    const moving = [...pictures, ...films.map((file, i) => videoOf(file, pictures.length + i))];
    const images = ofSlide.length > 0 ? [...moving, slideSetOf(ofSlide, moving.length)] : moving;
    const documents = sorted
      .filter(({ header }) => !header.image && isDocumentClass(header.sopClassUid))
      .map((file, i) => documentOf(file, images.length + i));
    return [...images, ...documents];
  });
}

const bySeriesNumber = ([a]: readonly ReceivedImage[], [b]: readonly ReceivedImage[]): number => {
  const [left, right] = [a?.header.series, b?.header.series];
  return (left?.number ?? Infinity) - (right?.number ?? Infinity) || ((left?.uid ?? '') < (right?.uid ?? '') ? -1 : 1);
};
const byInstance = ({ header: a }: ReceivedImage, { header: b }: ReceivedImage): number =>
  (a.instance.number ?? Infinity) - (b.instance.number ?? Infinity) || (a.sopInstanceUid < b.sopInstanceUid ? -1 : 1);

function imageSet(
  { slices: group, apartBy }: SliceGroup,
  { index, copies }: { readonly index: number; readonly copies: ReadonlySet<ReceivedImage> },
): DisplaySet {
  const [first] = group;
  if (!first) throw new TypeError('a group of slices is never empty');
  const { slices } = sortSlices(group);
  const frames = slices.map(frameOfSlice);
  const stack = stackOf(frames);
  const files = [...new Set(slices.map(({ received }) => received))];
  const { warnings: uptakeRemarks, ...uptake } = suvOfSet(files);
  const taken = takenOfSet(files);
  return {
    ...documentOf(first.received, index),
    kind: stack.volume ? 'volume' : 'stack',
    frames,
    volume: stack.volume,
    missingSlices: missingOf(stack, frames),
    ...uptake,
    ...(taken ? { taken } : {}),
    ...(apartBy === null ? {} : { apartBy }),
    warnings: [
      ...stack.warnings,
      ...studyRemarks(files),
      ...shortOf(slices, frames),
      ...spacingRemarks(frames),
      ...magnificationRemarks(slices),
      ...turnRemarks(first, frames),
      ...referenceRemarks(files),
      ...lutRemarks(first, stack.volume !== null),
      ...tableRemarks(slices),
      ...copyRemarks(slices, copies),
      ...pictureRemarks(first),
      ...uptakeRemarks,
      ...takenRemarks(files),
    ],
  };
}

/** The Series a display set's id belongs to. Total. */
export const seriesOfDisplaySet = (id: DisplaySetId): string => id.slice(0, Math.max(0, id.lastIndexOf('_')));

function stackOf(frames: readonly Frame[]): StackGeometry {
  const none = { volume: null, missingSlices: [], sliceOf: [], warnings: [] };
  if (frames.some(({ pixels }) => pixels.samplesPerPixel !== 1)) return none;
  const placed = frames.flatMap(({ plane, pixels: { rows, columns }, instanceNumber: number }) =>
    plane ? [{ plane, rows, columns, number }] : [],
  );
  return placed.length === frames.length ? volumeFromFrames(placed) : none;
}

/** Slices that no image fills, or whose image cannot be shown: both are filled by position. */
function missingOf({ volume, missingSlices, sliceOf }: StackGeometry, frames: readonly Frame[]): number[] {
  if (!volume) return [];
  const unreadable = frames.flatMap(({ problem }, i) => (problem === null ? [] : [sliceOf[i] ?? i]));
  return [...new Set([...missingSlices, ...unreadable])].sort((a, b) => a - b);
}

/** One remark per frame whose pixel data end early: which, and how much is there. */
function shortOf(slices: readonly Slice[], frames: readonly Frame[]): readonly ImageWarning[] {
  return frames.flatMap(({ problem }, i) => {
    if (problem === null) return [];
    const header = slices[i]?.received.header;
    const params = header?.problems.find(({ code }) => code === problem)?.params ?? {};
    const syntax = problem === 'dicom.syntax' ? { syntax: header?.transferSyntaxUid ?? '' } : {};
    return [{ code: problem, params: { ...params, ...syntax, image: `${i + 1} / ${frames.length}` } }];
  });
}

function spacingRemarks(frames: readonly Frame[]): readonly ImageWarning[] {
  if (frames.some(({ spacingKind, regions }) => spacingKind === 'none' && !regions))
    return [{ code: 'imaging.no-spacing', params: {} }];
  if (frames.some(({ spacingKind }) => spacingKind === 'none')) return [{ code: 'imaging.by-region', params: {} }];
  if (frames.some(({ spacingKind }) => spacingKind === 'at-detector'))
    return [{ code: 'imaging.spacing-at-detector', params: {} }];
  const [stated] = frames.filter(({ spacingKind }) => spacingKind === 'stated');
  if (!stated?.spacing) return [];
  const { acrossRows, acrossColumns } = stated.spacing;
  return [{ code: 'imaging.spacing-stated', params: { rows: acrossRows, columns: acrossColumns } }];
}

/** A radiograph whose lengths are those where the patient was, by an estimated magnification. */
function magnificationRemarks(slices: readonly Slice[]): readonly ImageWarning[] {
  const [factor] = slices.flatMap(({ about }) => about.spacing?.magnification ?? []);
  return factor === undefined
    ? []
    : [{ code: 'imaging.spacing-magnified', params: { factor: Number(factor.toFixed(3)) } }];
}

/** What of a picture file is not shown as it lies there. */
const pictureRemarks = ({ received: { header } }: Slice): readonly ImageWarning[] =>
  header.format === 'picture' ? header.problems : [];

/** An image that is not shown the way it is stored. A NIfTI file has no way that a reader would know it by. */
const turnRemarks = ({ received }: Slice, frames: readonly Frame[]): readonly ImageWarning[] =>
  received.header.format === 'dicom' && frames.some((frame) => isShownTurned(frame))
    ? [{ code: 'imaging.turned', params: {} }]
    : [];

function isShownTurned(frame: Frame): boolean {
  const plane = frame.plane ?? flatPlane;
  const axes = breastAxes(plane, frame);
  return axes ? axes.right !== plane.row || axes.down !== plane.column : frame.plane !== null && isTurned(frame.plane);
}

/** Stands in for an image without a place: only how its axes lie to each other counts. */
const flatPlane = {
  origin: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  spacing: { acrossColumns: 1, acrossRows: 1 },
} as const;

/** Files that name this series and another study: they may be of another day. */
function studyRemarks(files: readonly ReceivedImage[]): readonly ImageWarning[] {
  const studies = [...Map.groupBy(files, ({ header }) => header.study.uid).values()];
  const most = Math.max(...studies.map(({ length }) => length));
  return studies.length > 1 ? [{ code: 'imaging.other-study', params: { n: files.length - most } }] : [];
}

/** Images that lie together by their positions though no two of them name one frame of reference, as some de-identifiers leave them. */
function referenceRemarks(files: readonly ReceivedImage[]): readonly ImageWarning[] {
  const named = new Set(files.flatMap(({ header }) => header.series.frameOfReferenceUid ?? []));
  return named.size > 1 ? [{ code: 'imaging.frames-of-reference', params: { n: named.size } }] : [];
}

/** Lookup tables that are not applied are said, so that nobody takes the grey values for the maker's. */
const lutRemarks = ({ image }: Slice, hasVolume: boolean): readonly ImageWarning[] => {
  const { look, palette, supplemental } = image;
  const isApplied = {
    modality: look.modality !== null,
    voi: look.voi.length > 0,
    palette: palette !== null,
    'supplemental-palette': supplemental !== undefined,
  };
  const ignored = image.luts.filter((lut) => !isApplied[lut]);
  if (supplemental && hasVolume) return [{ code: 'imaging.colors-in-images', params: {} }];
  return ignored.length > 0 ? [{ code: 'imaging.lut-ignored', params: { luts: ignored.join(', ') } }] : [];
};

/** Of several VOI tables some are broken: which ones are not offered. Where none is left, `lutRemarks` says so. */
function tableRemarks(slices: readonly Slice[]): readonly ImageWarning[] {
  const broken = slices.flatMap(({ image, about }) => {
    const { leftOut } = about.voiTable ? about : image.look;
    return voiPlaces(image.look, about).length > 0 ? (leftOut ?? []) : [];
  });
  return broken.length > 0 ? [{ code: 'imaging.table-left-out', params: { tables: uniqueText(broken) } }] : [];
}

const uniqueText = (names: readonly string[]): string => [...new Set(names)].join(', ');

/** Different files with one identifier: which is meant is for the reader to say. */
function copyRemarks(slices: readonly Slice[], copies: ReadonlySet<ReceivedImage>): readonly ImageWarning[] {
  const n = new Set(slices.map(({ received }) => received).filter((file) => copies.has(file))).size;
  return n > 0 ? [{ code: 'imaging.same-identifier', params: { n } }] : [];
}
