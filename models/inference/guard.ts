import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { VolumeGeometry } from '../imaging/display-set.ts';
import type { CardInput, VolumeCard } from './card/volume-card.ts';
import { Box, boxSize } from './grid/box.ts';
import { regionAround } from './grid/region.ts';
import { extentOf, gridFromPatient, shapeOf, spacingOf } from './grid/volume.ts';
import type { Triple } from './grid/volume.ts';
import { turnToRas } from './operators/reorient.ts';
import { networkGrid } from './operators/resample.ts';

/** Why a pack did not run, or what a reader must know about how it ran. `code` is the language key. */
export const GuardReason = z.object({
  code: z.string(),
  params: Params,
  /** `refused`: nothing (more) was computed; `note`: it ran, and this stands beside the result. */
  level: z.enum(['refused', 'note']),
});
export type GuardReason = z.infer<typeof GuardReason>;

export const Guard = z.object({ verdict: z.enum(['passed', 'noted', 'refused']), reasons: z.array(GuardReason) });
export type Guard = z.infer<typeof Guard>;

/** What the guard looks at before any voxel is read. */
export const GuardInput = z.object({
  modality: z.string().nullable(), // null: the file does not say (NIfTI)
  bodyPart: z.string().nullable(),
  geometry: VolumeGeometry.nullable(),
  missingSlices: z.array(z.number().int()),
  boxes: z.array(Box),
});
export type GuardInput = z.infer<typeof GuardInput>;

/** A reason that stops the run. Total. */
export const refused = (code: string, params: GuardReason['params'] = {}): GuardReason => ({
  code,
  params,
  level: 'refused',
});

/** A reason that only stands beside the result. Total. */
export const note = (code: string, params: GuardReason['params'] = {}): GuardReason => ({
  code,
  params,
  level: 'note',
});

/** A number as a reason's text shows it: two decimals for mm, three for mL. Total. */
export const shown = (value: number, decimals: 2 | 3 = 2): number => Number(value.toFixed(decimals));

/** The verdict that follows from the reasons. Total. */
export function judge(reasons: readonly GuardReason[]): Guard {
  const verdict = reasons.some((r) => r.level === 'refused') ? 'refused' : reasons.length > 0 ? 'noted' : 'passed';
  return { verdict, reasons: [...reasons] };
}

/** Extents along R, A, S: of the box, or of the image along the axes nearest to them; mm. */
function fieldOfView(geometry: VolumeGeometry, box: Box | null): Triple {
  if (box) return boxSize(box);
  const extent = extentOf(geometry);
  const [r, a, s] = turnToRas(geometry);
  return [extent[r.axis], extent[a.axis], extent[s.axis]];
}

/** Share of a box that lies beyond the image, 0–1, by a lattice of 9 × 9 × 9 places. */
export function shareOutside(geometry: VolumeGeometry, { low, high }: Box): number {
  const shape = shapeOf(geometry);
  const places = Array.from({ length: 9 }, (_, i) => (i + 0.5) / 9);
  const on = (i: 0 | 1 | 2, t: number): number => low[i] + (high[i] - low[i]) * t;
  const isOut = (at: Triple): boolean => at.some((v, i) => v < -0.5 || v > (shape[i] ?? 0) - 0.5);
  let outside = 0;
  for (const x of places)
    for (const y of places)
      for (const z of places) if (isOut(gridFromPatient(geometry, [on(0, x), on(1, y), on(2, z)]))) outside++;
  return outside / 729;
}

function checkSpacing({ spacingRangeMm: [low, high] }: CardInput, geometry: VolumeGeometry): GuardReason[] {
  const bad = spacingOf(geometry).find((mm) => mm < low - 1e-6 || mm > high + 1e-6);
  return bad === undefined ? [] : [refused('infer.spacing', { found: shown(bad), low, high })];
}

const outsideAllowed = 0.1; // share of a box that may lie beyond the image, where its nearest voxel is repeated

function checkBox(input: CardInput, geometry: VolumeGeometry, box: Box): GuardReason[] {
  const outside = shareOutside(geometry, box);
  if (outside > outsideAllowed) return [refused('infer.box-outside', { percent: Math.round(outside * 100) })];
  const size = boxSize(box);
  const isLarge = size.some((mm, i) => mm > (input.patch[i] ?? 0) * (input.spacingMm[i] ?? 1));
  return isLarge ? [note('infer.box-large', { x: shown(size[0]), y: shown(size[1]), z: shown(size[2]) })] : [];
}

function checkField(input: CardInput, geometry: VolumeGeometry, box: Box | null): GuardReason[] {
  const found = fieldOfView(geometry, box);
  const [x, y, z_] = input.minFieldOfViewMm;
  const isSmall = found[0] < x - 1e-6 || found[1] < y - 1e-6 || found[2] < z_ - 1e-6;
  const params = { x: shown(found[0]), y: shown(found[1]), z: shown(found[2]), needX: x, needY: y, needZ: z_ };
  return isSmall ? [refused('infer.field-of-view', params)] : [];
}

interface Look {
  readonly box: Box | null; // null: the whole image
  readonly missingSlices: readonly number[];
}

/** Missing images that a box needs: none, one (interpolated by position), or too many. */
function checkSlices(input: CardInput, geometry: VolumeGeometry, look: Look): GuardReason[] {
  const { start, shape } = regionAround(geometry, networkGrid(geometry, input.spacingMm, look.box), 0);
  const missing = look.missingSlices.filter((slice) => slice >= start[0] && slice < start[0] + shape[0]);
  const [first] = missing;
  if (first === undefined) return [];
  return missing.length === 1
    ? [note('infer.slice-interpolated', { index: first })]
    : [refused('infer.slices-missing', { count: missing.length })];
}

/**
 * What can be told about one place of an image before any voxel is read. Total.
 */
export function guardPlace(card: VolumeCard, geometry: VolumeGeometry, look: Look): readonly GuardReason[] {
  const { input } = card;
  const { box } = look;
  if (!box && input.box && extentOf(geometry).some((mm) => mm >= (input.box?.neededFromMm ?? 0)))
    return [refused('infer.box-needed')];
  const reasons = [...checkField(input, geometry, box), ...(box ? checkBox(input, geometry, box) : [])];
  return reasons.some((r) => r.level === 'refused') ? reasons : [...reasons, ...checkSlices(input, geometry, look)];
}

/** What a card is made for against what an image is of: another modality stops the run, another part is noted. Total. */
export function checkModality(
  card: Pick<VolumeCard, 'id' | 'modality' | 'bodyPart'>,
  { modality, bodyPart }: Pick<GuardInput, 'modality' | 'bodyPart'>,
): GuardReason[] {
  const needs = card.modality.join(', ');
  if (modality === null) return [note('infer.modality-unknown', { needs })];
  if (!card.modality.includes(modality))
    return [refused('infer.wrong-modality', { model: card.id, found: modality, needs })];
  if (bodyPart && card.bodyPart.length > 0 && !card.bodyPart.includes(bodyPart.toUpperCase()))
    return [note('infer.body-part', { found: bodyPart, needs: card.bodyPart.join(', ') })];
  return [];
}

/**
 * Whether a pack may run on an image: modality, orientation, spacing, then each box or the whole.
 *
 * @returns the reasons met, worst first found; `refused` when any stops the run. Total.
 */
export function guardInput(card: VolumeCard, given: GuardInput): Guard {
  const { geometry, missingSlices, boxes } = given;
  const reasons = checkModality(card, given);
  if (reasons.some(({ level }) => level === 'refused')) return judge(reasons);
  if (!geometry) return judge([...reasons, refused('infer.no-orientation')]);
  reasons.push(...checkSpacing(card.input, geometry));
  if (boxes.length === 0) reasons.push(...guardPlace(card, geometry, { box: null, missingSlices }));
  for (const box of boxes) reasons.push(...guardPlace(card, geometry, { box, missingSlices }));
  return judge(reasons);
}
