import { useId } from 'react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { cutGaps } from '../../../../models/imaging/geometry/cut-gaps.ts';
import { screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { t } from '../../../ui/text/t.ts';
import './gap-layer.css';

interface GapLayerProps {
  readonly displaySet: Pick<DisplaySet, 'volume' | 'missingSlices'>;
  readonly view: ViewPlane;
  readonly size: Size;
}

/** Where a plane shows what was filled in between images, because those that belong there were not received: hatched. */
export function GapLayer({ displaySet: { volume, missingSlices }, view, size }: GapLayerProps) {
  const hatch = useId();
  if (!volume || missingSlices.length === 0) return null;
  const gaps = cutGaps(volume, missingSlices, view).map(({ images, points }) => ({
    images,
    outline: around(points.map((point) => screenFromPatient(view, size, point))),
  }));
  return (
    <svg className="gap-layer" width={size.width} height={size.height} role="presentation">
      <pattern id={hatch} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} y1={0} x2={0} y2={8} />
      </pattern>
      {gaps.map(({ images, outline }, i) => (
        <g key={i}>
          <polygon points={outline.map(([x, y]) => `${x},${y}`).join(' ')} fill={`url(#${hatch})`} />
          <text {...textPlace(outline, size)}>{t('imaging.gap-filled', { n: images })}</text>
        </g>
      ))}
    </svg>
  );
}

/** Points of a convex shape, one after the other round its middle. */
function around(points: readonly Point[]): readonly Point[] {
  const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length);
  const angle = (point: Point): number => Math.atan2(point[1] - (y ?? 0), point[0] - (x ?? 0));
  return points.toSorted((a, b) => angle(a) - angle(b));
}

const margin = 40; // pixels: the letters at the edges stay free
const room = 120; // pixels: what the text takes across

/** At the left or lower end of a gap, within the viewport: its middle is where the reader looks, texts stand above. */
function textPlace(outline: readonly Point[], { width, height }: Size): { readonly x: number; readonly y: number } {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const down = (y: number): number => Math.min(Math.max(y, margin), height - margin);
  const isUpright = Math.min(bottom, height) - Math.max(top, 0) > Math.min(right, width) - Math.max(left, 0);
  const across = (x: number): number => Math.max(Math.min(x, width - room), margin);
  if (!isUpright) return { x: across(left + 8), y: down((top + bottom) / 2 + 4) };
  const y = down(Math.min(bottom, height - margin) - 16);
  return { x: across(Math.max(...crossings(outline, y), left) + 8), y };
}

/** Where the sides of a closed shape cross a line across the viewport: their x. */
function crossings(outline: readonly Point[], y: number): readonly number[] {
  return outline.flatMap(([x1, y1], i) => {
    const [x2, y2] = outline[(i + 1) % outline.length] ?? [x1, y1];
    return y1 <= y === y2 <= y ? [] : [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)];
  });
}
