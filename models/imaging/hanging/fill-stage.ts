import type { DisplaySet, Frame } from '../display-set.ts';
import { normalOf } from '../geometry/nearest-frame.ts';
import type { HangingPlan, PlannedViewport } from './hanging-plan.ts';
import type { ProtocolStage, ViewportRule } from './hanging-protocol.ts';

/** What is there to be hung: of the study, and of its nearest prior (none: empty). In the order they are offered. */
export interface Hangable {
  readonly current: readonly DisplaySet[];
  readonly prior: readonly DisplaySet[];
}

type PlannedStage = HangingPlan['stages'][number];

/**
 * A stage of a protocol filled with the images that fit its rules; one image is shown twice only where no other fits.
 *
 * @returns undefined when nothing of the study fits, or a prior is asked for and none fits. Total.
 */
export function fillStage({ name, layout, viewports }: ProtocolStage, sets: Hangable): PlannedStage | undefined {
  const planned: (PlannedViewport & { readonly of: ViewportRule['of'] })[] = [];
  for (const rule of viewports) {
    const fitting = imagesFor(rule, sets[rule.of]);
    const isFree = (image: FoundImage): boolean =>
      !planned.some(({ displaySet, frame }) => displaySet === image.displaySet && frame === image.frame);
    const image = fitting.find(isFree) ?? fitting[0];
    planned.push({ of: rule.of, displaySet: image?.displaySet ?? null, frame: image?.frame ?? null, voi: rule.voi });
  }
  const isFilled = (of: ViewportRule['of']): boolean =>
    planned.some((one) => one.of === of && one.displaySet !== null) || !planned.some((one) => one.of === of);
  if (!isFilled('current') || !isFilled('prior')) return undefined;
  return { name, layout, viewports: planned.map(({ displaySet, frame, voi }) => ({ displaySet, frame, voi })) };
}

type FoundImage = Pick<PlannedViewport, 'displaySet' | 'frame'>;

/** The images a rule fits; one a display set, unless the rule asks for a view or a side, which are an image's own. */
function imagesFor(rule: ViewportRule, sets: readonly DisplaySet[]): readonly FoundImage[] {
  const isByImage = rule.views.length > 0 || rule.laterality !== null;
  return sets
    .filter((set) => set.kind !== 'document' && fitsSet(rule, set))
    .flatMap((set): readonly FoundImage[] => {
      if (!isByImage) return [{ displaySet: set.id, frame: null }];
      return set.frames.flatMap((frame, index) =>
        fitsImage(rule, frame, set) ? [{ displaySet: set.id, frame: index }] : [],
      );
    });
}

function fitsSet({ modalities, words, plane }: ViewportRule, set: DisplaySet): boolean {
  if (modalities.length > 0 && !modalities.includes(set.modality)) return false;
  const named = new Set(set.description.toUpperCase().split(/[^A-Z0-9]+/));
  if (words.length > 0 && !words.some((word) => named.has(word.toUpperCase()))) return false;
  return plane === null || planeOfSet(set) === plane;
}

const fitsImage = ({ views, laterality }: ViewportRule, frame: Frame, set: DisplaySet): boolean =>
  (views.length === 0 || views.includes(frame.view ?? '')) &&
  (laterality === null || laterality === (frame.laterality ?? set.laterality));

/** The patient plane the images of a set lie nearest to, as they were taken; null where they have no place. Total. */
export function planeOfSet({ frames }: Pick<DisplaySet, 'frames'>): ViewportRule['plane'] {
  const plane = frames[frames.length >> 1]?.plane;
  if (!plane) return null;
  const [x, y, z] = normalOf(plane).map(Math.abs) as [number, number, number];
  if (z >= x && z >= y) return 'axial';
  return y >= x ? 'coronal' : 'sagittal';
}
