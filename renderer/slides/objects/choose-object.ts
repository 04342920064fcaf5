import type { ObjectPlace } from '../../../models/slides/view/object-lines.ts';
import { changeView, slidesView } from '../slides-view.ts';
import { isVisible, objectsView, setAt, toMask, tooSmall, toScreen, toSlide } from './objects-view.ts';
import type { Point, ShownObjects } from './objects-view.ts';

/** Nothing is chosen any more. */
export const chooseNothing = (): void =>
  objectsView.set((view) => ({ ...view, chosen: null, draft: [], problem: null }));

function choose({ finding, mask, places }: ShownObjects, number: number, isAdding: boolean): void {
  const isTooSmall = !isVisible(mask, places.get(number)?.pixels ?? 0);
  objectsView.set((view) => {
    if (isTooSmall) return { ...view, chosen: null, problem: tooSmall };
    const others = isAdding && view.chosen?.finding === finding.id ? view.chosen.numbers : [];
    const numbers = others.includes(number) ? others.filter((one) => one !== number) : [...others, number];
    return { ...view, chosen: { finding: finding.id, numbers }, last: number, problem: null };
  });
}

/**
 * Chooses the object under a place of the slide; beside all of them nothing is chosen. @param isAdding  to those chosen.
 *
 * @returns whether there is one.
 */
export function chooseAt(at: Point, isAdding: boolean): boolean {
  const set = setAt(at);
  const [column, row] = set ? toMask(set.mask, at).map(Math.round) : [];
  const number = set && set.grid.objects[(row ?? 0) * set.mask.columns + (column ?? 0)];
  if (set && number) choose(set, number, isAdding);
  else chooseNothing();
  return Boolean(set && number);
}

/** Chooses the next or the one before, in reading order; the first time the one nearest to the middle. */
export function chooseNext(step: 1 | -1): void {
  const { sets, chosen, last } = objectsView.get();
  const set = sets.find(({ finding }) => finding.id === chosen?.finding) ?? sets[0];
  if (!set) return;
  const numbers = [...set.places.keys()].toSorted((a, b) => a - b);
  const after = step > 0 ? numbers.find((n) => n > last) : numbers.findLast((n) => n < last);
  const next = last === 0 ? nearestToMiddle(set) : (after ?? numbers.at(step > 0 ? 0 : -1));
  const place = next === undefined ? undefined : set.places.get(next);
  if (next === undefined || !place) return;
  bringIntoView(set, place);
  choose(set, next, false);
}

function nearestToMiddle({ mask, places }: ShownObjects): number | undefined {
  const { view } = slidesView.get();
  const [x, y] = toMask(mask, view?.center ?? [0, 0]);
  const far = ({ middle }: ObjectPlace): number => Math.hypot(middle[0] - x, middle[1] - y);
  return [...places].toSorted(([, a], [, b]) => far(a) - far(b))[0]?.[0];
}

/** Moves the slide where an object lies beside what is seen, or near its edge. */
function bringIntoView({ mask }: ShownObjects, { middle }: ObjectPlace): void {
  const { size } = slidesView.get();
  const [x, y] = toScreen(mask, middle);
  const isSeen = x > 40 && y > 40 && x < size.width - 40 && y < size.height - 40;
  if (!isSeen) changeView(({ zoom }) => ({ zoom, center: toSlide(mask, middle) }));
}
