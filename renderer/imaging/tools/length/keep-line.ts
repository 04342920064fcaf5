import type { DrawnLine } from '../../../../models/findings/contract.ts';
import { namingImage } from '../../../../models/findings/place/image-of.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { depthOf } from '../../../../models/imaging/view/view-plane.ts';
import { api } from '../../../app/api/api.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { t } from '../../../ui/text/t.ts';
import type { DraftLine } from '../../drawings/drawings.ts';
import { lengthOf, lengthText, pixelAt } from '../../drawings/shown-lines.ts';
import { announce } from '../../view/announce.ts';
import { focusOn, takeUp } from '../../../app/api/shown-findings.ts';
import { shownView } from '../../view/pane.ts';
import type { PanePlace } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';

const lengthCode = { scheme: 'SCT', value: '410668003', meaning: 'Length' };

/** Makes a drawn line a finding, or moves the one it belongs to: one Edit. A refusal is told, nothing is lost silently. */
export async function keepLine(line: DraftLine): Promise<void> {
  const place = placeOf(reading.get(), line.pane);
  const drawn = place && drawnOf(place, line);
  if (!drawn) return;
  try {
    const finding = line.of
      ? await api.findings.redraw({ finding: line.of, drawn })
      : await api.findings.add({ drawn });
    takeUp(finding);
    focusOn(finding.id);
    announce(t('imaging.said.length', { length: lengthText(lengthOf(place, line.from, line.to)) }));
  } catch (error) {
    tellProblem(error);
  }
}

/** The line as the contract wants it: millimetres where the image has a place, pixels where it has none. */
function drawnOf(place: PanePlace, { from, to }: DraftLine): DrawnLine | undefined {
  const { displaySet } = place;
  const frame = frameOf(place, from, to);
  const hasPlace = place.pane.plane !== null || displaySet.frames[place.pane.frame]?.plane != null;
  const { value, unit, remarks } = lengthOf(place, from, to);
  if (value <= 0) return undefined;
  const { studyUid, seriesUid, frameOfReferenceUid } = displaySet;
  return {
    on: { displaySet: displaySet.resampledFrom ?? displaySet.id, studyUid, seriesUid, frameOfReferenceUid },
    geometry: namingImage(
      hasPlace
        ? { kind: 'line', from, to, frame }
        : { kind: 'pixel-line', from: pixelIn(place, from), to: pixelIn(place, to), frame },
      displaySet.frames,
    ),
    code: lengthCode,
    name: t('imaging.length'),
    measurements: [
      { key: 'length', code: lengthCode, name: t('imaging.length'), label: null, quantity: { value, unit } },
    ],
    notes: [...remarks],
  };
}

/** Pixel `[column, row]` of a point in the plane that an image without a place is drawn in. */
function pixelIn({ pane, displaySet }: PanePlace, point: Vec3): [number, number] {
  const frame = displaySet.frames[pane.frame];
  return frame ? pixelAt(frame, point) : [0, 0];
}

/** The image a line lies in: the one shown; in three planes the image that holds both ends, −1 when none does. */
function frameOf(place: PanePlace, from: Vec3, to: Vec3): number {
  const { pane, displaySet } = place;
  const view = shownView(place);
  if (!pane.plane || !view) return pane.frame;
  return displaySet.frames.findIndex(({ plane }) => {
    if (!plane) return false;
    const image = { center: plane.origin, right: plane.row, down: plane.column, mmPerPixel: 1 };
    return [from, to].every((end) => Math.abs(depthOf(image, end)) <= 0.5);
  });
}
