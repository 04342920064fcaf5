import type { DisplaySetId, FindingId, StudyUid } from '../../../models/base/ids.ts';
import type { OutlinedRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { createStore } from '../../ui/store.ts';

/** A place on an image: column, row; pixel centres at whole numbers. */
type Pixel = readonly [column: number, row: number];

/** A box around a structure, mm in LPS patient coordinates: outer edges along the patient's axes. */
export interface PlacedBox {
  readonly side: 'left' | 'right';
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /** The point that was clicked, or where the drag began; the box's centre where nobody clicked. */
  readonly seed?: readonly [number, number, number];
}

export type BrushUnit = 'mm' | 'px';

/** What the words of one case share on screen: images draw it, finding list and run panel speak of it. Never stored. */
export interface CaseView {
  readonly studyUid: StudyUid | null;
  /** The display set of the active viewport: what a model would be run on. */
  readonly displaySet: DisplaySetId | null;
  /** The image of it that is in front, 0-based: what a model that reads one at a time would be run on. */
  readonly frame: number;
  /** Where the display set is a slide: the region a model would read, and its size in words; null: another kind of image. */
  readonly slide: { readonly region: OutlinedRegion | null; readonly size: string | null } | null;
  /** What of that image stands in the middle of its viewport; null where it is not shown as it was taken. */
  readonly middle: Pixel | null;
  /** Boxes placed for the next run, at most one a side. */
  readonly boxes: readonly PlacedBox[];
  /** What one click of the box tool places, mm along the patient's x, y, z; null: as the tool does by itself. */
  readonly boxMm: readonly [number, number, number] | null;
  /** Whether the chosen model knows sides: then a box is called by its own. */
  readonly isBoxSided: boolean;
  /** A place that the images are asked to show, mm LPS; a new object for each asking. */
  readonly lookAt: { readonly displaySet: DisplaySetId; readonly point: readonly [number, number, number] } | null;
  readonly isRunShown: boolean;
  /** False until the reader has looked without the models' proposals (setting `reading.aiAfterLook`). */
  readonly isAiShown: boolean;
  /** How many outlines came with the images that an automatic algorithm elsewhere made: they wait by the same rule. */
  readonly receivedAi: number;
  readonly overlays: { readonly isShown: boolean; readonly isFilled: boolean; readonly fillPercent: number };
  /** What a model's finding depends on, while it is shown over the image; `share`: how densely, 0 to 1. */
  readonly saliency: {
    readonly finding: FindingId;
    readonly cells: readonly { readonly low: Pixel; readonly high: Pixel; readonly share: number }[];
    /** Of an image that the model reads in tiles: the one that was asked. */
    readonly tile: { readonly low: Pixel; readonly high: Pixel } | null;
  } | null;
  /** Radius of the brush: on images that say their spacing in mm, on others in pixels. */
  readonly brushRadius: { readonly mm: number; readonly px: number };
  /** Which of both holds in the active viewport. */
  readonly brushUnit: BrushUnit;
  /** The value of the label that the brush works with, of the finding in focus; the first where that has no such label. */
  readonly brushLabel: number;
  readonly isBrushing: boolean;
}

export const caseView = createStore<CaseView>({
  studyUid: null,
  displaySet: null,
  frame: 0,
  slide: null,
  middle: null,
  boxes: [],
  boxMm: null,
  isBoxSided: false,
  lookAt: null,
  isRunShown: false,
  isAiShown: false,
  receivedAi: 0,
  overlays: { isShown: true, isFilled: true, fillPercent: 28 },
  saliency: null,
  brushRadius: { mm: 2, px: 8 },
  brushUnit: 'mm',
  brushLabel: 1,
  isBrushing: false,
});

/** The view of a case that is opened: boxes and the like of another study are forgotten. */
export const openCaseView = (studyUid: StudyUid): void =>
  caseView.set((view) =>
    view.studyUid === studyUid
      ? view
      : {
          ...view,
          studyUid,
          displaySet: null,
          slide: null,
          boxes: [],
          lookAt: null,
          isRunShown: false,
          isAiShown: false,
          receivedAi: 0,
          isBrushing: false,
          saliency: null,
        },
  );

/** The reader has looked, or asked for the proposals: they are shown from now on. */
export const showAi = (): void => caseView.set((view) => (view.isAiShown ? view : { ...view, isAiShown: true }));
