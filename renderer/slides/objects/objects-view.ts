import { isAppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Reason } from '../../../models/base/result.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { ObjectGrid, ObjectMask } from '../../../models/findings/objects/corrected-objects.ts';
import type { ObjectPlace } from '../../../models/slides/view/object-lines.ts';
import { screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { createStore } from '../../ui/store.ts';
import { slidesView } from '../slides-view.ts';

export type Point = readonly [number, number];

/** A finding of many objects on the slide that is shown, as a person left them. */
export interface ShownObjects {
  readonly finding: Finding;
  readonly mask: ObjectMask & { readonly place: NonNullable<ObjectMask['place']> };
  readonly grid: ObjectGrid;
  readonly places: ReadonlyMap<number, ObjectPlace>;
}

/** What correcting single objects shares; the view of a person, never stored. */
export interface ObjectsView {
  readonly sets: readonly ShownObjects[]; // the finding in focus first, then the newest
  readonly chosen: { readonly finding: FindingId; readonly numbers: readonly number[] } | null;
  /** The object chosen last: the next one by key comes after it. */
  readonly last: number;
  /** Radius of a circle that is put down by a click, CSS pixels at zoom 1 of the mask; null: as large as most objects. */
  readonly radius: number | null;
  /** A line or circle that is being drawn, pixels of the slide. */
  readonly draft: readonly Point[];
  /** Why the last change was none; said where the hints stand, so that nothing moves under the hand. */
  readonly problem: Reason | null;
}

export const objectsView = createStore<ObjectsView>({
  sets: [],
  chosen: null,
  last: 0,
  radius: null,
  draft: [],
  problem: null,
});

/** Says why a change is none. */
export const sayProblem = (thrown: unknown): void => {
  if (!isAppError(thrown)) return tellProblem(thrown);
  objectsView.set((view) => ({ ...view, draft: [], problem: { code: thrown.code, params: { ...thrown.params } } }));
};

/** A refusal of the click before does not stand over one that was kept. */
export const forgetProblem = (): void => objectsView.set((view) => ({ ...view, problem: null }));

/** Said where single objects cannot be told apart. */
export const tooSmall: Reason = { code: 'slides.zoom-in', params: {} };

/** A pixel of the slide on a mask, and the other way. */
export const toMask = ({ place: { origin, step } }: ShownObjects['mask'], [x, y]: Point): Point => [
  (x - origin[0]) / step[0],
  (y - origin[1]) / step[1],
];
export const toSlide = ({ place: { origin, step } }: ShownObjects['mask'], [x, y]: Point): Point => [
  origin[0] + x * step[0],
  origin[1] + y * step[1],
];

/** A pixel of a mask in the viewer. */
export function toScreen(mask: ShownObjects['mask'], at: Point): Point {
  const { view, size } = slidesView.get();
  return view ? screenFromPixel(view, size, toSlide(mask, at)) : [0, 0];
}

const leastOnScreen = 10; // CSS pixels across: what is smaller cannot be judged

/** Whether something of so many pixels of a mask is large enough on the screen to be judged. */
export function isVisible({ place: { step } }: ShownObjects['mask'], pixels: number): boolean {
  const { view } = slidesView.get();
  return view !== null && Math.sqrt(pixels) * step[0] * view.zoom >= leastOnScreen;
}

/** Pixels that most objects of a finding have; of a nucleus at 0.25 µm where there are none. */
export function usualPixels({ places }: ShownObjects): number {
  const sizes = [...places.values()].map(({ pixels }) => pixels).toSorted((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 700;
}

/** The chosen objects with where they lie; those that are not there any more are left out. */
export function chosenObjects(): { readonly set: ShownObjects; readonly numbers: readonly number[] } | null {
  const { sets, chosen } = objectsView.get();
  const set = sets.find(({ finding }) => finding.id === chosen?.finding);
  const numbers = chosen?.numbers.filter((number) => set?.places.has(number)) ?? [];
  return set && numbers.length > 0 ? { set, numbers } : null;
}

/** The finding whose region holds a place of the slide, the one in focus first. */
export const setAt = (at: Point): ShownObjects | undefined =>
  objectsView.get().sets.find(({ mask }) => {
    const [x, y] = toMask(mask, at);
    return x >= -0.5 && y >= -0.5 && x < mask.columns - 0.5 && y < mask.rows - 0.5;
  });
