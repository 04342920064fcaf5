import type { FindingId } from '../../../../models/base/ids.ts';
import { imageIndexOf } from '../../../../models/findings/image-of.ts';
import { ratioMoved } from '../../../../models/findings/drawn/level-lines.ts';
import { api } from '../../../app/api/api.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { DraftLines } from '../../drawings/drawings.ts';
import { marksIn, toScreen } from '../../drawings/pixel-marks.ts';
import type { PixelMarked } from '../../drawings/pixel-marks.ts';
import { pixelAt } from '../../drawings/shown-lines.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import { shownFindings } from '../../view/shown-findings.ts';
import type { Drag, PointerPlace } from '../tool.ts';

type Lines = DraftLines['geometry'];
const nearPixels = 8;

interface Grabbed {
  readonly finding: PixelMarked;
  readonly geometry: Lines;
  readonly line: number;
  readonly end: 'from' | 'to';
}

/** The end of a level line under the pointer. */
function endAt({ pane, point }: PointerPlace): Grabbed | undefined {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  const size = place?.pane.size;
  const at = place && view && size ? toScreen(place, view, size) : undefined;
  if (!place || !at) return undefined;
  for (const finding of marksIn(shownFindings.get().list, place, caseView.get().isAiShown)) {
    if (finding.geometry.kind !== 'pixel-lines') continue;
    for (const [line, ends] of finding.geometry.lines.entries())
      for (const end of ['from', 'to'] as const) {
        const [x, y] = at(ends[end]);
        if (Math.hypot(x - point[0], y - point[1]) <= nearPixels)
          return { finding, geometry: finding.geometry, line, end };
      }
  }
  return undefined;
}

/** The lines with one end under the pointer; the line stays level, so both its ends take the pointer's row. */
function movedTo({ geometry, line, end }: Grabbed, at: PointerPlace): Lines {
  const place = placeOf(reading.get(), at.pane);
  const frames = place?.displaySet.frames ?? [];
  const frame = frames[imageIndexOf(geometry, frames)];
  if (!frame) return geometry;
  const [column, row] = pixelAt(frame, at.patient);
  const lines = geometry.lines.map((one, i) => {
    if (i !== line) return one;
    const other = end === 'from' ? 'to' : 'from';
    return { ...one, [end]: [column, row], [other]: [one[other][0], row] };
  });
  return { ...geometry, lines };
}

const setLines = (lines: DraftLines | null): void => drawings.set((before) => ({ ...before, lines }));

async function keep(of: FindingId, finding: PixelMarked, geometry: Lines): Promise<void> {
  const moved = ratioMoved(finding, geometry);
  if (!moved) return;
  try {
    await api.findings.redraw({ finding: of, drawn: moved });
    shownFindings.get().onFocus(of);
  } catch (error) {
    tellProblem(error);
  }
}

/** Takes up an end of a level line that a number was read from; the number is read again at pointer-up. One Edit. */
export function grabLevelLine(at: PointerPlace): Drag | undefined {
  const grabbed = endAt(at);
  if (!grabbed) return undefined;
  const { finding } = grabbed;
  return {
    move: (to) => setLines({ pane: at.pane, of: finding.id, geometry: movedTo(grabbed, to) }),
    end: (to) => {
      const geometry = movedTo(grabbed, to);
      void keep(finding.id, finding, geometry).finally(() => setLines(null));
    },
    cancel: () => setLines(null),
  };
}
