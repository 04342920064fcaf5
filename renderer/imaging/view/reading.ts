import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { Refusal } from '../../../models/base/result.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { HangingPlan } from '../../../models/imaging/hanging/hanging-plan.ts';
import type { GridLayout, Layout } from '../../../models/imaging/hanging/layout.ts';
import type { PlaneName } from '../../../models/imaging/view/fit-view.ts';
import type { Fusion } from '../../../models/imaging/view/fusion/fusion.ts';
import { createStore } from '../../ui/store.ts';
import type { Store } from '../../ui/store.ts';
import type { ToolName } from '../tools/tool.ts';
import { emptyPane } from './pane.ts';
import type { Pane, PanePlace } from './pane.ts';

/** An earlier study that is read beside the one that is open. */
export interface PriorStudy {
  readonly studyUid: StudyUid;
  readonly date: string; // ISO
  readonly displaySets: readonly DisplaySet[];
}

/** What the reading page shows and how: the view, never the case. Lives as long as the study is open in this window. */
export interface Reading {
  readonly studyUid: StudyUid | null;
  readonly displaySets: readonly DisplaySet[];
  readonly priors: readonly PriorStudy[]; // the nearest, where there is one
  readonly layout: Layout;
  readonly grid: GridLayout; // the grid to come back to from three planes
  readonly tiledFrom: GridLayout | null; // set: consecutive images of one series stand in the grid; the grid to come back to
  readonly aside: readonly Pane[]; // stacks not on screen: behind three planes, or beyond a smaller grid
  readonly protocol: string; // id of the hanging protocol, empty before a study is open
  readonly stages: HangingPlan['stages'];
  readonly stage: number; // the one shown last
  readonly largePlane: PlaneName;
  readonly panes: readonly Pane[];
  readonly active: number;
  readonly isAlone: boolean; // the active viewport fills the page
  readonly tool: ToolName;
  readonly crosshair: Vec3 | null; // patient mm; the point all planes pass through
  readonly isCrosshairShown: boolean;
  readonly isLinked: boolean;
  readonly shifts: Readonly<Record<string, Vec3>>; // by frame of reference, mm: those the reader linked by hand
  readonly cursor: { readonly point: Vec3; readonly space: string } | null; // marked in stacks; patient mm of a frame of reference
  readonly fusion: Fusion | null; // a volume in colours over another display set
  readonly fusionRefused: Refusal | null; // why one that was asked for cannot be
  readonly areLinesShown: boolean; // where the other viewports' images cut
  readonly isStripOpen: boolean;
  readonly isLayoutOpen: boolean; // the choice of layouts
  readonly isGroupingOpen: boolean; // how images were grouped
  readonly isPanelShown: boolean;
  readonly isCine: boolean;
  readonly cineRates: Readonly<Record<string, number>>; // images a second, by display set: those set by hand
  readonly isGpuNoteClosed: boolean; // the reader has read it
}

export const noReading: Reading = {
  studyUid: null,
  displaySets: [],
  priors: [],
  layout: '1x1',
  grid: '1x1',
  tiledFrom: null,
  aside: [],
  protocol: '',
  stages: [],
  stage: 0,
  largePlane: 'axial',
  panes: [emptyPane],
  active: 0,
  isAlone: false,
  tool: 'window',
  crosshair: null,
  isCrosshairShown: true,
  isLinked: true,
  shifts: {},
  cursor: null,
  fusion: null,
  fusionRefused: null,
  areLinesShown: true,
  isStripOpen: false,
  isLayoutOpen: false,
  isGroupingOpen: false,
  isPanelShown: true,
  isCine: false,
  cineRates: {},
  isGpuNoteClosed: false,
};

/** The reading view of this window; the page and its actions both work on it. */
export const reading: Store<Reading> = createStore(noReading);

/** A display set of the study, or of a prior. */
export const displaySetOf = ({ displaySets, priors }: Reading, id: DisplaySetId | null): DisplaySet | undefined =>
  displaySets.find((set) => set.id === id) ?? priors.flatMap((prior) => prior.displaySets).find((set) => set.id === id);

/** The prior a display set belongs to, undefined for one of the study itself. */
export const priorOf = ({ priors }: Reading, id: DisplaySetId | null): PriorStudy | undefined =>
  priors.find(({ displaySets }) => displaySets.some((set) => set.id === id));

/** A pane with its display set, undefined when it is empty. */
export function placeOf(state: Reading, index: number): PanePlace | undefined {
  const pane = state.panes[index];
  const displaySet = pane && displaySetOf(state, pane.displaySet);
  return pane && displaySet && { pane, displaySet, crosshair: state.crosshair };
}

/** The reading with one pane changed. */
export const withPane = (state: Reading, index: number, change: (pane: Pane) => Pane): Reading => ({
  ...state,
  panes: state.panes.map((pane, i) => (i === index ? change(pane) : pane)),
});
