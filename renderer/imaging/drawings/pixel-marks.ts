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

const isMarked = (finding: Finding): finding is PixelMarked =>
  finding.geometry.kind === 'pixel-lines' ||
  finding.geometry.kind === 'pixel-ellipse' ||
  finding.geometry.kind === 'pixel-boxes';

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
