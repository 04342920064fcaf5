import type { DisplaySet } from '../display-set.ts';
import { fillStage } from './fill-stage.ts';
import type { HangingPlan } from './hanging-plan.ts';
import type { HangingProtocol } from './hanging-protocol.ts';
import { viewportCount } from './layout.ts';
import { matchProtocol } from './match-protocol.ts';

/** What a study is hung from: `protocols` in order of preference; one of them should fit any modality (`*`). */
export interface HangingChoice {
  readonly protocols: readonly HangingProtocol[];
  readonly prior?: readonly DisplaySet[]; // display sets of the nearest prior
}

/**
 * How a study opens: its main display set (a volume before a stack, then the one with most images) decides the protocol;
 * the stages of the protocol that its images fit, else its layout; a view of a breast that has no other beside it fills the
 * page. Slides have a page of their own. Three planes need a volume, and one without colours of its own; else one stack is shown.
 *
 * @returns a plan of one empty stage for a study without images. Total.
 */
export function hangStudy(received: readonly DisplaySet[], { protocols, ...before }: HangingChoice): HangingPlan {
  const displaySets = received.filter(isNoSlide);
  const prior = before.prior?.filter(isNoSlide) ?? [];
  const shown = displaySets.filter(({ kind }) => kind !== 'document').toSorted(byWeight);
  const [main] = shown;
  const modalities = new Set(shown.map(({ modality }) => modality));
  const protocol = main && matchProtocol(main, protocols, modalities);
  const filled = (protocol?.stages ?? []).flatMap((stage) => fillStage(stage, { current: displaySets, prior }) ?? []);
  const images = [...shown, ...prior].flatMap(({ frames }) => frames).length;
  const byView = images === 1 ? filled.find(({ viewports }) => viewports.some(({ fit }) => fit)) : undefined;
  const stages = byView ? [alone(byView)] : filled;
  return {
    protocol: protocol?.id ?? 'none',
    largePlane: protocol?.largePlane ?? 'axial',
    stages: stages.length > 0 ? stages : [plainStage(protocol?.layout ?? '1x1', shown)],
  };
}

/** A stage whose places are those of views, with its one image on the whole page. */
const alone = (stage: HangingPlan['stages'][number]): HangingPlan['stages'][number] => ({
  ...stage,
  layout: '1x1',
  viewports: stage.viewports.filter(({ displaySet }) => displaySet !== null).slice(0, 1),
});

const isNoSlide = ({ kind }: DisplaySet): boolean => kind !== 'slide';

function plainStage(layout: HangingProtocol['layout'], shown: readonly DisplaySet[]): HangingPlan['stages'][number] {
  const [main] = shown;
  const isFlat = layout === 'planes' && (!main?.volume || hasColors(main));
  const fitting = isFlat ? '1x1' : layout;
  const viewports = shown
    .slice(0, fitting === 'planes' ? 1 : viewportCount(fitting))
    .map(({ id }) => ({ displaySet: id, frame: null, voi: null }));
  return { name: '', layout: fitting, viewports };
}

/** Planes would show it grey. */
const hasColors = ({ frames }: DisplaySet): boolean => frames.some(({ tables }) => tables?.colors);

const byWeight = (a: DisplaySet, b: DisplaySet): number =>
  Number(b.volume !== null) - Number(a.volume !== null) ||
  b.frames.length - a.frames.length ||
  (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity);
