import { boxAt } from '../../../models/findings/drawn/mark-handles.ts';
import { fieldCorners } from '../../../models/findings/drawn/field.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { regionCorners } from '../../../models/imaging/measure/pixel-region.ts';
import { shownFindings } from '../../app/api/shown-findings.ts';
import { apartOnScreen } from '../tools/slide-tool.ts';
import type { Point } from '../tools/slide-tool.ts';

const nearPx = 8;

/** The lines that a finding is drawn with: corners one after the other, pixels of the slide. */
function linesOf({ geometry }: Finding): readonly Point[] {
  if (geometry.kind === 'pixel-line') return [geometry.from, geometry.to];
  const corners =
    geometry.kind === 'pixel-region'
      ? regionCorners(geometry)
      : geometry.kind === 'pixel-points'
        ? fieldCorners(geometry.field)
        : [];
  return [...corners, ...corners.slice(0, 1)];
}

/** The nearest place to `at` on a straight line. */
function nearestOn([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): Point {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const along = long === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / long, 0), 1);
  return [ax + along * dx, ay + along * dy];
}

function distanceTo(finding: Finding, at: Point): number {
  const points = linesOf(finding);
  return points.slice(1).reduce((least, point, i) => {
    const before = points[i] ?? point;
    return Math.min(least, apartOnScreen(nearestOn(before, point, at), at));
  }, Infinity);
}

/** The finding whose line lies under a click, else the one with a box there. @param at  pixels of the slide. */
export function measureAt(at: Point): FindingId | undefined {
  const { list } = shownFindings.get();
  const [near] = list
    .map((finding) => ({ id: finding.id, far: distanceTo(finding, at) }))
    .filter(({ far }) => far <= nearPx)
    .toSorted((a, b) => a.far - b.far);
  return near?.id ?? list.find(({ geometry }) => geometry.kind === 'pixel-boxes' && boxAt(geometry, at) >= 0)?.id;
}
