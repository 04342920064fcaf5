import { patientFromPixel } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { add, scale } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { focusedFinding } from '../../app/api/shown-findings.ts';
import { t } from '../../ui/text/t.ts';
import { drawings } from '../drawings/drawings.ts';
import type { DraftLine } from '../drawings/drawings.ts';
import { lengthOf, lengthText, linesIn, pixelAt } from '../drawings/shown-lines.ts';
import { keepLine } from '../tools/length/keep-line.ts';
import { announce } from '../view/announce.ts';
import { withinReach } from '../view/move.ts';
import { planeOf, shownView } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';
import { placeOf, reading, withPane } from '../view/reading.ts';

// A person's own length by keys: one in the middle of the viewport, an end taken hold of, moved, the other one.

type End = 'from' | 'to';

interface ChosenLine {
  readonly line: DraftLine;
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly name: string;
}

const activePlace = (): { readonly place: PanePlace; readonly view: ViewPlane } | undefined => {
  const place = placeOf(reading.get(), reading.get().active);
  const view = place && shownView(place);
  return view && { place, view };
};

/** The person's own length in focus, where the active viewport shows it, as it is drawn now. */
export function chosenLine(): ChosenLine | undefined {
  const shown = activePlace();
  const finding = focusedFinding();
  if (!shown || finding?.by.kind !== 'person') return undefined;
  const [kept] = linesIn([finding], shown.place, shown.view);
  if (!kept) return undefined;
  const draft = drawings.get().line;
  const own = { pane: reading.get().active, from: kept.from, to: kept.to, of: finding.id };
  return { ...shown, line: draft?.of === finding.id ? draft : own, name: finding.name };
}

/** The same with the end that the arrow keys move; undefined where none is held. */
export function heldLine(): (ChosenLine & { readonly at: End }) | undefined {
  const { heldEnd } = drawings.get();
  const chosen = heldEnd && chosenLine();
  return chosen && chosen.line.of === heldEnd.of ? { ...chosen, at: heldEnd.at } : undefined;
}

function hold({ line, place, name }: ChosenLine, at: End): void {
  const { pane, of } = line;
  if (of === null) return;
  drawings.set((before) => ({ ...before, heldEnd: { of, at } }));
  reading.set((state) => withPane(state, pane, () => withinReach(place, line[at])));
  announce(t(`imaging.handle.${at}`, { name }));
}

/** Takes hold of an end of the chosen length, of the other one where one is held. */
export function holdOtherEnd(): void {
  const chosen = heldLine() ?? chosenLine();
  if (chosen) hold(chosen, heldLine()?.at === 'from' ? 'to' : 'from');
}

/** Millimetres of one pixel of what a viewport shows; 1 where there are none. */
function stepOf({ pane, displaySet: { frames, volume } }: PanePlace): number {
  const frame = frames[pane.frame];
  if (pane.plane && volume) return Math.hypot(...volume.column);
  return frame ? planeOf(frame).spacing.acrossColumns : 1;
}

/** A point of an image no farther out than its last pixels; in a plane any. */
function onImage({ pane, displaySet: { frames } }: PanePlace, point: Vec3): Vec3 {
  const frame = pane.plane ? undefined : frames[pane.frame];
  if (!frame) return point;
  const [column, row] = pixelAt(frame, point);
  const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
  return patientFromPixel(planeOf(frame), [within(column, frame.pixels.columns), within(row, frame.pixels.rows)]);
}

/** Moves the held end by so many pixels as seen; kept when the key is let go. False where none is held. */
export function moveLine([right, down]: readonly [number, number]): boolean {
  const held = heldLine();
  if (!held) return false;
  const { line, place, view, at } = held;
  const mm = stepOf(place);
  const by = add(scale(view.right, right * mm), scale(view.down, down * mm));
  const moved = { ...line, [at]: onImage(place, add(line[at], by)) };
  drawings.set((before) => ({ ...before, line: moved }));
  announce(lengthText(lengthOf(place, moved.from, moved.to)));
  window.addEventListener('keyup', keepSoon, { once: true });
  return true;
}

const keepSoon = makeKeeper();

/** Gives the moved line to the case, one Edit after the other; what is moved meanwhile is taken up at the end. */
function makeKeeper(): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    for (let { line } = drawings.get(); line?.of; { line } = drawings.get()) {
      await keepLine(line);
      const kept = line;
      drawings.set((before) => (before.line === kept ? { ...before, line: null } : before));
    }
    isRunning = false;
  };
}

/** A length across the middle of the viewport, a quarter as wide, its right end held. One Edit. */
export async function addLine(): Promise<void> {
  const shown = activePlace();
  const width = shown?.place.pane.size?.width;
  if (!shown || !width) return;
  const { place, view } = shown;
  const half = (width / 8) * view.mmPerPixel;
  const [from, to] = [-half, half].map((mm) => onImage(place, add(view.center, scale(view.right, mm))));
  if (!from || !to) return;
  await keepLine({ pane: reading.get().active, from, to, of: null });
  const chosen = chosenLine();
  if (chosen) hold(chosen, 'to');
}
