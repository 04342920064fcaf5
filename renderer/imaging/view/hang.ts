import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { HangingPlan } from '../../../models/imaging/hanging/hanging-plan.ts';
import { patientFromVoxel } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import type { PlaneName } from '../../../models/imaging/view/fit-view.ts';
import { emptyPane } from './pane.ts';
import type { Pane } from './pane.ts';
import { displaySetOf, noReading } from './reading.ts';
import type { Layout, Reading } from './reading.ts';

const paneCount: Readonly<Record<Layout, number>> = { one: 1, two: 2, four: 4, planes: 3 };
const allPlanes: readonly PlaneName[] = ['coronal', 'sagittal', 'axial'];

export interface OpenedStudy {
  readonly studyUid: StudyUid;
  readonly displaySets: readonly DisplaySet[];
  readonly plan: HangingPlan;
}

/**
 * The reading once a study's images have come: as it was, where all it shows is still there, so that a series that
 * arrives later, or coming back, moves nothing under the reader's eyes; else as the plan hangs it.
 */
export function withStudy(before: Reading, opened: OpenedStudy): Reading {
  const shown = before.panes.flatMap(({ displaySet }) => displaySet ?? []);
  const isThere = shown.length > 0 && shown.every((id) => opened.displaySets.some((set) => set.id === id));
  if (before.studyUid !== opened.studyUid || !isThere) return hangStudy(before, opened);
  return { ...before, displaySets: opened.displaySets };
}

/** The reading of a study as a hanging plan wants it. */
export function hangStudy(before: Reading, opened: OpenedStudy): Reading {
  const { studyUid, displaySets, plan } = opened;
  const { isPanelShown, isLinked, isGpuNoteClosed } = before;
  const state: Reading = {
    ...noReading,
    isPanelShown,
    isLinked,
    isGpuNoteClosed,
    studyUid,
    displaySets,
    largePlane: plan.largePlane,
  };
  const [first] = plan.viewports;
  if (plan.layout === 'planes' && first) return showPlanes(state, first);
  return { ...state, layout: plan.layout, panes: stackPanes(plan.layout, plan.viewports, displaySets) };
}

const stackPanes = (layout: Layout, ids: readonly DisplaySetId[], displaySets: readonly DisplaySet[]): Pane[] =>
  Array.from({ length: paneCount[layout] }, (_, i) => stackPane(displaySets.find(({ id }) => id === ids[i])));

/** A pane on a display set's middle image. */
export const stackPane = (displaySet: DisplaySet | undefined): Pane =>
  displaySet ? { ...emptyPane, displaySet: displaySet.id, frame: displaySet.frames.length >> 1 } : emptyPane;

/** Three planes of one volume, the large one first; the crosshair in its middle. Without a volume nothing changes. */
export function showPlanes(state: Reading, id: DisplaySetId): Reading {
  const displaySet = displaySetOf(state, id);
  if (!displaySet?.volume) return state;
  const planes = [state.largePlane, ...allPlanes.filter((plane) => plane !== state.largePlane)];
  const panes = planes.map((plane): Pane => ({ ...emptyPane, displaySet: id, plane }));
  return { ...state, layout: 'planes', panes, active: 0, isAlone: false, crosshair: middleVoxel(displaySet.volume) };
}

/** Stacks in a layout: what is shown now first, then the study's other display sets. */
export function showStacks(state: Reading, layout: Exclude<Layout, 'planes'>): Reading {
  const shown = state.panes.map((pane) => pane.displaySet).filter((id) => id !== null);
  const others = state.displaySets.filter(({ kind }) => kind !== 'document').map(({ id }) => id);
  const ids = [...new Set([...shown, ...others])];
  return {
    ...state,
    layout,
    panes: stackPanes(layout, ids, state.displaySets),
    active: 0,
    isAlone: false,
    crosshair: null,
  };
}

/** Another display set in the active viewport; three planes stay three planes where the other has a volume. */
export function showDisplaySet(state: Reading, id: DisplaySetId): Reading {
  const displaySet = displaySetOf(state, id);
  if (!displaySet) return state;
  if (state.layout === 'planes')
    return displaySet.volume ? showPlanes(state, id) : showStacks({ ...state, panes: [stackPane(displaySet)] }, 'one');
  const panes = state.panes.map((pane, i) => (i === state.active ? stackPane(displaySet) : pane));
  return { ...state, panes };
}

function middleVoxel(volume: VolumeGeometry): Vec3 {
  const { columns, rows, slices } = volume.shape;
  return patientFromVoxel(volume, [columns >> 1, rows >> 1, slices >> 1]);
}
