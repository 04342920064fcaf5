import type { DisplaySet } from '../display-set.ts';
import type { HangingPlan } from './hanging-plan.ts';
import type { HangingProtocol } from './hanging-protocol.ts';
import { viewportCount } from './layout.ts';
import { matchProtocol } from './match-protocol.ts';

/**
 * How a study opens: its main display set (a volume before a stack, then the one with most images) decides the protocol;
 * three planes need a volume, else one stack is shown.
 *
 * @param protocols  one of them should fit any modality (`*`). @returns a plan without viewports for a study without images. Total.
 */
export function hangStudy(displaySets: readonly DisplaySet[], protocols: readonly HangingProtocol[]): HangingPlan {
  const shown = displaySets.filter(({ kind }) => kind !== 'document').sort(byWeight);
  const [main] = shown;
  const protocol = main && matchProtocol(main, protocols);
  const layout = protocol?.layout ?? '1x1';
  const isFlat = layout === 'planes' && !main?.volume;
  const fitting = isFlat ? '1x1' : layout;
  return {
    protocol: protocol?.id ?? 'none',
    layout: fitting,
    largePlane: protocol?.largePlane ?? 'axial',
    viewports: shown.slice(0, fitting === 'planes' ? 1 : viewportCount(fitting)).map(({ id }) => id),
  };
}

const byWeight = (a: DisplaySet, b: DisplaySet): number =>
  Number(b.volume !== null) - Number(a.volume !== null) ||
  b.frames.length - a.frames.length ||
  (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity);
