import type { LevelLines } from '../../../../models/findings/drawn/level-lines.ts';
import type { PixelMarked } from '../../drawings/pixel-marks.ts';
import { dragMarks, keepMarks, marksAt, nearPointer, pixelUnder } from '../grab-mark.ts';
import type { Drag, PointerPlace } from '../tool.ts';

interface Grabbed {
  readonly finding: PixelMarked;
  readonly geometry: LevelLines;
  readonly line: number;
  readonly end: 'from' | 'to';
}

/** The end of a level line under the pointer. */
function endAt(at: PointerPlace): Grabbed | undefined {
  const isNear = nearPointer(at);
  if (!isNear) return undefined;
  for (const finding of marksAt(at.pane)) {
    if (finding.geometry.kind !== 'pixel-lines') continue;
    for (const [line, ends] of finding.geometry.lines.entries())
      for (const end of ['from', 'to'] as const)
        if (isNear(ends[end])) return { finding, geometry: finding.geometry, line, end };
  }
  return undefined;
}

/** The lines with one end under the pointer; the line stays level, so both its ends take the pointer's row. */
function movedTo({ geometry, line, end }: Grabbed, at: PointerPlace): LevelLines | undefined {
  const pixel = pixelUnder(at, geometry);
  if (!pixel) return undefined;
  const [column, row] = pixel;
  const lines = geometry.lines.map((one, i) => {
    if (i !== line) return one;
    const other = end === 'from' ? 'to' : 'from';
    return { ...one, [end]: [column, row], [other]: [one[other][0], row] };
  });
  return { ...geometry, lines };
}

/** Takes up an end of a level line that a number was read from; the number is read again at pointer-up. One Edit. */
export function grabLevelLine(at: PointerPlace): Drag | undefined {
  const grabbed = endAt(at);
  if (!grabbed) return undefined;
  return dragMarks(
    { finding: grabbed.finding, pane: at.pane },
    (to) => movedTo(grabbed, to),
    (lines) => keepMarks(grabbed.finding, lines),
  );
}
