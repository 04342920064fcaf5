import { screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { DraftLine } from '../../drawings/drawings.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool } from '../tool.ts';
import { grabEllipse } from './grab-ellipse.ts';
import { grabLine } from './grab-line.ts';
import { grabLevelLine } from './level-lines.ts';
import { keepLine } from './keep-line.ts';

const setLine = (line: DraftLine | null): void => drawings.set((before) => ({ ...before, line }));

/** Shorter than this on screen is a click, not a drag: the line then waits for its second click. */
const clickPixels = 4;

/** Drag from end to end, or click each end. An end of a chosen line is taken up and moved. */
export const lengthTool: Tool = {
  name: 'length',
  cursor: 'crosshair',
  start: (at) => {
    const waiting = drawings.get().line;
    if (waiting?.of === null && waiting.pane === at.pane) return finishing(waiting);
    const marks = grabLevelLine(at) ?? grabEllipse(at);
    if (marks) return marks;
    const grabbed = grabLine(at);
    if (grabbed) return finishing(grabbed);
    const line: DraftLine = { pane: at.pane, from: at.patient, to: at.patient, of: null };
    setLine(line);
    return {
      move: ({ patient }) => setLine({ ...line, to: patient }),
      end: ({ patient, point }) => {
        if (distance(at, line.from, point) < clickPixels) return; // the first click of two
        setLine(null);
        void keepLine({ ...line, to: patient });
      },
      cancel: () => setLine(null),
    };
  },
  hover: ({ pane, patient }) => {
    const { line } = drawings.get();
    if (line?.of === null && line.pane === pane) setLine({ ...line, to: patient });
  },
};

const finishing = (line: DraftLine) => ({
  move: ({ patient }: PointerPlace) => setLine({ ...line, to: patient }),
  end: ({ patient }: PointerPlace) => {
    setLine(null);
    void keepLine({ ...line, to: patient });
  },
  cancel: () => setLine(null),
});

function distance({ pane }: PointerPlace, from: Vec3, point: readonly [number, number]): number {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  if (!view || !place.pane.size) return 0;
  const [x, y] = screenFromPatient(view, place.pane.size, from);
  return Math.hypot(x - point[0], y - point[1]);
}
