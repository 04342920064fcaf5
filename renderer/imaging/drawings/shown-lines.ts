import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet, Frame, SpacingKind } from '../../../models/imaging/display-set.ts';
import { patientFromPixel, pixelFromPatient } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { measureLength } from '../../../models/imaging/measure/measure-length.ts';
import { measureOnFrame } from '../../../models/imaging/measure/measure-on-frame.ts';
import type { FrameLength } from '../../../models/imaging/measure/measure-on-frame.ts';
import { depthOf } from '../../../models/imaging/view/view-plane.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { planeOf } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';

/** A line of a finding in the coordinates of the pane (patient mm, or pixels). */
export interface ShownLine {
  readonly finding: Finding;
  readonly from: Vec3;
  readonly to: Vec3;
}

/** The measured lines that lie in what a pane shows now. */
export function linesIn(findings: readonly Finding[], place: PanePlace, view: ViewPlane): readonly ShownLine[] {
  return findings
    .filter(({ status }) => status !== 'rejected')
    .map((finding) => ({ finding, line: endsOf(finding, place.displaySet) }))
    .flatMap(({ finding, line }) =>
      line && isHere(finding, line, { place, view }) ? [{ finding, from: line[0], to: line[1] }] : [],
    );
}

/** The ends of a finding's line where its display set draws it, undefined for another kind. */
export function endsOf(
  { geometry }: Finding,
  { frames }: Pick<DisplaySet, 'frames'>,
): readonly [Vec3, Vec3] | undefined {
  if (geometry.kind === 'line') return [geometry.from, geometry.to];
  if (geometry.kind !== 'pixel-line') return undefined;
  const frame = frames[imageIndexOf(geometry, frames)];
  if (!frame) return undefined;
  const plane = planeOf(frame);
  return [patientFromPixel(plane, geometry.from), patientFromPixel(plane, geometry.to)];
}

function isHere(
  { on, geometry }: Finding,
  ends: readonly Vec3[],
  { place, view }: { readonly place: PanePlace; readonly view: ViewPlane },
): boolean {
  const { pane, displaySet } = place;
  const isOwn = on.displaySet === displaySet.id;
  const index = isOwn && geometry.kind !== 'mask' ? imageIndexOf(geometry, displaySet.frames) : -1;
  if (geometry.kind === 'pixel-line') return !pane.plane && index === pane.frame;
  if (!pane.plane && index >= 0) return index === pane.frame;
  if (!isOwn && (on.frameOfReferenceUid === null || on.frameOfReferenceUid !== displaySet.frameOfReferenceUid))
    return false;
  return ends.every((end) => Math.abs(depthOf(view, end)) <= 0.5);
}

/** Where the spacing of what a pane shows was read; three planes have patient millimetres throughout. */
export const spacingOf = ({ pane, displaySet }: PanePlace): SpacingKind =>
  pane.plane ? 'calibrated' : frameSpacing(displaySet, pane.frame);

const frameSpacing = ({ frames }: DisplaySet, index: number): SpacingKind => {
  const frame = frames[index];
  return frame?.plane || frame?.spacing ? frame.spacingKind : 'none';
};

/** The length of a line in what a pane shows: by its image where that says how, in patient millimetres where it has a place. */
export function lengthOf(place: PanePlace, from: Vec3, to: Vec3): FrameLength {
  const frame = place.pane.plane ? undefined : place.displaySet.frames[place.pane.frame];
  if (!frame || (frame.plane && !frame.regions)) return measureLength(from, to, spacingOf(place));
  return measureOnFrame(frame, pixelAt(frame, from), pixelAt(frame, to));
}

/** Pixel `[column, row]` of an image under a point of the pane. */
export function pixelAt(frame: Frame, point: Vec3): [number, number] {
  const { column, row } = pixelFromPatient(planeOf(frame), point);
  return [column, row];
}

/** What stands beside a line: `20.0 mm`, `11.2 mm at the detector`, `0.42 s`, `412 px`. */
export function lengthText({ value, unit, remarks }: FrameLength): string {
  if (unit === '{pixels}') return t('imaging.pixels', { px: numberText(value, 0) });
  const text = quantityText(value, unit, unit === 's' ? 2 : 1);
  const isAtDetector = remarks.some(({ code }) => code === 'imaging.at-detector');
  return isAtDetector ? t('imaging.length-at-detector', { length: text }) : text;
}
