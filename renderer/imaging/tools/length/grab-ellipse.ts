import { dragEllipse, ellipseHandles } from '../../../../models/findings/drawn/drag-ellipse.ts';
import type { EllipseHandle } from '../../../../models/findings/drawn/drag-ellipse.ts';
import { dragMarks, keepMarks, marksAt, nearPointer, pixelUnder } from '../grab-mark.ts';
import type { Drag, PointerPlace } from '../tool.ts';

const handles: readonly EllipseHandle[] = ['long-start', 'long-end', 'short-start', 'short-end', 'center'];

/** Takes up an end of an ellipse's axis, or its middle; what is measured on it is measured again at pointer-up. One Edit. */
export function grabEllipse(at: PointerPlace): Drag | undefined {
  const isNear = nearPointer(at);
  for (const finding of isNear ? marksAt(at.pane) : []) {
    const { geometry } = finding;
    if (geometry.kind !== 'pixel-ellipse') continue;
    const places = ellipseHandles(geometry);
    const handle = handles.find((one) => isNear?.(places[one]));
    if (!handle) continue;
    return dragMarks(
      { finding, pane: at.pane },
      (to) => {
        const pixel = pixelUnder(to, geometry);
        return pixel && dragEllipse(geometry, handle, pixel);
      },
      (ellipse) => keepMarks(finding, ellipse),
    );
  }
  return undefined;
}
