import type { VolumeGeometry } from '../../imaging/display-set.ts';
import type { RuleCard } from '../card/rule-card.ts';
import type { Box } from '../grid/box.ts';
import { regionAround } from '../grid/region.ts';
import { spacingOf } from '../grid/volume.ts';
import { checkModality, judge, note, refused, shareOutside, shown } from '../guard.ts';
import type { Guard, GuardReason } from '../guard.ts';
import { checkConditions, takenNote } from './conditions.ts';
import { boxGrid } from './places.ts';
import type { RuleGiven } from './rule.ts';

const worthSaying = 0.1; // share of a box that lies beyond the images

function checkSpacing(
  {
    input: {
      spacingRangeMm: [low, high],
    },
  }: RuleCard,
  geometry: VolumeGeometry,
): GuardReason[] {
  const bad = spacingOf(geometry).find((mm) => mm < low - 1e-6 || mm > high + 1e-6);
  return bad === undefined ? [] : [refused('infer.spacing', { found: shown(bad), low, high })];
}

/** A value filled by position is no measured value: one image is noted, more are too many. */
function checkSlices({ missingSlices }: RuleGiven, geometry: VolumeGeometry, box: Box | null): GuardReason[] {
  const { start, shape } = box
    ? regionAround(geometry, boxGrid(box), 0)
    : { start: [0, 0, 0] as const, shape: [geometry.shape.slices, 0, 0] as const };
  const missing = missingSlices.filter((slice) => slice >= start[0] && slice < start[0] + shape[0]);
  const [first] = missing;
  if (first === undefined) return [];
  return missing.length === 1
    ? [note('infer.slice-interpolated', { index: first })]
    : [refused('infer.slices-missing', { count: missing.length })];
}

function checkPlaces(card: RuleCard, given: RuleGiven, geometry: VolumeGeometry): GuardReason[] {
  const { boxes } = given;
  if (boxes.length === 0 && card.input.box?.use === 'needed') return [refused('infer.rule-box-needed')];
  const places: readonly (Box | null)[] = boxes.length > 0 ? boxes : [null];
  return places.flatMap((box) => {
    if (!box) return checkSlices(given, geometry, box);
    if (regionAround(geometry, boxGrid(box), 0).shape.includes(0))
      return [refused('infer.box-outside', { percent: 100 })];
    const outside = shareOutside(geometry, box);
    const beyond = outside > worthSaying ? [note('infer.rule-beyond', { percent: Math.round(outside * 100) })] : [];
    return [...beyond, ...checkSlices(given, geometry, box)];
  });
}

/**
 * Whether a rule may run on a volume: modality, place, spacing, missing images, and how the images were taken.
 *
 * @returns the reasons met; `refused` when any stops the run. Total.
 */
export function guardRule(card: RuleCard, given: RuleGiven): Guard {
  const { geometry, taken, despite } = given;
  const about = checkModality(card, given);
  if (about.some(({ level }) => level === 'refused')) return judge(about);
  if (!geometry) return judge([...about, refused('infer.no-orientation')]);
  const { mustBeSure, conditions } = card.input;
  const places = [...checkSpacing(card, geometry), ...checkPlaces(card, given, geometry)];
  const how = checkConditions(card, { taken, geometry, despite });
  const sure = mustBeSure.length > 0 ? [note('infer.flat-be-sure', { what: mustBeSure.join('; ') })] : [];
  return judge([...about, ...places, ...how, ...(conditions.length > 0 ? [takenNote(taken)] : []), ...sure]);
}
