import type { Frame, PlaneGeometry } from '../display-set.ts';
import { hangings } from './conventional-axes.ts';
import type { ScreenAxes } from './conventional-axes.ts';
import { orientationLetters } from './orientation-letters.ts';
import { dot } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** What of a frame says how a breast lies in it. */
export type BreastFrame = Pick<Frame, 'view' | 'laterality' | 'sides' | 'plane'>;

/** The patient sides that are to lie at the right and at the bottom. */
interface Convention {
  readonly right: string;
  readonly down: string;
}

/**
 * How mammograms hang: the right breast at the left with its chest wall to the right, the left one beside it with its chest
 * wall to the left, so that both lie back to back; the armpit, and what is lateral, up.
 *
 * @source IHE Radiology Technical Framework 2, 4.16.4.2.2.1.1 (Mammography Image profile): by Patient Orientation, view
 *   and laterality.
 */
const conventions: Readonly<Record<string, Convention>> = {
  'R CC': { right: 'P', down: 'L' },
  'L CC': { right: 'A', down: 'R' },
  'R MLO': { right: 'P', down: 'F' },
  'L MLO': { right: 'A', down: 'F' },
  'R ML': { right: 'P', down: 'F' },
  'L ML': { right: 'A', down: 'F' },
  'R LM': { right: 'P', down: 'F' },
  'L LM': { right: 'A', down: 'F' },
};

const opposites: Readonly<Record<string, string>> = { A: 'P', P: 'A', R: 'L', L: 'R', H: 'F', F: 'H' };

/** The sides on the other side: `FL` → `HR`. Total; letters of no person stay. */
export const oppositeSides = (sides: string): string => sides.replace(/./g, (side) => opposites[side] ?? side);

/** DICOM names the ends of the body H and F, our marks S and I. */
const dicomLetters = (direction: Vec3): string => orientationLetters(direction).replace('S', 'H').replace('I', 'F');

/** The patient side a direction on an image points to: as its file says, else by its place. Empty where neither is known. */
function sideOf(direction: Vec3, plane: PlaneGeometry, { sides, plane: placed }: BreastFrame): string {
  if (placed) return dicomLetters(direction);
  if (!sides) return '';
  const [alongRow, alongColumn] = [dot(direction, plane.row), dot(direction, plane.column)];
  const side = Math.abs(alongRow) > Math.SQRT1_2 ? sides[0] : sides[1];
  return (Math.abs(alongRow) > Math.SQRT1_2 ? alongRow : alongColumn) > 0 ? side : oppositeSides(side);
}

/**
 * How a mammogram hangs by convention: turned by right angles or mirrored.
 *
 * @param plane  the image lies in, of its place or made up where it has none. @returns undefined for an image that is none,
 *   or does not say how the patient lies in it. Total.
 */
export function breastAxes(plane: PlaneGeometry, frame: BreastFrame): ScreenAxes | undefined {
  const wanted = conventions[`${frame.laterality ?? ''} ${frame.view ?? ''}`];
  if (!wanted || sideOf(plane.row, plane, frame) === '') return undefined;
  const fit = ({ right, down }: ScreenAxes): number =>
    (sideOf(right, plane, frame).startsWith(wanted.right) ? 2 : 0) +
    (sideOf(down, plane, frame).startsWith(wanted.down) ? 1 : 0);
  const stored: ScreenAxes = { right: plane.row, down: plane.column };
  return hangings(plane.row, plane.column).reduce((best, next) => (fit(next) > fit(best) ? next : best), stored);
}

/** Where the chest wall of a breast lies on screen; undefined where nobody says. Total. */
export function chestWallSide(
  axes: ScreenAxes,
  plane: PlaneGeometry,
  frame: BreastFrame,
): 'left' | 'right' | undefined {
  if (!conventions[`${frame.laterality ?? ''} ${frame.view ?? ''}`]) return undefined;
  const right = sideOf(axes.right, plane, frame);
  return right.startsWith('P') ? 'right' : right.startsWith('A') ? 'left' : undefined;
}

/** The sides at the four edges of an image without a place, as it lies on screen; undefined where its file says nothing. */
export function edgeSides(
  axes: ScreenAxes,
  plane: PlaneGeometry,
  frame: BreastFrame,
): Readonly<Record<'top' | 'bottom' | 'left' | 'right', string>> | undefined {
  if (frame.plane || !frame.sides) return undefined;
  const mark = (sides: string): string => sides.replace('H', 'S').replace('F', 'I');
  const [right, bottom] = [sideOf(axes.right, plane, frame), sideOf(axes.down, plane, frame)];
  return {
    right: mark(right),
    left: mark(oppositeSides(right)),
    bottom: mark(bottom),
    top: mark(oppositeSides(bottom)),
  };
}
