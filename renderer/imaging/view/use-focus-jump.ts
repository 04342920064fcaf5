import { useEffect, useRef } from 'react';
import { caseView } from '../../app/api/case-view.ts';
import { useStore } from '../../ui/store.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { patientFromPixel } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { scale, add } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { isMarks, linesOf } from '../drawings/pixel-marks.ts';
import { endsOf } from '../drawings/shown-lines.ts';
import { fetchMask, masks } from '../drawings/mask-shelf.ts';
import { centerOfLabels } from '../../../models/imaging/view/labels/center-of-labels.ts';
import { showDisplaySet } from './hang.ts';
import { toPatient, withinReach } from './move.ts';
import { planeOf } from './pane.ts';
import { tilesShowing } from './tiles.ts';
import { toFrame } from './to-frame.ts';
import { displaySetOf, placeOf, reading } from './reading.ts';
import type { Reading } from './reading.ts';
import { shownFindings, useToldFindings } from '../../app/api/shown-findings.ts';

/** Keeps tools and actions informed of the findings, and takes the images to the one that came into focus. */
export function useFocusJump(
  list: readonly Finding[] | null,
  focus: FindingId | null,
  onFocus: (finding: FindingId | null) => void,
): void {
  const jumped = useRef<FindingId | null>(null);
  const isOpen = reading.get().displaySets.length > 0;
  useToldFindings(list, { focus, onFocus });
  useEffect(() => {
    const finding = list?.find(({ id }) => id === focus);
    if (!focus) jumped.current = null;
    if (!finding || !isOpen || jumped.current === focus) return;
    jumped.current = focus;
    if (shownFindings.get().picked !== focus) void jumpTo(finding);
  }, [list, focus, isOpen]);
  const lookAt = useStore(caseView, (view) => view.lookAt);
  useEffect(() => {
    if (!lookAt) return;
    reading.set((before) => {
      const isShown = before.panes.some(({ displaySet }) => displaySet === lookAt.displaySet);
      const state = isShown ? before : showDisplaySet(before, lookAt.displaySet);
      const of = displaySetOf(state, lookAt.displaySet);
      return of ? toPatient(state, lookAt.point, of) : state;
    });
  }, [lookAt]);
}

/** Shows the place of a finding: its image for a line, the middle of its mask otherwise. */
async function jumpTo(finding: Finding): Promise<void> {
  const { geometry, on } = finding;
  const point = await middleOf(finding);
  reading.set((before) => {
    const isShown = before.panes.some(({ displaySet }) => displaySet === on.displaySet);
    const state = isShown ? before : showDisplaySet(before, on.displaySet);
    if (geometry.kind !== 'mask' && state.layout !== 'planes') return toImage(state, finding);
    const of = displaySetOf(state, on.displaySet);
    return point && of ? toPatient(state, point, of) : state;
  });
}

/** The stacks that show a finding's series, on its image. */
export function toImage(state: Reading, { geometry, on }: Pick<Finding, 'geometry' | 'on'>): Reading {
  if (geometry.kind === 'mask') return state;
  const tiled = state.tiledFrom === null ? undefined : placeOf(state, 0)?.displaySet;
  if (tiled) {
    const image = tiled.id === on.displaySet ? imageIndexOf(geometry, tiled.frames) : -1;
    return image >= 0 ? tilesShowing(state, image) : state;
  }
  const panes = state.panes.map((pane, index) => {
    const place = placeOf(state, index);
    const image = place && pane.displaySet === on.displaySet ? imageIndexOf(geometry, place.displaySet.frames) : -1;
    if (!place || image < 0) return pane;
    const shown = toFrame(pane, place.displaySet, image);
    const middle = middleOnImage(geometry, place.displaySet, image);
    return middle ? withinReach({ ...place, pane: shown }, middle) : shown;
  });
  return { ...state, panes };
}

/** The middle of marks on their image; undefined of another kind. */
function middleOnImage(geometry: Finding['geometry'], { frames }: DisplaySet, index: number): Vec3 | undefined {
  const frame = frames[index];
  const corners = isMarks(geometry) ? linesOf(geometry).map(([corner]) => corner) : [];
  if (!frame || corners.length === 0) return undefined;
  const middle = ([0, 1] as const).map(
    (axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length,
  );
  return patientFromPixel(planeOf(frame), [middle[0] ?? 0, middle[1] ?? 0]);
}

async function middleOf(finding: Finding): Promise<Vec3 | undefined> {
  const { geometry } = finding;
  const displaySet = displaySetOf(reading.get(), finding.on.displaySet);
  const ends = displaySet && endsOf(finding, displaySet);
  if (ends) return scale(add(ends[0], ends[1]), 0.5);
  if (geometry.kind !== 'mask') return undefined;
  await fetchMask(geometry.mask).catch(() => undefined);
  const labels = masks.get().get(geometry.mask);
  return labels && centerOfLabels({ grid: geometry.grid, labels });
}
