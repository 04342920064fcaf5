import { boxAt, withoutBox } from '../../../../models/findings/drawn/mark-handles.ts';
import type { MarkGeometry } from '../../drawings/drawings.ts';
import type { PixelMarked } from '../../drawings/pixel-marks.ts';
import { focusedFinding } from '../../../app/api/shown-findings.ts';
import { dragMarks, keepMarks, marksAt, pixelUnder } from '../grab-mark.ts';
import type { Drag, PointerPlace } from '../tool.ts';

type Boxes = Extract<MarkGeometry, { kind: 'pixel-boxes' }>;
type OneBox = Boxes['boxes'][number];
type Pixel = readonly [column: number, row: number];

const clickPixels = 4; // on screen: less is a click
const leastPixels = 2; // of the image: a box of less is none

/** The chosen finding of boxes, where a pane shows it. */
const boxesShown = (pane: number): PixelMarked | undefined =>
  marksAt(pane).find(({ id, geometry }) => geometry.kind === 'pixel-boxes' && id === focusedFinding()?.id);

/** A drag adds a box to the chosen finding; a click takes out the smallest box under it. One Edit each. */
export function drawBox(at: PointerPlace): Drag | undefined {
  const finding = boxesShown(at.pane);
  if (finding?.geometry.kind !== 'pixel-boxes') return undefined;
  const { geometry } = finding;
  const from = pixelUnder(at, geometry);
  if (!from) return undefined;
  const isClick = ({ point }: PointerPlace): boolean =>
    Math.hypot(point[0] - at.point[0], point[1] - at.point[1]) < clickPixels;
  const drag = dragMarks(
    { finding, pane: at.pane },
    (to) => (isClick(to) ? without(geometry, from) : withBox(geometry, from, pixelUnder(to, geometry))),
    (boxes) => keepMarks(finding, boxes),
  );
  return { ...drag, move: (to, step) => (isClick(to) ? undefined : drag.move(to, step)) };
}

/** Outer edges: half a pixel beyond the centres, counted from the first pixel's edge. */
function withBox(geometry: Boxes, from: Pixel, to: Pixel | undefined): Boxes | undefined {
  if (!to) return undefined;
  const edges = ([0, 1] as const).map((axis) => [
    Math.min(from[axis], to[axis]) + 0.5,
    Math.max(from[axis], to[axis]) + 0.5,
  ]);
  const [[left = 0, right = 0] = [], [top = 0, bottom = 0] = []] = edges;
  if (right - left < leastPixels || bottom - top < leastPixels) return undefined;
  const box: OneBox = { low: [left, top], high: [right, bottom], score: 1, drawn: true };
  return { ...geometry, boxes: [box, ...geometry.boxes] };
}

function without(geometry: Boxes, at: Pixel): Boxes | undefined {
  const box = boxAt(geometry, at);
  return box < 0 ? undefined : withoutBox(geometry, box);
}
