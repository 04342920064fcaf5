import { screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { DraftLine } from '../../drawings/drawings.ts';
import { linesIn } from '../../drawings/shown-lines.ts';
import { shownFindings } from '../../../app/api/shown-findings.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace } from '../tool.ts';

const nearPixels = 8;

/** The person's own line whose end lies under the pointer, turned so that this end is the one that moves. */
export function grabLine({ pane, point }: PointerPlace): DraftLine | undefined {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  const size = place?.pane.size;
  if (!view || !size) return undefined;
  for (const { finding, from, to } of linesIn(shownFindings.get().list, place, view)) {
    if (finding.by.kind !== 'person') continue;
    for (const [fixed, moving] of [
      [from, to],
      [to, from],
    ] as const) {
      const [x, y] = screenFromPatient(view, size, moving);
      if (Math.hypot(x - point[0], y - point[1]) <= nearPixels)
        return { pane, from: fixed, to: moving, of: finding.id };
    }
  }
  return undefined;
}
