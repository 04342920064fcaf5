import { ratioMoved } from '../../../models/findings/drawn/level-lines.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { drawings } from '../drawings/drawings.ts';
import type { MarkGeometry } from '../drawings/drawings.ts';
import { marksIn, toScreen } from '../drawings/pixel-marks.ts';
import type { PixelMarked } from '../drawings/pixel-marks.ts';
import { pixelAt } from '../drawings/shown-lines.ts';
import { shownView } from '../view/pane.ts';
import { placeOf, reading } from '../view/reading.ts';
import { focusOn, shownFindings, takeUp } from '../../app/api/shown-findings.ts';
import type { Drag, PointerPlace } from './tool.ts';

const nearPixels = 8;

type Pixel = readonly [column: number, row: number];

/** Marks that a pane shows now, of findings in the order of the list. */
export function marksAt(pane: number): readonly PixelMarked[] {
  const place = placeOf(reading.get(), pane);
  return place ? marksIn(shownFindings.get().list, place, caseView.get().isAiShown) : [];
}

/** Whether a pixel of the shown image lies under the pointer; undefined where nothing is shown. */
export function nearPointer({ pane, point }: PointerPlace): ((pixel: Pixel) => boolean) | undefined {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  const size = place?.pane.size;
  const at = place && view && size ? toScreen(place, view, size) : undefined;
  if (!at) return undefined;
  return (pixel) => {
    const [x, y] = at(pixel);
    return Math.hypot(x - point[0], y - point[1]) <= nearPixels;
  };
}

/** The pixel under the pointer, `[column, row]` with fractions, of the image that the marks lie on. */
export function pixelUnder({ pane, patient }: PointerPlace, geometry: MarkGeometry): Pixel | undefined {
  const frames = placeOf(reading.get(), pane)?.displaySet.frames ?? [];
  const frame = frames[imageIndexOf(geometry, frames)];
  return frame && pixelAt(frame, patient);
}

/**
 * Changes marks of a finding from pointer-down to pointer-up: drawn as they would be, then kept as one Edit.
 *
 * @param changed  what the marks are with the pointer there. @param keep  gives them to the case.
 */
export function dragMarks<T extends MarkGeometry>(
  { finding, pane }: { readonly finding: PixelMarked; readonly pane: number },
  changed: (to: PointerPlace) => T | undefined,
  keep: (marks: T) => Promise<Finding | undefined>,
): Drag {
  const show = (geometry: T | undefined): void =>
    drawings.set((before) => ({ ...before, marks: geometry ? { pane, of: finding.id, geometry } : null }));
  const finish = async (marks: T): Promise<void> => {
    try {
      const kept = await keep(marks);
      if (kept) takeUp(kept);
      focusOn(finding.id);
    } catch (error) {
      tellProblem(error);
    } finally {
      show(undefined);
    }
  };
  return {
    move: (to) => show(changed(to)),
    end: (to) => {
      const marks = changed(to);
      if (marks) void finish(marks);
      else show(undefined);
    },
    cancel: () => show(undefined),
  };
}

/**
 * Keeps marks: an ellipse or boxes measured again by their model's card, of level lines the ratio read anew. One Edit.
 *
 * @returns the finding as it stands then; undefined where the lines give no ratio. @throws AppError with main's code.
 */
export async function keepMarks(finding: Finding, marks: MarkGeometry): Promise<Finding | undefined> {
  if (marks.kind !== 'pixel-lines') return api.inference.redraw({ finding: finding.id, marks });
  const moved = ratioMoved(finding, marks);
  return moved && api.findings.redraw({ finding: finding.id, drawn: moved });
}
