import type { FindingId } from '../../models/base/ids.ts';
import type { CountField } from '../../models/findings/drawn/field.ts';
import type { OutlinedRegion, PixelRegion } from '../../models/imaging/measure/pixel-region.ts';
import { fieldAreas } from '../../models/slides/measure/count-on-slide.ts';
import { regionSize } from '../../models/slides/measure/region-size.ts';
import type { Slide } from '../../models/slides/slide.ts';
import { fitSlide, keptView } from '../../models/slides/view/slide-view.ts';
import type { SlideView, WindowSize } from '../../models/slides/view/slide-view.ts';
import { caseView } from '../app/api/case-view.ts';
import { createStore } from '../ui/store.ts';
import { numberText, quantityText } from '../ui/text/quantity.ts';

export type SlideToolName = 'pan' | 'region' | 'outline' | 'length' | 'count' | 'circle' | 'nucleus';

type Point = readonly [number, number];

/** A length that is being drawn, or one whose end is moved: ends in pixels of the slide. */
export interface DraftLength {
  readonly from: Point;
  readonly to: Point;
  readonly of: FindingId | null;
  /** The first click is done: the next one sets the other end. */
  readonly isWaiting: boolean;
}

/** The field that the count tool places, and what is counted in it. */
export interface Guide {
  readonly mm2: number;
  readonly shape: CountField['shape'];
  readonly name: string; // in the person's words; empty: mitoses
}

/** What the slide page, its tools and its actions share; the view of a person, never stored. */
export interface SlidesView {
  readonly slide: Slide | null; // the one in the viewer
  readonly view: SlideView | null; // null: until the viewer's size is known
  readonly size: WindowSize;
  readonly tool: SlideToolName;
  /** The part of the slide that a model would read, and one that is being drawn. */
  readonly region: OutlinedRegion | null;
  /** The finding that this region is kept as; `new`: it was drawn and is on its way into the case. */
  readonly regionOf: FindingId | 'new' | null;
  readonly draft: OutlinedRegion | null;
  /** The first corner of a region that waits for its second one, pixels of the slide. */
  readonly corner: Point | null;
  /** Corners of a line that is being drawn, pixels of the slide. */
  readonly line: readonly Point[];
  readonly length: DraftLength | null;
  readonly guide: Guide;
  /** Where the pointer would place it. */
  readonly guideAt: Point | null;
  /** Marks are kept one after the other, in the order they were made: when the last one is. */
  readonly marksKept: Promise<void>;
  /** The region that was drawn last, once it is kept; null: it could not be. */
  readonly regionKept: Promise<FindingId | null>;
  readonly isStripOpen: boolean;
  readonly isPanelShown: boolean;
}

const noDrawing = { draft: null, corner: null, line: [], length: null, guideAt: null } as const;

export const slidesView = createStore<SlidesView>({
  slide: null,
  view: null,
  size: { width: 0, height: 0 },
  tool: 'pan',
  region: null,
  regionOf: null,
  ...noDrawing,
  guide: { mm2: fieldAreas.usual[0] ?? 1, shape: 'circle', name: '' },
  marksKept: Promise.resolve(),
  regionKept: Promise.resolve(null),
  isStripOpen: false,
  isPanelShown: true,
});

/** Puts a slide into the viewer; the one that is there already stays as it is. */
export const showSlide = (slide: Slide | null): void =>
  slidesView.set((state) =>
    state.slide?.displaySet === slide?.displaySet
      ? { ...state, slide }
      : { ...state, slide, view: null, region: null, regionOf: null, ...noDrawing },
  );

/** Changes what is seen, within its bounds. Before the viewer stands nothing happens. */
export const changeView = (change: (view: SlideView, state: SlidesView) => SlideView): void =>
  slidesView.set((state) => {
    const { slide, size, view } = state;
    return slide && view ? { ...state, view: keptView(change(view, state), slide, size) } : state;
  });

/** The whole slide in the window. */
export const fitWhole = (): void => {
  const { slide, size } = slidesView.get();
  if (slide) changeView(() => fitSlide(slide, size));
};

/** Brings a region into the window, with some of what is round it; a small one no larger than its own pixels. */
export const lookAtRegion = ({ column, row, columns, rows }: PixelRegion): void =>
  changeView((_, { size }) => ({
    center: [column + columns / 2 - 0.5, row + rows / 2 - 0.5],
    zoom: Math.min(1, (0.8 * size.width) / columns, (0.8 * size.height) / rows),
  }));

/** Sets the region that a model would read, and which finding it is; null takes it away. */
export const setRegion = (region: OutlinedRegion | null, regionOf: SlidesView['regionOf']): void =>
  slidesView.set((state) => ({ ...state, region, regionOf, ...noDrawing }));

/** What is being drawn is let go, with nothing kept of it. */
export const forgetDrawing = (): void => slidesView.set((state) => ({ ...state, ...noDrawing }));

/** Two digits, more for what is smaller than a millimetre. */
const digitsFor = (mm: number): number => (mm >= 10 ? 1 : mm >= 1 ? 2 : 3);

/** `0.512 × 0.384 mm (0.197 mm²)`, or pixels where there is no scale. */
export function regionText(slide: Slide, region: OutlinedRegion): string {
  const size = regionSize(slide, region);
  if (size.unit === 'px') return `${numberText(size.width, 0)} × ${quantityText(size.height, 'px', 0)}`;
  const digits = digitsFor(Math.min(size.width, size.height));
  const sides = `${numberText(size.width, digits)} × ${quantityText(size.height, 'mm', digits)}`;
  return `${sides} (${quantityText(size.areaMm2, 'mm2', digitsFor(size.areaMm2))})`;
}

/** Tells the other words beside the page which slide and which region of it a model would read. */
export function tellCase({ slide, region }: Pick<SlidesView, 'slide' | 'region'>): void {
  caseView.set((view) => ({
    ...view,
    displaySet: slide?.displaySet ?? null,
    frame: 0,
    middle: null,
    slide: slide && { region, size: region && regionText(slide, region) },
  }));
}
