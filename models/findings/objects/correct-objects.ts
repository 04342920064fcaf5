import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { z } from '../../base/schema.ts';
import { polygonArea, polygonHolds } from '../../imaging/measure/polygon.ts';
import type { FindingReshape, Shape } from '../edits.ts';
import type { Finding, Measurement } from '../finding.ts';
import type { PixelSpacing } from '../ledger/shift.ts';
import { shapeOf } from '../reshape.ts';
import type { ObjectOutline } from './by-hand.ts';
import { correctedObjects, putIn, takeOut } from './corrected-objects.ts';
import type { ObjectGrid, ObjectMask } from './corrected-objects.ts';
import { densityOf, medianWholeArea, objectAreas, squareMicrometres } from './measure-objects.ts';

/** Numbers of objects that go, and lines round those that come; of one change together. */
export interface ObjectChange {
  readonly takeOut: readonly number[];
  readonly draw: readonly ObjectOutline[];
}

export type CorrectRefusal =
  | 'findings.not-objects'
  | 'findings.no-such-object'
  | 'findings.object-there'
  | 'findings.object-outside'
  | 'findings.object-small';

type ByHand = NonNullable<ObjectMask['byHand']>;
type Reshape = z.infer<typeof FindingReshape>;

const leastPixels = 6; // what encloses fewer is a slip of the hand
const leastOwnShare = 0.5; // of an object that is drawn: the rest may lie over its neighbours

/** The note that stands beside every number of a corrected finding. */
export const byHandNote = 'findings.by-hand';

/** What nobody has changed yet. */
const untouched = ({ objects }: ObjectGrid, { measurements }: Finding): ByHand => ({
  found: objects.reduce((most, object) => Math.max(most, object), 0),
  measured: measurements,
  takenOut: [],
  drawn: [],
});

/** @returns undefined where one of them is not there. */
function withoutObjects({ takenOut, drawn, ...rest }: ByHand, numbers: readonly number[]): ByHand | undefined {
  const isHere = (number: number): boolean =>
    number <= rest.found ? !takenOut.includes(number) : drawn.some((one) => one.number === number);
  if (!numbers.every(isHere)) return undefined;
  const models = numbers.filter((number) => number <= rest.found);
  return {
    ...rest,
    takenOut: [...new Set([...takenOut, ...models])].toSorted((a, b) => a - b),
    drawn: drawn.filter(({ number }) => !numbers.includes(number)),
  };
}

/** Where a drawn object may lie: its middle within what was looked at. */
function isWithin(outline: ObjectOutline, { columns, rows, place }: ObjectMask): boolean {
  const [x, y] = [0, 1].map((axis) => outline.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / outline.length);
  if (x === undefined || y === undefined || x < -0.5 || y < -0.5 || x > columns - 0.5 || y > rows - 0.5) return false;
  if (!place?.outline) return true;
  const { origin, step } = place;
  return polygonHolds(place.outline, [origin[0] + x * step[0], origin[1] + y * step[1]]);
}

function withDrawn(
  byHand: ByHand,
  outlines: readonly ObjectOutline[],
  { grid, mask }: { readonly grid: ObjectGrid; readonly mask: ObjectMask },
): Result<ByHand, Refusal<CorrectRefusal>> {
  const drawn = [...byHand.drawn];
  for (const outline of outlines) {
    if (!isWithin(outline, mask)) return no('findings.object-outside');
    const number = Math.max(byHand.found, ...drawn.map((one) => one.number)) + 1;
    const { own, enclosed } = putIn(grid, number, outline);
    if (enclosed < leastPixels) return no('findings.object-small');
    if (own < leastOwnShare * enclosed) return no('findings.object-there');
    drawn.push({ number, outline });
  }
  return ok({ ...byHand, drawn });
}

/** Pixels of the mask that were looked at. */
const pixelsLookedAt = ({ columns, rows, place }: ObjectMask): number =>
  place?.outline ? polygonArea(place.outline) / (place.step[0] * place.step[1]) : columns * rows;

const round = (value: number): number => Number(value.toPrecision(6)); // as numbers of a model are

/** The model's own measurements, of what is there now; what cannot be measured any more is left out. */
function measuredNow(
  { measured }: ByHand,
  grid: ObjectGrid,
  { mask, spacing }: { readonly mask: ObjectMask; readonly spacing: PixelSpacing | null },
): readonly Measurement[] {
  const areas = objectAreas(grid);
  const middle = medianWholeArea(areas);
  const valueIn: Readonly<Record<string, number | undefined>> = {
    '1': areas.size,
    '/mm2': spacing ? densityOf(areas.size, pixelsLookedAt(mask), spacing) : undefined,
    um2: spacing && middle !== undefined ? squareMicrometres(middle, spacing) : undefined,
    '{pixels}': middle,
  };
  return measured.flatMap((one) => {
    const value = valueIn[one.quantity.unit];
    return value === undefined ? [] : [{ ...one, quantity: { ...one.quantity, value: round(value) } }];
  });
}

/**
 * The change that takes single objects out of a finding and draws others: count, density and median area are measured again,
 * and a note says how many are the model's own. With nothing left of a person's changes the finding is as it was proposed.
 *
 * @param bytes  of the finding's mask, as stored. @param spacing  of one of its pixels; null: not known for sure.
 * @returns the change, or why it is none. Total.
 */
export function correctObjects(
  finding: Finding,
  change: ObjectChange,
  { bytes, spacing }: { readonly bytes: Uint8Array; readonly spacing: PixelSpacing | null },
): Result<Reshape, Refusal<CorrectRefusal>> {
  const { geometry: mask } = finding;
  if (mask.kind !== 'pixel-mask' || mask.holds !== 'objects') return no('findings.not-objects');
  const grid = correctedObjects(mask, bytes);
  const before = mask.byHand ?? untouched(grid, finding);
  const left = withoutObjects(before, change.takeOut);
  if (!left) return no('findings.no-such-object');
  takeOut(grid, new Set(change.takeOut));
  const drawn = withDrawn(left, change.draw, { grid, mask });
  if (!drawn.ok) return drawn;
  const measurements = measuredNow(drawn.value, grid, { mask, spacing });
  const after = shapeAfter(finding, drawn.value, { mask, measurements });
  return ok({ kind: 'finding.reshape', finding: finding.id, before: shapeOf(finding), after });
}

function shapeAfter(
  { notes }: Finding,
  byHand: ByHand,
  { mask, measurements }: { readonly mask: ObjectMask; readonly measurements: readonly Measurement[] },
): Shape {
  const others = notes.filter(({ code }) => code !== byHandNote);
  const { byHand: _, ...plain } = mask;
  const { found, takenOut, drawn, measured } = byHand;
  if (takenOut.length === 0 && drawn.length === 0)
    return { geometry: plain, measurements: measured, notes: others, edited: false };
  const params = { found, kept: found - takenOut.length, out: takenOut.length, drawn: drawn.length };
  return {
    geometry: { ...plain, byHand },
    measurements: [...measurements],
    notes: [{ code: byHandNote, params }, ...others],
    edited: true,
  };
}
