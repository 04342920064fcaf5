import { screenFromPatient } from '../../../models/imaging/view/view-plane.ts';
import type { Point } from '../../../models/imaging/view/view-plane.ts';
import { voxelFromPatient } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { caseView } from '../../app/api/case-view.ts';
import { masks } from './mask-shelf.ts';
import { linesIn } from './shown-lines.ts';
import { shownView } from '../view/pane.ts';
import { placeOf, reading } from '../view/reading.ts';
import { shownFindings } from '../view/shown-findings.ts';

const nearPixels = 8;

/** The finding under a click: a line near it, else a mask that has a label there; undefined for bare image. */
export function pick(pane: number, at: { readonly point: Point; readonly patient: Vec3 }): FindingId | undefined {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  const size = place?.pane.size;
  if (!view || !size || !caseView.get().overlays.isShown) return undefined;
  const { list } = shownFindings.get();
  const line = linesIn(list, place, view).find(({ from, to }) => {
    const ends = [from, to].map((end) => screenFromPatient(view, size, end));
    return distanceToLine(at.point, ends[0] ?? at.point, ends[1] ?? at.point) <= nearPixels;
  });
  return line?.finding.id ?? list.find((finding) => isShownMask(finding) && hasLabelAt(finding, at.patient))?.id;
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

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const along = long === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / long, 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
