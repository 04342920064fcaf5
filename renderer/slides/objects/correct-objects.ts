import { AppError } from '../../../models/base/app-error.ts';
import { circleLine, cutLines, joinedLine, neighbourOf } from '../../../models/slides/view/object-lines.ts';
import { api } from '../../app/api/api.ts';
import { chooseNothing } from './choose-object.ts';
import {
  chosenObjects,
  isVisible,
  objectsView,
  sayProblem,
  setAt,
  toMask,
  tooSmall,
  usualPixels,
} from './objects-view.ts';
import type { Point, ShownObjects } from './objects-view.ts';

type Line = readonly Point[];

const rounded = (line: Line): [number, number][] => line.map(([x, y]) => [Number(x.toFixed(2)), Number(y.toFixed(2))]);

/** One change of a finding's objects: those that go, and lines on its mask round those that come. */
async function change({ finding }: ShownObjects, takeOut: readonly number[], draw: readonly Line[]): Promise<void> {
  await api.findings.correct({ finding: finding.id, takeOut: [...takeOut], draw: draw.map(rounded) }).catch(sayProblem);
}

/** Takes the chosen objects out. */
export async function takeOutChosen(): Promise<void> {
  const chosen = chosenObjects();
  if (!chosen) return;
  chooseNothing();
  await change(chosen.set, chosen.numbers, []);
}

const placeOf = ({ places }: ShownObjects, number: number) => {
  const place = places.get(number);
  return place && { ...place, number };
};

/** Joins two chosen objects, or the chosen one with the one it touches most. */
export async function joinChosen(): Promise<void> {
  const chosen = chosenObjects();
  const first = chosen && placeOf(chosen.set, chosen.numbers[0] ?? 0);
  if (!chosen || !first || chosen.numbers.length > 2) return sayProblem(new AppError('slides.cannot-join'));
  const other = chosen.numbers[1] ?? neighbourOf(chosen.set.grid, first);
  const second = other === undefined ? undefined : placeOf(chosen.set, other);
  const line = second && joinedLine(chosen.set.grid, [first, second]);
  if (!second || !line) return sayProblem(new AppError('slides.cannot-join'));
  chooseNothing();
  await change(chosen.set, [first.number, second.number], [line]);
}

/** Cuts the chosen object in two where it is narrowest. */
export async function cutChosen(): Promise<void> {
  const chosen = chosenObjects();
  const first = chosen && placeOf(chosen.set, chosen.numbers[0] ?? 0);
  const halves = chosen && first && cutLines(chosen.set.grid, first);
  if (!chosen || !first || !halves || chosen.numbers.length > 1) return sayProblem(new AppError('slides.cannot-cut'));
  chooseNothing();
  await change(chosen.set, [first.number], halves);
}

/** Draws an object round a line of the slide's pixels, in the finding whose region holds its middle. */
export async function drawRound(line: Line): Promise<void> {
  const middle = [0, 1].map((axis) => line.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / line.length);
  const set = setAt([middle[0] ?? 0, middle[1] ?? 0]);
  objectsView.set((view) => ({ ...view, draft: [] }));
  if (!set) return sayProblem(new AppError('findings.object-outside'));
  if (!isVisible(set.mask, usualPixels(set))) return objectsView.set((view) => ({ ...view, problem: tooSmall }));
  objectsView.set((view) => ({ ...view, chosen: null, problem: null }));
  await change(set, [], [thinned(line).map((point) => toMask(set.mask, point))]);
}

const mostCorners = 200;

/** A line of no more corners than an object needs. */
const thinned = (line: Line): Line => {
  const every = Math.ceil(line.length / mostCorners);
  return line.filter((_, i) => i % every === 0);
};

/** Radius in pixels of the slide of a circle that is put down without a drag. */
export function usualRadius({ mask, ...set }: ShownObjects): number {
  const { radius } = objectsView.get();
  return (radius ?? Math.sqrt(usualPixels({ mask, ...set }) / Math.PI)) * mask.place.step[0];
}

const sizes = { least: 3, most: 200 }; // pixels of the mask

/** Makes the circle that is put down by a click larger or smaller. */
export function resizeCircle(factor: number): void {
  const [set] = objectsView.get().sets;
  if (!set) return;
  const radius = (usualRadius(set) / set.mask.place.step[0]) * factor;
  objectsView.set((view) => ({ ...view, radius: Math.min(sizes.most, Math.max(sizes.least, radius)) }));
}

/** Puts a circle at a place of the slide. */
export async function putCircle(at: Point): Promise<void> {
  const set = setAt(at);
  if (!set) return sayProblem(new AppError('findings.object-outside'));
  await drawRound(circleLine(at, usualRadius(set)));
}
