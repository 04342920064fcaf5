import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { HangingPlan, PlannedViewport } from '../../../models/imaging/hanging/hanging-plan.ts';
import type { KeptReading } from '../../../models/imaging/hanging/kept-reading.ts';
import { firstShowing, viewportCount } from '../../../models/imaging/hanging/layout.ts';
import type { GridLayout } from '../../../models/imaging/hanging/layout.ts';
import { patientFromVoxel } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import type { PlaneName } from '../../../models/imaging/view/fit-view.ts';
import { openedFusion } from '../../../models/imaging/view/fusion/fusion.ts';
import type { Fusion } from '../../../models/imaging/view/fusion/fusion.ts';
import { restored } from '../hanging/kept.ts';
import { emptyPane } from './pane.ts';
import type { Pane } from './pane.ts';
import { displaySetOf, noReading } from './reading.ts';
import type { PriorStudy, Reading } from './reading.ts';
import { canTile, likeTile, withTiles } from './tiles.ts';
import { toFrame } from './to-frame.ts';

const smallestTiles: GridLayout = '3x3'; // where the grid holds one viewport
const allPlanes: readonly PlaneName[] = ['coronal', 'sagittal', 'axial'];

export interface OpenedStudy {
  readonly studyUid: StudyUid;
  readonly displaySets: readonly DisplaySet[];
  readonly plan: HangingPlan;
  readonly kept?: KeptReading | null; // how it was left
  readonly prior?: PriorStudy | null; // where what was left shows it
}

/**
 * The reading once a study's images have come: as it was, where all it shows is still there, so that a series that
 * arrives later, or coming back, moves nothing under the reader's eyes; else as it was left; else as the plan hangs it.
 */
export function withStudy(before: Reading, opened: OpenedStudy): Reading {
  const shown = before.panes.flatMap(({ displaySet }) => displaySet ?? []);
  const known = [
    ...opened.displaySets,
    ...before.displaySets.filter(({ resampledFrom }) => resampledFrom),
    ...before.priors.flatMap((prior) => prior.displaySets),
  ];
  const isThere = shown.length > 0 && shown.every((id) => known.some((set) => set.id === id));
  if (before.studyUid !== opened.studyUid || !isThere) {
    const hung = hangStudy(before, opened);
    return opened.kept ? restored(hung, opened.kept) : hung;
  }
  const resampled = before.displaySets.filter(
    ({ id: own, resampledFrom }) =>
      resampledFrom &&
      opened.displaySets.some(({ id }) => id === resampledFrom) &&
      !opened.displaySets.some(({ id }) => id === own),
  );
  const after = { ...before, displaySets: [...opened.displaySets, ...resampled] };
  const onItsImage = (pane: Pane): Pane => onSameImage(pane, displaySetOf(before, pane.displaySet), after);
  const moved = { ...after, panes: before.panes.map(onItsImage), aside: before.aside.map(onItsImage) };
  return moved.tiledFrom === null ? moved : likeTile(moved, moved.active);
}

/** A pane on the image it showed, wherever that stands in its stack by now. */
function onSameImage(pane: Pane, set: DisplaySet | undefined, after: Reading): Pane {
  const shown = set?.frames[pane.frame];
  const frames = displaySetOf(after, pane.displaySet)?.frames ?? [];
  const found = frames.findIndex((one) => one.sopInstanceUid === shown?.sopInstanceUid && one.frame === shown.frame);
  const frame = found >= 0 ? found : Math.max(0, Math.min(pane.frame, frames.length - 1)); // one that is gone
  return frame === pane.frame ? pane : { ...pane, frame };
}

/** The reading of a study as a hanging plan wants it. */
export function hangStudy(before: Reading, opened: OpenedStudy): Reading {
  const { studyUid, displaySets, plan, prior } = opened;
  const { isPanelShown, isLinked, areLinesShown, isGpuNoteClosed } = before;
  const state: Reading = {
    ...noReading,
    isPanelShown,
    isLinked,
    areLinesShown,
    isGpuNoteClosed,
    studyUid,
    displaySets,
    priors: prior ? [prior] : [],
    largePlane: plan.largePlane,
  };
  return showStage({ ...state, stages: plan.stages, protocol: plan.protocol }, 0);
}

/** A stage of the plan as it was meant; what was changed in another stage stays there no longer. */
export function showStage(state: Reading, index: number): Reading {
  const stage = state.stages[index];
  if (!stage) return state;
  const { layout, viewports } = stage;
  const fusion = plannedFusion(state, viewports);
  if (layout === 'planes') {
    const shown = showPlanes({ ...state, stage: index, fusion }, viewports[0]?.displaySet ?? null);
    const voi = viewports[0]?.voi ?? null;
    return { ...shown, panes: shown.panes.map((pane) => ({ ...pane, voi })) };
  }
  const panes = Array.from({ length: viewportCount(layout) }, (_, i) => ({
    ...plannedPane(state, viewports[i]),
    size: state.panes[i]?.size ?? null, // one that shows the same series stays on screen
  }));
  const hung = { ...state, stage: index, layout, grid: layout, tiledFrom: null, panes, fusion };
  const active = Math.max(
    0,
    panes.findIndex(({ displaySet }) => displaySet !== null),
  );
  const shown = { ...hung, aside: [], active, isAlone: false, crosshair: null };
  return stage.isTiled ? showTiles(shown, viewports[0]?.displaySet ?? null, 0) : shown;
}

/** What a stage lays over what; set as it opens. */
function plannedFusion(state: Reading, viewports: readonly PlannedViewport[]): Fusion | null {
  const planned = viewports.find(({ over }) => over !== undefined);
  const over = displaySetOf(state, planned?.over ?? null);
  if (!planned?.displaySet || !over) return null;
  const { fusion } = state; // colours that were chosen stay
  const isSame = fusion?.base === planned.displaySet && fusion.over === over.id;
  return isSame ? fusion : openedFusion(planned.displaySet, over);
}

/** A prior's display set may come later: its place waits for it. */
function plannedPane(state: Reading, planned: PlannedViewport | undefined): Pane {
  if (!planned) return emptyPane;
  const pane = { ...stackPane(displaySetOf(state, planned.displaySet)), displaySet: planned.displaySet };
  return { ...pane, frame: planned.frame ?? pane.frame, voi: planned.voi, fit: planned.fit ?? null };
}

/** A pane on a display set's middle image. */
export const stackPane = (displaySet: DisplaySet | undefined): Pane =>
  displaySet ? { ...emptyPane, displaySet: displaySet.id, frame: displaySet.frames.length >> 1 } : emptyPane;

/** Three planes of one volume, the large one first; the crosshair in its middle. Without a volume nothing changes. */
export function showPlanes(before: Reading, id: DisplaySetId | null): Reading {
  const displaySet = displaySetOf(before, id);
  if (!displaySet?.volume) return before;
  const state = untiled(before);
  const planes = [state.largePlane, ...allPlanes.filter((plane) => plane !== state.largePlane)];
  const panes = planes.map((plane): Pane => ({ ...emptyPane, displaySet: id, plane }));
  return {
    ...state,
    layout: 'planes',
    aside: stacksOf(state),
    panes,
    active: 0,
    isAlone: false,
    crosshair: middleVoxel(displaySet.volume),
  };
}

/** The stacks of a reading, those on screen first; what stands behind three planes, or beyond a smaller grid, is kept. */
const stacksOf = ({ layout, panes, aside }: Reading): readonly Pane[] =>
  [...(layout === 'planes' ? [] : panes), ...aside].filter(({ displaySet }) => displaySet !== null);

/**
 * Stacks in a grid: those that were shown keep place, window and zoom, the study's other display sets follow. The active
 * one stays on screen; of three planes their series does. Tiles are as many as the grid holds, in one viewport a stack.
 */
export function showGrid(state: Reading, grid: GridLayout): Reading {
  const count = viewportCount(grid);
  const tile = state.tiledFrom === null ? undefined : state.panes[state.active];
  if (tile) return count > 1 ? tilesIn(state, grid, tile) : showGrid(asStacks(state), grid);
  const front = frontOf(state);
  const before = stacksOf(state);
  const isOnScreen = !front?.displaySet || before.slice(0, count).includes(front);
  const kept = isOnScreen ? before : [front, ...before.filter((pane) => pane !== front)];
  const others = state.displaySets
    .filter(({ id, kind }) => kind !== 'document' && !kept.some(({ displaySet }) => displaySet === id))
    .map(stackPane);
  const ready = [...kept, ...others];
  const panes = Array.from({ length: count }, (_, i) => ready[i] ?? emptyPane);
  const aside = kept.slice(count).map((pane) => ({ ...pane, size: null }));
  const active = Math.max(0, front ? panes.indexOf(front) : 0);
  return { ...state, layout: grid, grid, panes, aside, active, isAlone: false, crosshair: null };
}

/** Consecutive images of a display set over the grid from `image` on, null: around the one it stands on. What cannot be tiled changes nothing. */
export function showTiles(state: Reading, id: DisplaySetId | null, image: number | null = null): Reading {
  const displaySet = displaySetOf(state, id);
  if (!displaySet || !canTile(displaySet)) return state;
  const stacks = asStacks(state);
  const all = [...stacks.panes, ...stacks.aside]
    .filter((pane) => pane.displaySet !== null)
    .map((pane) => ({ ...pane, size: null }));
  const active = stacks.panes[stacks.active];
  const own = [...(active ? [active] : []), ...all].find((pane) => pane.displaySet === id) ?? stackPane(displaySet);
  const grid = viewportCount(state.grid) > 1 ? state.grid : smallestTiles;
  const like = toFrame(own, displaySet, image ?? own.frame);
  return tilesIn({ ...stacks, tiledFrom: stacks.grid, aside: all, panes: state.panes }, grid, like);
}

/** The images around one in a grid. */
function tilesIn(state: Reading, grid: GridLayout, like: Pane): Reading {
  const count = viewportCount(grid);
  const panes = Array.from({ length: count }, (_, i) => state.panes[i] ?? emptyPane);
  const first = firstShowing({ first: 0, count }, like.frame);
  const tiled = { ...state, layout: grid, grid, panes, active: like.frame - first, isAlone: false, crosshair: null };
  return withTiles(tiled, like, first);
}

/** The stacks as they were before one was tiled, that one on the active tile's image; without tiles as they are. */
function asStacks(state: Reading): Reading {
  const tile = state.panes[state.active];
  if (state.layout === 'planes') return { ...state, panes: [], aside: stacksOf(state) };
  if (state.tiledFrom === null || !tile) return state;
  const at = state.aside.findIndex(({ displaySet }) => displaySet === tile.displaySet);
  const panes = at < 0 ? [tile, ...state.aside] : state.aside.map((pane, i) => (i === at ? tile : pane));
  const sized = panes.map((pane) => ({ ...pane, size: tile.size }));
  return { ...state, tiledFrom: null, grid: state.tiledFrom, panes: sized, aside: [], active: Math.max(at, 0) };
}

/** The stacks in the grid they stood in before one was tiled. */
export const untiled = (state: Reading): Reading =>
  state.tiledFrom === null ? state : showGrid(asStacks(state), state.tiledFrom);

/** The active viewport's series image by image over the grid, or its stacks again. */
export const toggleTiles = (state: Reading): Reading =>
  state.tiledFrom === null ? showTiles(state, state.panes[state.active]?.displaySet ?? null) : untiled(state);

/** The stack that belongs to the active viewport: of three planes the one that stands behind them, or a new one. */
function frontOf(state: Reading): Pane | undefined {
  const active = state.panes[state.active];
  if (state.layout !== 'planes' || !active) return active;
  const behind = state.aside.find(({ displaySet }) => displaySet === active.displaySet);
  return behind ?? stackPane(displaySetOf(state, active.displaySet));
}

/** Another display set in the active viewport; three planes stay three planes where the other has a volume. */
export function showDisplaySet(state: Reading, id: DisplaySetId): Reading {
  const displaySet = displaySetOf(state, id);
  if (!displaySet) return state;
  if (state.layout !== 'planes') return showInPane(state, state.active, id);
  if (displaySet.volume) return showPlanes(state, id);
  return showGrid({ ...state, aside: [stackPane(displaySet), ...state.aside] }, '1x1');
}

/** A display set in a viewport of the grid, on its middle image; the viewport is active then. */
export function showInPane(state: Reading, index: number, id: DisplaySetId): Reading {
  const displaySet = displaySetOf(state, id);
  if (!displaySet || !state.panes[index]) return state;
  if (state.tiledFrom !== null) return canTile(displaySet) ? showTiles(state, id) : showDisplaySet(untiled(state), id);
  const panes = state.panes.map((pane, i) =>
    i === index && pane.displaySet !== id ? { ...stackPane(displaySet), size: pane.size } : pane,
  );
  return { ...state, panes, active: index };
}

function middleVoxel(volume: VolumeGeometry): Vec3 {
  const { columns, rows, slices } = volume.shape;
  return patientFromVoxel(volume, [columns >> 1, rows >> 1, slices >> 1]);
}
