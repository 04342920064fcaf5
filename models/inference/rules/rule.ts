import type { DisplaySet } from '../../imaging/display-set.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';
import type { Box } from '../grid/box.ts';
import type { Volume } from '../grid/volume.ts';
import type { Guard, GuardInput, GuardReason } from '../guard.ts';

/** How the images were taken, as far as their headers say; null where they do not. */
export interface RuleTaken {
  readonly kilovolt: readonly [low: number, high: number] | null;
  readonly thicknessMm: readonly [low: number, high: number] | null;
  readonly kernel: string | null;
  readonly contrast: string | null;
}

/** What the guard of a rule looks at before any voxel is read. */
export interface RuleGiven extends GuardInput {
  readonly taken: RuleTaken;
  /** Points that were clicked, one a box; null: the box's centre. mm, LPS. */
  readonly seeds: readonly (Vec3 | null)[];
  /** Codes of reasons that the reader takes on: they stop nothing and stand beside the number instead. */
  readonly despite: readonly string[];
}

export interface RuleInput extends Omit<RuleGiven, 'geometry'> {
  readonly volume: Volume;
  /** How far a grown region's values may be from the point's; null: as the card says. */
  readonly tolerance: number | null;
}

/** A number of a rule; `label` is the label it belongs to, null for the whole. Units are UCUM. */
export interface RuleValue {
  readonly key: string;
  readonly label: number | null;
  readonly value: number;
  readonly unit: string;
}

/** What a rule found in one place: one byte a voxel on the image's own grid, numbers, and what to know of them. */
export interface RuleFound {
  readonly labels: Uint8Array;
  readonly values: readonly RuleValue[];
  readonly notes: readonly GuardReason[];
}

export interface RulePart extends RuleFound {
  readonly box: Box | null;
}

export interface RuleOutcome {
  readonly guard: Guard;
  readonly parts: readonly RulePart[];
  readonly timesMs: Readonly<Record<'rule', number>>;
}

const spanOf = (values: readonly number[]): readonly [number, number] | null =>
  values.length > 0 ? [Math.min(...values), Math.max(...values)] : null;

/** What a display set's headers say of how it was taken. Total. */
export function takenOf({ taken, frames }: Pick<DisplaySet, 'taken' | 'frames'>): RuleTaken {
  const { kiloVolt, kernel, contrast } = taken?.technique ?? {};
  return {
    kilovolt: typeof kiloVolt === 'object' ? [kiloVolt.low, kiloVolt.high] : null,
    thicknessMm: spanOf(frames.flatMap(({ sliceThicknessMm }) => sliceThicknessMm ?? [])),
    kernel: typeof kernel === 'string' ? kernel.trim() : null,
    contrast: typeof contrast === 'string' && contrast.trim() !== '' ? contrast.trim() : null,
  };
}
