import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { Refusal } from '../../../../models/base/result.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { fusionRefusal, openedFusion, usualFusion } from '../../../../models/imaging/view/fusion/fusion.ts';
import type { Fusion } from '../../../../models/imaging/view/fusion/fusion.ts';
import { shiftBetween } from '../../hanging/link.ts';
import { displaySetOf } from '../reading.ts';
import type { Reading } from '../reading.ts';

/** What lies over a display set, and where: `shift` leads from its space to that of the upper set, mm, LPS. */
export interface FusedOver {
  readonly fusion: Fusion;
  readonly over: DisplaySet;
  readonly shift: Vec3;
}

/** What is laid over a display set now; undefined where nothing is, or can be no longer. */
export function fusedOver(state: Reading, base: DisplaySet): FusedOver | undefined {
  const { fusion } = state;
  if (fusion?.base !== base.id) return undefined;
  const over = displaySetOf(state, fusion.over);
  const shift = over && shiftBetween(state, base, over);
  return over && shift && { fusion, over, shift };
}

/** The reading with one display set laid over another; where that cannot be, it says why and stays as it was. */
export function fused(state: Reading, baseId: DisplaySetId, overId: DisplaySetId): Reading {
  const [base, over] = [displaySetOf(state, baseId), displaySetOf(state, overId)];
  if (!base || !over) return state;
  const refusal = refusalOf(state, base, over);
  if (refusal) return { ...state, fusionRefused: refusal };
  const { palette, opacity } = state.fusion ?? usualFusion;
  return { ...state, fusion: { ...openedFusion(baseId, over), palette, opacity }, fusionRefused: null };
}

/** Why one display set cannot be laid over another here; null where it can. */
export const refusalOf = (state: Reading, base: DisplaySet, over: DisplaySet): Refusal | null =>
  fusionRefusal(base, over, shiftBetween(state, base, over));

/** Positron images are laid over others, never the other way round. */
export const isUpper = ({ modality }: DisplaySet): boolean => modality === 'PT';

/** The reading with what is set of its fusion changed. */
export const withFusion = (state: Reading, change: (fusion: Fusion) => Partial<Fusion>): Reading =>
  state.fusion ? { ...state, fusion: { ...state.fusion, ...change(state.fusion) } } : state;
