import { boxAt } from '../../../models/findings/drawn/mark-handles.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import { patientFromScreen, screenFromPatient } from '../../../models/imaging/view/view-plane.ts';
import type { Point } from '../../../models/imaging/view/view-plane.ts';
import { voxelFromPatient } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { caseView } from '../../app/api/case-view.ts';
import { imageMap } from './image-masks.ts';
import { masks } from './mask-shelf.ts';
import { linesOf, marksIn, toScreen } from './pixel-marks.ts';
import { linesIn, pixelAt } from './shown-lines.ts';
import { shownView } from '../view/pane.ts';
import { placeOf, reading } from '../view/reading.ts';
import { shownFindings } from '../../app/api/shown-findings.ts';

const nearPixels = 8;
const aroundPixels = 4; // an outline is drawn on the edge of what it encloses
const around: readonly Point[] = [
  [0, 0],
  [aroundPixels, 0],
  [-aroundPixels, 0],
  [0, aroundPixels],
  [0, -aroundPixels],
];

/** What lies under a click: a finding, and of boxes which one. */
export interface Picked {
  readonly finding: FindingId;
  readonly box: number | null;
}

/**
 * The finding under a click: the nearest line or outline near it, else a mask that has a label there, else the box or
 * ellipse round it; undefined for bare image.
 */
export function pick(index: number, at: { readonly point: Point; readonly patient: Vec3 }): Picked | undefined {
  const place = placeOf(reading.get(), index);
  const view = place && shownView(place);
  const size = place?.pane.size;
  if (!place || !view || !size || !caseView.get().overlays.isShown) return undefined;
  const { pane, displaySet } = place;
  const { list } = shownFindings.get();
  const marked = marksIn(list, place, caseView.get().isAiShown);
  const onScreen = toScreen(place, view, size);
  const lines = [
    ...linesIn(list, place, view).map(({ finding, from, to }) => ({
      finding: finding.id,
      ends: [from, to].map((end) => screenFromPatient(view, size, end)),
    })),
    ...marked.flatMap(({ id, geometry }) =>
      linesOf(geometry).map((ends) => ({ finding: id, ends: onScreen ? ends.map(onScreen) : [] })),
    ),
  ].map(({ finding, ends: [a = at.point, b = a] }) => ({ finding, far: distanceToLine(at.point, a, b) }));
  const nearest = lines.filter(({ far }) => far <= nearPixels).toSorted((a, b) => a.far - b.far)[0]?.finding;
  const frame = pane.plane === null ? displaySet.frames[pane.frame] : undefined;
  const pixel = frame && pixelAt(frame, at.patient);
  const boxOf = (id: FindingId): number | null => {
    const geometry = marked.find((one) => one.id === id)?.geometry;
    const box = geometry?.kind === 'pixel-boxes' && pixel ? boxAt(geometry, pixel) : -1;
    return box < 0 ? null : box;
  };
  if (nearest) return { finding: nearest, box: boxOf(nearest) };
  const places = around.map(([dx, dy]) => patientFromScreen(view, size, [at.point[0] + dx, at.point[1] + dy]));
  const mask = list.find(
    (finding) =>
      isShownMask(finding) &&
      (hasLabelAt(finding, at.patient) ||
        (pane.plane === null && places.some((one) => hasPixelAt(finding, one, { displaySet, frame: pane.frame })))),
  );
  if (mask) return { finding: mask.id, box: null };
  const inside = marked.find(({ id, geometry }) =>
    geometry.kind === 'pixel-ellipse' ? pixel && isInEllipse(geometry, pixel) : boxOf(id) !== null,
  );
  return inside && { finding: inside.id, box: boxOf(inside.id) };
}

const isShownMask = ({ status }: Finding): boolean =>
  status === 'accepted' || (status === 'proposed' && caseView.get().isAiShown);

function hasLabelAt({ geometry }: Finding, patient: Vec3): boolean {
  if (geometry.kind !== 'mask') return false;
  const { columns, rows, slices } = geometry.grid.shape;
  const [c, r, s] = voxelFromPatient(geometry.grid, patient).map(Math.round);
  if (c === undefined || r === undefined || s === undefined) return false;
  if (c < 0 || r < 0 || s < 0 || c >= columns || r >= rows || s >= slices) return false;
  return (masks.get().get(geometry.mask)?.[(s * rows + r) * columns + c] ?? 0) > 0;
}

/** Whether the outlines of a finding on the image shown hold a place. */
function hasPixelAt(
  { geometry, on }: Finding,
  patient: Vec3,
  { displaySet, frame: index }: { readonly displaySet: DisplaySet; readonly frame: number },
): boolean {
  const frame = displaySet.frames[index];
  if (geometry.kind !== 'pixel-mask' || on.displaySet !== displaySet.id || !frame) return false;
  const bytes = imageIndexOf(geometry, displaySet.frames) === index ? masks.get().get(geometry.mask) : undefined;
  const [column = -1, row = -1] = pixelAt(frame, patient).map(Math.round);
  if (!bytes || column < 0 || row < 0 || column >= geometry.columns || row >= geometry.rows) return false;
  return (imageMap(geometry, frame, bytes).labels[row * geometry.columns + column] ?? 0) > 0;
}

function isInEllipse(
  { center, semi, angle }: Extract<Finding['geometry'], { kind: 'pixel-ellipse' }>,
  [column, row]: readonly [number, number],
): boolean {
  const turn = (angle * Math.PI) / 180;
  const [x, y] = [column - center[0], row - center[1]];
  const along = x * Math.cos(turn) + y * Math.sin(turn);
  const across = y * Math.cos(turn) - x * Math.sin(turn);
  return (along / semi[0]) ** 2 + (across / semi[1]) ** 2 <= 1;
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const along = long === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / long, 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
