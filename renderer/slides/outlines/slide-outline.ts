import type { FindingId } from '../../../models/base/ids.ts';
import type { CountField } from '../../../models/findings/drawn/field.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { OutlinedRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { objectContours } from '../../../models/slides/view/object-contours.ts';
import type { Contour } from '../../../models/slides/view/object-contours.ts';

type PixelMask = Extract<Finding['geometry'], { kind: 'pixel-mask' }>;

/** One finding's outlines as they are drawn: a path in pixels of its own grid, and where that lies on the slide. */
export interface SlideOutline {
  readonly finding: FindingId;
  readonly path: Path2D;
  readonly place: NonNullable<PixelMask['place']>;
  readonly color: string;
  readonly isProposed: boolean;
  readonly isChosen: boolean;
}

const paths = new WeakMap<Uint8Array, readonly Path2D[]>();
const contours = new WeakMap<Uint8Array, readonly Contour[]>();

/** One path a label; of objects one with every object's own line that nobody took out. @param bytes  of the mask, as stored. */
export function pathsOf({ holds, labels, columns, rows, byHand }: PixelMask, bytes: Uint8Array): readonly Path2D[] {
  if (holds === 'objects') {
    const all =
      contours.get(bytes) ?? objectContours({ objects: new Uint32Array(bytes.slice().buffer), columns, rows });
    contours.set(bytes, all);
    const isOut = new Set(byHand?.takenOut);
    return [pathOf(all.filter(({ object }) => !isOut.has(object)))];
  }
  const made =
    paths.get(bytes) ??
    labels.map((_, n) =>
      pathOf(objectContours({ objects: Uint32Array.from(bytes, (byte) => (byte >> n) & 1), columns, rows })),
    );
  paths.set(bytes, made);
  return made;
}

function pathOf(lines: readonly Contour[]): Path2D {
  const path = new Path2D();
  for (const { corners } of lines) {
    path.moveTo(corners[0] ?? 0, corners[1] ?? 0);
    for (let i = 2; i < corners.length; i += 2) path.lineTo(corners[i] ?? 0, corners[i + 1] ?? 0);
    path.closePath();
  }
  return path;
}

/** The lines that a reader drew into a mask; null where there are none. */
export function pathOfDrawn({ byHand }: PixelMask): Path2D | null {
  if (!byHand || byHand.drawn.length === 0) return null;
  const path = new Path2D();
  for (const { outline } of byHand.drawn) {
    for (const [i, [x, y]] of outline.entries())
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    path.closePath();
  }
  return path;
}

/** What a person drew has another colour than what a model found: that of own measurements. */
export const drawnColor = (): string => getComputedStyle(document.documentElement).getPropertyValue('--o-4').trim();

/** The part of a slide that a finding was looked for in; null for one that does not say. */
export function regionOfFinding({ geometry }: Finding): OutlinedRegion | null {
  if (geometry.kind === 'pixel-boxes') return regionOfBoxes(geometry.boxes);
  if (geometry.kind === 'pixel-region') return geometry;
  if (geometry.kind === 'pixel-points') return regionOfField(geometry.field);
  if (geometry.kind === 'pixel-line') return regionOfBoxes([{ low: geometry.from, high: geometry.to }]);
  if (geometry.kind !== 'pixel-mask' || !geometry.place) return null;
  const { origin, step, outline } = geometry.place;
  return {
    column: Math.max(0, Math.round(origin[0] - (step[0] - 1) / 2)),
    row: Math.max(0, Math.round(origin[1] - (step[1] - 1) / 2)),
    columns: Math.max(1, Math.round(geometry.columns * step[0])),
    rows: Math.max(1, Math.round(geometry.rows * step[1])),
    ...(outline && { outline }),
  };
}

type Boxes = Extract<Finding['geometry'], { kind: 'pixel-boxes' }>['boxes'];

const regionOfField = ({ center: [x, y], semi: [wide, tall] }: CountField): OutlinedRegion | null =>
  regionOfBoxes([{ low: [x - wide, y - tall], high: [x + wide, y + tall] }]);

type Span = Pick<Boxes[number], 'low' | 'high'>;

/** What boxes or lines span; they do not say what was looked at. */
function regionOfBoxes(boxes: readonly Span[]): OutlinedRegion | null {
  if (boxes.length === 0) return null;
  const least = (i: 0 | 1): number =>
    boxes.reduce((value, { low, high }) => Math.min(value, low[i], high[i]), Infinity);
  const most = (i: 0 | 1): number => boxes.reduce((value, { low, high }) => Math.max(value, low[i], high[i]), 0);
  const [column, row] = [Math.max(0, Math.floor(least(0))), Math.max(0, Math.floor(least(1)))];
  return {
    column,
    row,
    columns: Math.max(1, Math.ceil(most(0)) - column),
    rows: Math.max(1, Math.ceil(most(1)) - row),
  };
}

/** Boxes that count, as one path; edges, from 0 at the first pixel's own. */
export function pathOfBoxes({ boxes, threshold }: { readonly boxes: Boxes; readonly threshold: number }): Path2D {
  const path = new Path2D();
  for (const { low, high, score } of boxes)
    if (score >= threshold) path.rect(low[0], low[1], high[0] - low[0], high[1] - low[1]);
  return path;
}

/** Where edges that begin at 0 lie, whose pixels are the slide's own. */
export const edgePlace: SlideOutline['place'] = { origin: [-0.5, -0.5], step: [1, 1] };
