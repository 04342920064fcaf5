import type { Geometry } from '../finding.ts';
import { dragEllipse, ellipseHandles } from './drag-ellipse.ts';
import type { EllipseHandle } from './drag-ellipse.ts';

type Pixel = readonly [column: number, row: number];
type Boxes = Extract<Geometry, { kind: 'pixel-boxes' }>;
type OneBox = Boxes['boxes'][number];

/** Marks on one image that a person moves by handles. */
export type HandledMarks = Extract<Geometry, { kind: 'pixel-lines' | 'pixel-ellipse' | 'pixel-boxes' }>;

/** What of a mark is moved: a place of the ellipse, an end of one of the lines, one of the boxes or a corner of it. */
export type MarkHandle =
  | { readonly kind: 'ellipse'; readonly at: EllipseHandle }
  | { readonly kind: 'line'; readonly line: number; readonly at: 'from' | 'to' }
  | { readonly kind: 'box'; readonly box: number; readonly at: 'whole' | 'low' | 'high' };

const ofEllipse: readonly EllipseHandle[] = ['center', 'long-start', 'long-end', 'short-start', 'short-end'];
const leastBox = 2; // pixels: a box of less is none

/** What a mark moved by its handle is, and which handle that is now: the axes of an ellipse may change places. */
export interface MovedMark {
  readonly geometry: HandledMarks;
  readonly handle: MarkHandle;
}

/**
 * The handles of a mark one after the other. Of boxes those that are counted, as text is read: rows of the usual box's
 * height from the top, in each from the left. Total.
 */
export function handlesOf(geometry: HandledMarks): readonly MarkHandle[] {
  switch (geometry.kind) {
    case 'pixel-ellipse':
      return ofEllipse.map((at) => ({ kind: 'ellipse', at }));
    case 'pixel-lines':
      return geometry.lines.flatMap((_, line) =>
        (['from', 'to'] as const).map((at) => ({ kind: 'line' as const, line, at })),
      );
    case 'pixel-boxes':
      return inReadingOrder(geometry).map((box) => ({ kind: 'box', box, at: 'whole' }));
  }
}

/** Whether the mark has such a handle: a box may have been taken out meanwhile. Total. */
export function hasHandle(geometry: HandledMarks, handle: MarkHandle): boolean {
  if (handle.kind === 'box')
    return geometry.kind === 'pixel-boxes' && (geometry.boxes[handle.box]?.score ?? -1) >= geometry.threshold;
  if (handle.kind === 'line') return geometry.kind === 'pixel-lines' && geometry.lines[handle.line] !== undefined;
  return geometry.kind === 'pixel-ellipse';
}

/**
 * Where a handle lies, `[column, row]`, pixel centres at whole numbers; of a whole box its middle.
 *
 * @returns undefined where the mark has no such handle. Total.
 */
export function placeOfHandle(geometry: HandledMarks, handle: MarkHandle): Pixel | undefined {
  if (handle.kind === 'ellipse' && geometry.kind === 'pixel-ellipse') return ellipseHandles(geometry)[handle.at];
  if (handle.kind === 'line' && geometry.kind === 'pixel-lines') return geometry.lines[handle.line]?.[handle.at];
  if (handle.kind !== 'box' || geometry.kind !== 'pixel-boxes') return undefined;
  const box = geometry.boxes[handle.box];
  if (!box) return undefined;
  const [x, y] = handle.at === 'whole' ? middleOf(box) : box[handle.at];
  return [x - 0.5, y - 0.5]; // outer edges begin half a pixel before the first centre
}

/**
 * A mark with one of its handles moved. Lines stay level: both ends take the row. A box stays on the image and keeps two
 * pixels of width and height; so does the middle of an ellipse stay there.
 *
 * @param step  pixels, `[columns, rows]`. @param size  of the image. Total: without such a handle all stays.
 */
export function movedBy(
  { geometry, handle }: MovedMark,
  [dx, dy]: Pixel,
  size: { readonly columns: number; readonly rows: number },
): MovedMark {
  if (handle.kind === 'ellipse' && geometry.kind === 'pixel-ellipse') {
    const [x, y] = ellipseHandles(geometry)[handle.at];
    const wanted: Pixel = [x + dx, y + dy];
    const to: Pixel =
      handle.at === 'center' ? [within(wanted[0], 0, size.columns - 1), within(wanted[1], 0, size.rows - 1)] : wanted;
    const moved = dragEllipse(geometry, handle.at, to);
    return moved === geometry
      ? { geometry, handle }
      : { geometry: moved, handle: { kind: 'ellipse', at: nearest(moved, to) } };
  }
  if (handle.kind === 'line' && geometry.kind === 'pixel-lines') {
    const other = handle.at === 'from' ? 'to' : 'from';
    const lines = geometry.lines.map((line, i) => {
      if (i !== handle.line) return line;
      const [x, y] = line[handle.at];
      const row = within(y + dy, 0, size.rows - 1);
      return { ...line, [handle.at]: [within(x + dx, 0, size.columns - 1), row], [other]: [line[other][0], row] };
    });
    return { geometry: { ...geometry, lines }, handle };
  }
  if (handle.kind === 'box' && geometry.kind === 'pixel-boxes') {
    const boxes = geometry.boxes.map((box, i) =>
      i === handle.box ? movedBox(box, handle.at, { by: [dx, dy], size }) : box,
    );
    return { geometry: { ...geometry, boxes }, handle };
  }
  return { geometry, handle };
}

/** Which counted box holds a pixel, the smallest of several; −1 where none does. Total. */
export function boxAt({ boxes, threshold }: Boxes, [column, row]: Pixel): number {
  const area = ({ low, high }: OneBox): number => (high[0] - low[0]) * (high[1] - low[1]);
  const [found] = boxes
    .map((box, index) => ({ box, index }))
    .filter(
      ({ box: { low, high, score } }) =>
        score >= threshold &&
        column + 0.5 >= low[0] &&
        column + 0.5 <= high[0] &&
        row + 0.5 >= low[1] &&
        row + 0.5 <= high[1],
    )
    .toSorted((a, b) => area(a.box) - area(b.box));
  return found?.index ?? -1;
}

/** Boxes without one of them. Total. */
export const withoutBox = (geometry: Boxes, box: number): Boxes => ({
  ...geometry,
  boxes: geometry.boxes.filter((_, i) => i !== box),
});

/**
 * Boxes with one more, the first of the list, about a place on the image: as large as most that are counted, a twentieth of
 * the image where none is.
 *
 * @param middle  `[column, row]`, pixel centres at whole numbers. @param size  of the image. Total.
 */
export function withBoxAt(
  geometry: Boxes,
  middle: Pixel,
  size: { readonly columns: number; readonly rows: number },
): Boxes {
  const counted = geometry.boxes.filter(({ score }) => score >= geometry.threshold);
  const side = (axis: 0 | 1): number => {
    const sides = counted.map(({ low, high }) => high[axis] - low[axis]).toSorted((a, b) => a - b);
    return Math.max(leastBox, Math.round(sides[sides.length >> 1] ?? Math.min(size.columns, size.rows) / 20));
  };
  const [width, height] = [side(0), side(1)];
  const left = within(Math.round(middle[0] + 0.5 - width / 2), 0, size.columns - width);
  const top = within(Math.round(middle[1] + 0.5 - height / 2), 0, size.rows - height);
  const box: OneBox = { low: [left, top], high: [left + width, top + height], score: 1, drawn: true };
  return { ...geometry, boxes: [box, ...geometry.boxes] };
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const middleOf = ({ low, high }: OneBox): Pixel => [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];

function nearest(ellipse: Extract<Geometry, { kind: 'pixel-ellipse' }>, to: Pixel): EllipseHandle {
  const places = ellipseHandles(ellipse);
  const far = (at: EllipseHandle): number => Math.hypot(places[at][0] - to[0], places[at][1] - to[1]);
  return ofEllipse.toSorted((a, b) => far(a) - far(b))[0] ?? 'center';
}

function movedBox(
  { low, high }: OneBox,
  at: 'whole' | 'low' | 'high',
  { by, size }: { readonly by: Pixel; readonly size: { readonly columns: number; readonly rows: number } },
): OneBox {
  const ends = (axis: 0 | 1): readonly [number, number] => {
    const [a, b, most] = [low[axis], high[axis], axis === 0 ? size.columns : size.rows];
    if (at === 'low') return [within(a + by[axis], Math.min(0, a), b - leastBox), b];
    if (at === 'high') return [a, within(b + by[axis], a + leastBox, Math.max(most, b))];
    const shift = within(by[axis], Math.min(0, -a), Math.max(0, most - b));
    return [a + shift, b + shift];
  };
  const [[left, right], [top, bottom]] = [ends(0), ends(1)];
  return { low: [left, top], high: [right, bottom], score: 1, drawn: true };
}

/** Indexes of the counted boxes. */
function inReadingOrder({ boxes, threshold }: Boxes): readonly number[] {
  const counted = boxes.flatMap((box, index) => (box.score >= threshold ? [{ box, index }] : []));
  const heights = counted.map(({ box }) => box.high[1] - box.low[1]).toSorted((a, b) => a - b);
  const height = Math.max(1, heights[heights.length >> 1] ?? 1);
  const rowOf = ({ box }: (typeof counted)[number]): number => Math.floor(middleOf(box)[1] / height);
  return counted
    .toSorted((a, b) => rowOf(a) - rowOf(b) || middleOf(a.box)[0] - middleOf(b.box)[0])
    .map(({ index }) => index);
}
