import type { DisplaySet, Frame } from '../display-set.ts';
import { normalOf } from '../geometry/nearest-frame.ts';
import { isTomosynthesis } from '../sets/is-tomosynthesis.ts';
import { fusionRefusal } from '../view/fusion/fusion.ts';
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
 * @returns undefined when nothing of the study fits, a prior is asked for and none fits, planes are and no volume fits, or
 *   something is to be laid over that cannot be. Total.
 */
export function fillStage(stage: ProtocolStage, sets: Hangable): PlannedStage | undefined {
  const { name, layout, viewports, fit, isTiled } = stage;
  const planned: PlannedViewport[] = [];
  for (const rule of viewports) {
    const isCut = layout === 'planes';
    const fitting = imagesFor(
      rule,
      sets[rule.of].filter(({ volume }) => !isCut || volume),
    );
    const isFree = (image: FoundImage): boolean =>
      !planned.some(({ displaySet, frame }) => displaySet === image.displaySet && frame === image.frame);
    const image = fitting.find(isFree) ?? fitting[0];
    const over = rule.over && overFor(rule.over, image, sets[rule.of]);
    if (rule.over && !over) return undefined;
    const shown = { displaySet: image?.displaySet ?? null, frame: image?.frame ?? null, voi: rule.voi };
    planned.push({ ...shown, ...(over && { over }) });
  }
  const isFilled = (of: ViewportRule['of']): boolean => {
    const asked = planned.filter((_, i) => viewports[i]?.of === of);
    return asked.length === 0 || asked.some(({ displaySet }) => displaySet !== null);
  };
  if (!isFilled('current') || !isFilled('prior')) return undefined;
  const fitted = fit === 'back-to-back' ? backToBack(planned, sets) : planned;
  return { name, layout, viewports: fitted, ...(isTiled && { isTiled }) };
}

/** Every viewport with room for the largest image of the stage, so that all are shown at one scale. */
function backToBack(planned: readonly PlannedViewport[], sets: Hangable): PlannedViewport[] {
  const all = [...sets.current, ...sets.prior];
  const extents = planned.flatMap(({ displaySet, frame }) => {
    const set = all.find(({ id }) => id === displaySet);
    const image = set?.frames[frame ?? set.frames.length >> 1];
    return image ? [extentOf(image)] : [];
  });
  const known = extents.filter((extent) => extent !== null);
  const leastMm =
    known.length === extents.length && known.length > 0
      ? ([Math.max(...known.map(([width]) => width)), Math.max(...known.map(([, height]) => height))] as const)
      : null;
  return planned.map((one) => ({ ...one, fit: { justify: 'chest-wall', leastMm } }));
}

/** Width and height of an image as stored, mm; null where it has no spacing. */
function extentOf({ pixels, plane, spacing }: Frame): readonly [number, number] | null {
  const apart = plane?.spacing ?? spacing;
  return apart ? [pixels.columns * apart.acrossColumns, pixels.rows * apart.acrossRows] : null;
}

/** The set that is laid over an image's, of those that can be: within one frame of reference, where they overlap. */
function overFor(
  { modalities, words }: NonNullable<ViewportRule['over']>,
  image: FoundImage | undefined,
  sets: readonly DisplaySet[],
): DisplaySet['id'] | undefined {
  const base = sets.find(({ id }) => id === image?.displaySet);
  if (!base) return undefined;
  return sets.find((set) => {
    const isOneSpace = set.frameOfReferenceUid !== null && set.frameOfReferenceUid === base.frameOfReferenceUid;
    const isAsked = modalities.includes(set.modality) && hasWord(set, words);
    return isAsked && fusionRefusal(base, set, isOneSpace ? [0, 0, 0] : undefined) === null;
  })?.id;
}

type FoundImage = Pick<PlannedViewport, 'displaySet' | 'frame'>;

/** The images a rule fits; one a display set, unless the rule asks for a view or a side, which are an image's own. */
function imagesFor(rule: ViewportRule, sets: readonly DisplaySet[]): readonly FoundImage[] {
  const isByImage = rule.views.length > 0 || rule.laterality !== null;
  const modified = (image: FoundImage): number =>
    sets.find(({ id }) => id === image.displaySet)?.frames[image.frame ?? 0]?.viewModifiers ? 1 : 0;
  return sets
    .filter((set) => set.kind !== 'document' && fitsSet(rule, set))
    .toSorted((a, b) => Number(isTomosynthesis(a)) - Number(isTomosynthesis(b)))
    .flatMap((set): readonly FoundImage[] => {
      if (!isByImage) return [{ displaySet: set.id, frame: null }];
      const fitting = [...set.frames.entries()].filter(([, frame]) => fitsImage(rule, frame, set));
      if (isTomosynthesis(set)) return fitting.length > 0 ? [{ displaySet: set.id, frame: null }] : [];
      return fitting.map(([index]) => ({ displaySet: set.id, frame: index }));
    })
    .toSorted((a, b) => modified(a) - modified(b));
}

function fitsSet({ modalities, words, plane, isTomosynthesis: isAsked }: ViewportRule, set: DisplaySet): boolean {
  if (isAsked !== undefined && isAsked !== isTomosynthesis(set)) return false;
  if (modalities.length > 0 && !modalities.includes(set.modality)) return false;
  return hasWord(set, words) && (plane === null || planeOfSet(set) === plane);
}

function hasWord({ description }: Pick<DisplaySet, 'description'>, words: readonly string[]): boolean {
  const named = new Set(description.toUpperCase().split(/[^A-Z0-9]+/));
  return words.length === 0 || words.some((word) => named.has(word.toUpperCase()));
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
