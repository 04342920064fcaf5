import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { patientFromPixel } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { screenFromPatient } from '../../../models/imaging/view/view-plane.ts';
import type { Point, Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { planeOf } from '../view/pane.ts';
import type { MarkGeometry } from './drawings.ts';
import type { PanePlace } from '../view/pane.ts';

export type PixelMarked = Finding & {
  readonly geometry: MarkGeometry;
};

/** Level lines, an ellipse or boxes. Total. */
export const isMarks = (geometry: Finding['geometry']): geometry is MarkGeometry =>
  geometry.kind === 'pixel-lines' || geometry.kind === 'pixel-ellipse' || geometry.kind === 'pixel-boxes';

const isMarked = (finding: Finding): finding is PixelMarked => isMarks(finding.geometry);

/** Findings with marks on the very image that a pane shows; proposals only once the reader has looked. */
export function marksIn(
  findings: readonly Finding[],
  { pane, displaySet }: PanePlace,
  isAiShown: boolean,
): readonly PixelMarked[] {
  if (pane.plane !== null) return [];
  return findings
    .filter(isMarked)
    .filter(
      ({ on, geometry, status }) =>
        on.displaySet === displaySet.id &&
        imageIndexOf(geometry, displaySet.frames) === pane.frame &&
        (status === 'accepted' || (status === 'proposed' && isAiShown)),
    );
}

/** From a pixel `[column, row]` of the shown image to the screen; undefined where there is no such image. */
export function toScreen(
  { pane, displaySet }: PanePlace,
  view: ViewPlane,
  size: Size,
): ((pixel: readonly [number, number]) => Point) | undefined {
  const frame = displaySet.frames[pane.frame];
  if (!frame) return undefined;
  const plane = planeOf(frame);
  return (pixel) => screenFromPatient(view, size, patientFromPixel(plane, pixel));
}

type Line = readonly [from: readonly [number, number], to: readonly [number, number]];

/** The lines that marks are drawn with, in pixels: level lines, the rim of an ellipse, the edges of counted boxes. Total. */
export function linesOf(geometry: MarkGeometry): readonly Line[] {
  if (geometry.kind === 'pixel-lines') return geometry.lines.map(({ from, to }): Line => [from, to]);
  if (geometry.kind === 'pixel-ellipse') return around(rimOf(geometry));
  return geometry.boxes.filter(({ score }) => score >= geometry.threshold).flatMap((box) => around(cornersOf(box)));
}

const around = (corners: readonly (readonly [number, number])[]): readonly Line[] =>
  corners.map((corner, i): Line => [corner, corners[(i + 1) % corners.length] ?? corner]);

type OneBox = Extract<MarkGeometry, { kind: 'pixel-boxes' }>['boxes'][number];

/** The corners of a box one after the other; its outer edges lie half a pixel before the first centre and behind the last. Total. */
export const cornersOf = ({ low: [x0, y0], high: [x1, y1] }: OneBox): readonly (readonly [number, number])[] =>
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ].map(([x = 0, y = 0]) => [x - 0.5, y - 0.5] as const);

const places = 90; // of the rim: 4° apart

/** The rim of an ellipse in pixels. Total. */
export function rimOf({
  center: [x, y],
  semi: [long, short],
  angle,
}: Extract<Finding['geometry'], { kind: 'pixel-ellipse' }>): readonly [number, number][] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Array.from({ length: places }, (_, i) => {
    const turn = (2 * Math.PI * i) / places;
    const [u, v] = [long * Math.cos(turn), short * Math.sin(turn)];
    return [x + u * cos - v * sin, y + u * sin + v * cos];
  });
}
