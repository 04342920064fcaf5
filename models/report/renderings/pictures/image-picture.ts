import { shownLevel } from '../../../imaging/voi.ts';
import type { Picture } from './key-picture.ts';
import type { Marks } from './marks-of.ts';

/** One image as it is shown, and what is drawn over it. */
export interface MarkedImage {
  readonly channels: 1 | 3;
  readonly values: Float32Array; // channel, row, column; grey in the modality's unit, colour 0–255
  readonly columns: number;
  readonly rows: number;
  readonly isInverse: boolean; // grey: the greatest value is black
  readonly window: { readonly width: number; readonly center: number }; // of grey
  readonly aspect: number; // height of a pixel by its width
  readonly marks: Marks;
}

const longest = 900; // pixels of the longer side; an image is made smaller, never larger
const reach = 2; // pixels: of an outline inside, of its darkness outside
const lineReach = { ink: 1, casing: 2.2 }; // pixels to either side of a line

interface Canvas extends Picture {
  readonly scale: { readonly across: number; readonly down: number }; // pixels of the picture a pixel of the image
}

/** A picture of a whole image with its marks; outlines have darkness outside so that they hold on bright tissue. Total. */
export function imagePicture(image: MarkedImage): Picture {
  const { columns, rows, aspect, marks } = image;
  const fit = Math.min(1, longest / Math.max(columns, rows * aspect));
  const [width, height] = [Math.max(1, Math.round(columns * fit)), Math.max(1, Math.round(rows * aspect * fit))];
  const scale = { across: width / columns, down: height / rows };
  const canvas: Canvas = { pixels: new Uint8Array(width * height * 3), width, height, scale };
  for (let i = 0; i < width * height; i++) paint(canvas, i, image);
  for (const outline of marks.outlines) drawOutline(canvas, outline, image);
  for (const { points, color } of marks.lines)
    for (const [n, to] of points.entries()) {
      const from = points[n - 1];
      if (from) drawLine(canvas, [from, to], color);
    }
  return { pixels: canvas.pixels, width, height };
}

/** Where the centre of a picture's pixel lies in the image, centres at whole numbers. */
const sourceOf = ({ width, scale }: Canvas, i: number): readonly [column: number, row: number] => [
  ((i % width) + 0.5) / scale.across - 0.5,
  (Math.floor(i / width) + 0.5) / scale.down - 0.5,
];

/** Mean of what a pixel of the picture covers, at most three image pixels each way; its level as shown. */
function paint(canvas: Canvas, i: number, image: MarkedImage): void {
  const { channels, values, columns, rows, isInverse, window } = image;
  const [x, y] = sourceOf(canvas, i);
  const { across, down } = canvas.scale;
  const [wide, tall] = [
    Math.min(3, Math.max(1, Math.round(1 / across))),
    Math.min(3, Math.max(1, Math.round(1 / down))),
  ];
  const [left, top] = [Math.round(x - (wide - 1) / 2), Math.round(y - (tall - 1) / 2)];
  for (let channel = 0; channel < channels; channel++) {
    let sum = 0;
    for (let dy = 0; dy < tall; dy++)
      for (let dx = 0; dx < wide; dx++) {
        const [c, r] = [Math.min(Math.max(left + dx, 0), columns - 1), Math.min(Math.max(top + dy, 0), rows - 1)];
        sum += values[(channel * rows + r) * columns + c] ?? 0;
      }
    const mean = sum / (wide * tall);
    if (channels === 3) canvas.pixels[3 * i + channel] = Math.min(Math.max(Math.round(mean), 0), 255);
    else {
      const level = Math.round(shownLevel(mean, window));
      canvas.pixels.fill(isInverse ? 255 - level : level, 3 * i, 3 * i + 3);
    }
  }
}

function put({ pixels }: Canvas, i: number, color: string): void {
  for (const k of [0, 1, 2]) pixels[3 * i + k] = Number.parseInt(color.slice(1 + 2 * k, 3 + 2 * k), 16);
}

function darken({ pixels }: Canvas, i: number): void {
  for (let k = 3 * i; k < 3 * i + 3; k++) pixels[k] = (pixels[k] ?? 0) * 0.25;
}

function drawOutline(
  canvas: Canvas,
  { color, at }: Marks['outlines'][number],
  { columns, rows }: Pick<MarkedImage, 'columns' | 'rows'>,
): void {
  const { width, height } = canvas;
  const numbers = Uint32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = sourceOf(canvas, i);
    return at(
      Math.min(Math.max(Math.round(y), 0), rows - 1) * columns + Math.min(Math.max(Math.round(x), 0), columns - 1),
    );
  });
  for (let i = 0; i < numbers.length; i++) {
    const own = numbers[i] ?? 0;
    const column = i % width;
    const differs = (to: number, isHere: boolean): boolean => isHere && (numbers[to] ?? own) !== own;
    const isEdge =
      differs(i - reach, column >= reach) ||
      differs(i + reach, column + reach < width) ||
      differs(i - reach * width, true) ||
      differs(i + reach * width, true);
    if (!isEdge) continue;
    if (own === 0) darken(canvas, i);
    else put(canvas, i, color);
  }
}

type Segment = readonly [from: readonly [number, number], to: readonly [number, number]];

function drawLine(canvas: Canvas, segment: Segment, color: string): void {
  const { width, height, scale } = canvas;
  const [a, b] = segment.map(([x, y]) => [(x + 0.5) * scale.across - 0.5, (y + 0.5) * scale.down - 0.5] as const);
  if (!a || !b) return;
  const [left, right] = [Math.min(a[0], b[0]) - 3, Math.max(a[0], b[0]) + 3];
  const [top, bottom] = [Math.min(a[1], b[1]) - 3, Math.max(a[1], b[1]) + 3];
  const ink: number[] = [];
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.ceil(bottom)); y++)
    for (let x = Math.max(0, Math.floor(left)); x <= Math.min(width - 1, Math.ceil(right)); x++) {
      const far = distance([x, y], a, b);
      if (far <= lineReach.ink) ink.push(y * width + x);
      else if (far <= lineReach.casing) darken(canvas, y * width + x);
    }
  for (const i of ink) put(canvas, i, color);
}

/** From a point to a segment. */
function distance(
  [x, y]: readonly [number, number],
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = dx * dx + dy * dy;
  const share = along === 0 ? 0 : Math.min(Math.max(((x - a[0]) * dx + (y - a[1]) * dy) / along, 0), 1);
  return Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy);
}
