import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { cross, length } from '../../imaging/geometry/vec3.ts';
import type { RuleCard, RuleCondition } from '../card/rule-card.ts';
import { note, refused, shown } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import type { RuleTaken } from './rule.ts';

type Of<T extends RuleCondition['check']> = Extract<RuleCondition, { check: T }>;
type Level = GuardReason['level'];

const told = (level: Level, code: string, params: GuardReason['params'] = {}): GuardReason =>
  level === 'refused' ? refused(code, params) : note(code, params);

const spanText = ([low, high]: readonly [number, number]): string =>
  low === high ? String(shown(low)) : `${shown(low)}–${shown(high)}`;

interface Spanned {
  readonly range: readonly [number, number];
  readonly outside: Level;
  readonly unknown: Level;
}

/** A value that the header states against the range that it must lie in; all images must. */
function checkSpan(found: readonly [number, number] | null, rule: Spanned, code: string): GuardReason[] {
  const [low, high] = rule.range;
  const wanted = spanText(rule.range);
  if (!found) return [told(rule.unknown, `${code}-unknown`, { wanted })];
  if (found[0] >= low - 1e-6 && found[1] <= high + 1e-6) return [];
  return [told(rule.outside, code, { found: spanText(found), wanted })];
}

function checkKernel({ sharp, smooth, isSharp }: Of<'kernel'>, { kernel }: RuleTaken): GuardReason[] {
  if (!kernel) return [note('infer.rule-kernel-unknown', { found: '—' })];
  const isOf = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(kernel));
  if (isOf(sharp)) return [told(isSharp, 'infer.rule-kernel', { found: kernel })];
  return isOf(smooth) ? [] : [note('infer.rule-kernel-unknown', { found: kernel })];
}

/** Degrees between the images' normal and the patient's long axis, 0 to 90. Total. */
export function degreesFromAxial({ row, column }: VolumeGeometry): number {
  const normal = cross(column, row);
  return (Math.acos(Math.min(1, Math.abs(normal[2]) / length(normal))) * 180) / Math.PI;
}

function checkOne(condition: RuleCondition, taken: RuleTaken, geometry: VolumeGeometry): GuardReason[] {
  switch (condition.check) {
    case 'kilovolt':
      return checkSpan(taken.kilovolt, condition, 'infer.rule-kilovolt');
    case 'thickness':
      return checkSpan(taken.thicknessMm, condition, 'infer.rule-thickness');
    case 'contrast':
      return taken.contrast
        ? [told(condition.named, 'infer.rule-contrast', { found: taken.contrast })]
        : [note('infer.rule-contrast-unnamed')];
    case 'kernel':
      return checkKernel(condition, taken);
    case 'axial': {
      const degrees = degreesFromAxial(geometry);
      if (degrees <= condition.maxDegrees) return [];
      return [told(condition.outside, 'infer.rule-axial', { found: shown(degrees), limit: condition.maxDegrees })];
    }
  }
}

/**
 * What of how the images were taken speaks against a rule's numbers. What stops it is only noted, with `-despite` behind its
 * code, where the reader takes it on.
 *
 * @param despite  codes. @returns in the card's order; empty where all holds. Total.
 */
export function checkConditions(
  { input }: RuleCard,
  { taken, geometry, despite }: { taken: RuleTaken; geometry: VolumeGeometry; despite: readonly string[] },
): readonly GuardReason[] {
  return input.conditions
    .flatMap((condition) => checkOne(condition, taken, geometry))
    .map((reason) =>
      reason.level === 'refused' && despite.includes(reason.code)
        ? note(`${reason.code}-despite`, reason.params)
        : reason,
    );
}

/** How the images were taken, for the reader to hold beside the number. Total. */
export const takenNote = ({ kilovolt, thicknessMm, kernel }: RuleTaken): GuardReason =>
  note('infer.rule-taken', {
    kilovolt: kilovolt ? spanText(kilovolt) : '—',
    thickness: thicknessMm ? spanText(thicknessMm) : '—',
    kernel: kernel ?? '—',
  });
