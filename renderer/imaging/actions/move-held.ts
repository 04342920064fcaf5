import {
  handlesOf,
  hasHandle,
  movedBy,
  placeOfHandle,
  withBoxAt,
  withoutBox,
} from '../../../models/findings/drawn/mark-handles.ts';
import type { MarkHandle } from '../../../models/findings/drawn/mark-handles.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { patientFromPixel } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { drawings } from '../drawings/drawings.ts';
import type { MarkGeometry } from '../drawings/drawings.ts';
import type { PixelMarked } from '../drawings/pixel-marks.ts';
import { keepMarks, marksAt } from '../tools/grab-mark.ts';
import { announce } from '../view/announce.ts';
import { withinReach } from '../view/move.ts';
import { middleOf, planeOf } from '../view/pane.ts';
import { placeOf, reading, withPane } from '../view/reading.ts';
import { shownFindings, takeUp } from '../../app/api/shown-findings.ts';

/** The chosen marks in the active viewport, as they are drawn now. */
interface ChosenMarks {
  readonly pane: number;
  readonly finding: PixelMarked;
  readonly geometry: MarkGeometry;
  readonly size: { readonly columns: number; readonly rows: number }; // of their image
}

/** Marks of the finding in focus that the active viewport shows; undefined where it has none. */
export function chosenMarks(): ChosenMarks | undefined {
  const { active: pane } = reading.get();
  const finding = marksAt(pane).find(({ id }) => id === shownFindings.get().focus);
  const frames = placeOf(reading.get(), pane)?.displaySet.frames ?? [];
  const frame = finding && frames[imageIndexOf(finding.geometry, frames)];
  if (!finding || !frame) return undefined;
  const { marks } = drawings.get();
  return { pane, finding, geometry: marks?.of === finding.id ? marks.geometry : finding.geometry, size: frame.pixels };
}

/** The same with the handle that the arrow keys move; undefined where none is held. */
export function heldMark(): (ChosenMarks & { readonly handle: MarkHandle }) | undefined {
  const { held } = drawings.get();
  const chosen = held && chosenMarks();
  return chosen?.finding.id === held?.of && chosen && held && hasHandle(chosen.geometry, held.handle)
    ? { ...chosen, handle: held.handle }
    : undefined;
}

/** Lets the arrow keys move images again. */
export const letGo = (): void => drawings.set((before) => ({ ...before, held: null, heldEnd: null }));

/** Takes hold of a handle, brings it into view and says which it is. */
export function hold({ pane, finding, geometry }: ChosenMarks, handle: MarkHandle): void {
  drawings.set((before) => ({ ...before, held: { of: finding.id, handle } }));
  const pixel = placeOfHandle(geometry, handle);
  const place = placeOf(reading.get(), pane);
  const frame = place?.displaySet.frames[place.pane.frame];
  if (pixel && place && frame)
    reading.set((state) => withPane(state, pane, () => withinReach(place, patientFromPixel(planeOf(frame), pixel))));
  announce(handleText(geometry, handle));
}

/** The handle `step` after the one that is held, around the end to the first. */
export function holdNext(step: 1 | -1): void {
  const chosen = chosenMarks();
  if (!chosen) return;
  const handles = handlesOf(chosen.geometry);
  const held = heldMark()?.handle;
  const at = handles.findIndex((one) => held && isSameMark(one, held));
  const next = handles[at < 0 ? (step > 0 ? 0 : handles.length - 1) : (at + step + handles.length) % handles.length];
  if (next) hold(chosen, next);
}

/** Of a held box: the whole, its upper left corner, its lower right one. */
export function holdCorner(): void {
  const held = heldMark();
  if (held?.handle.kind !== 'box') return;
  const { at } = held.handle;
  hold(held, { ...held.handle, at: at === 'whole' ? 'low' : at === 'low' ? 'high' : 'whole' });
}

const isSameMark = (a: MarkHandle, b: MarkHandle): boolean =>
  a.kind === 'box' && b.kind === 'box' ? a.box === b.box : JSON.stringify(a) === JSON.stringify(b);

/** Moves what is held by so many pixels; kept when the key is let go. False where nothing is held. */
export function moveHeld(step: readonly [number, number]): boolean {
  const held = heldMark();
  if (!held) return false;
  const moved = movedBy(held, step, held.size);
  show(held, moved.geometry);
  drawings.set((before) => ({ ...before, held: { of: held.finding.id, handle: moved.handle } }));
  const place = placeOfHandle(moved.geometry, moved.handle);
  if (place)
    announce(t('imaging.said.handle-at', { column: numberText(place[0] + 1, 0), row: numberText(place[1] + 1, 0) }));
  window.addEventListener('keyup', keepSoon, { once: true });
  return true;
}

/** Takes the held box out; the next one is held then. False where no box is held. */
export function removeHeldBox(): boolean {
  const held = heldMark();
  if (held?.handle.kind !== 'box' || held.geometry.kind !== 'pixel-boxes') return false;
  const { box } = held.handle;
  const at = handlesOf(held.geometry).findIndex((one) => one.kind === 'box' && one.box === box);
  const geometry = withoutBox(held.geometry, box);
  show(held, geometry);
  const left = handlesOf(geometry);
  const next = left[Math.min(at, left.length - 1)];
  if (next) hold({ ...held, geometry }, next);
  else letGo();
  void keepSoon();
  return true;
}

/** One box more in the middle of the viewport, held. */
export function addBox(): void {
  const chosen = chosenMarks();
  const place = chosen && placeOf(reading.get(), chosen.pane);
  const middle = place && middleOf(place);
  if (!chosen || chosen.geometry.kind !== 'pixel-boxes' || !middle) return;
  const geometry = withBoxAt(chosen.geometry, middle, chosen.size);
  show(chosen, geometry);
  hold({ ...chosen, geometry }, { kind: 'box', box: 0, at: 'whole' });
  void keepSoon();
}

const show = ({ pane, finding }: ChosenMarks, geometry: MarkGeometry): void =>
  drawings.set((before) => ({ ...before, marks: { pane, of: finding.id, geometry } }));

const keepSoon = makeKeeper();

/** Gives what is drawn to the case, one Edit after the other; what is moved meanwhile is taken up at the end. */
function makeKeeper(): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let { marks } = drawings.get(); marks; { marks } = drawings.get()) {
        const finding = shownFindings.get().list.find(({ id }) => id === marks?.of);
        const kept = finding && (await keepMarks(finding, marks.geometry));
        if (kept) takeUp(kept);
        if (drawings.get().marks !== marks) continue;
        drawings.set((before) => ({ ...before, marks: null }));
        if (kept) announce(valueText(kept));
      }
    } catch (error) {
      drawings.set((before) => ({ ...before, marks: null }));
      tellProblem(error);
    } finally {
      isRunning = false;
    }
  };
}

const valueText = ({ name, measurements: [first] }: Finding): string =>
  first ? `${first.name}: ${quantityText(first.quantity.value, first.quantity.unit, 1)}` : name;

function handleText(geometry: MarkGeometry, handle: MarkHandle): string {
  if (handle.kind === 'ellipse') return t(`imaging.handle.${handle.at}`);
  if (handle.kind === 'line') {
    const name = geometry.kind === 'pixel-lines' ? (geometry.lines[handle.line]?.name ?? '') : '';
    return t(`imaging.handle.${handle.at}`, { name });
  }
  const handles = handlesOf(geometry);
  const n = handles.findIndex((one) => isSameMark(one, handle)) + 1;
  return t(`imaging.handle.${handle.at}`, { n, total: handles.length });
}
