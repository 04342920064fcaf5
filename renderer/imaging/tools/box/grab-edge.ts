import { screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { caseView } from '../../../app/api/case-view.ts';
import type { PlacedBox } from '../../../app/api/case-view.ts';
import { shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace } from '../tool.ts';

const nearPixels = 8;

type End = 'low' | 'high';
interface GrabbedFace {
  readonly axis: 0 | 1 | 2;
  readonly end: End;
}

/** Edges of placed boxes under the pointer (two at a corner): a function that moves them along, undefined for none. */
export function grabEdge(at: PointerPlace): ((to: PointerPlace) => void) | undefined {
  const box = caseView.get().boxes.find((candidate) => facesAt(at, candidate).length > 0);
  if (!box) return undefined;
  const faces = facesAt(at, box);
  return ({ patient }) =>
    caseView.set((view) => ({
      ...view,
      boxes: view.boxes.map((other) =>
        other.side === box.side ? faces.reduce((moved, face) => moveFace(moved, face, patient), other) : other,
      ),
    }));
}

function facesAt({ pane, point }: PointerPlace, box: PlacedBox): readonly GrabbedFace[] {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  const size = place?.pane.size;
  if (!view || !size) return [];
  const [low, high] = [screenFromPatient(view, size, box.low), screenFromPatient(view, size, box.high)];
  const isBetween = (screenAxis: 0 | 1): boolean =>
    point[screenAxis] >= Math.min(low[screenAxis], high[screenAxis]) - nearPixels &&
    point[screenAxis] <= Math.max(low[screenAxis], high[screenAxis]) + nearPixels;
  if (!isBetween(0) || !isBetween(1)) return [];
  return ([0, 1] as const).flatMap((screenAxis) => {
    const axis = mainAxis(screenAxis === 0 ? view.right : view.down);
    const near = (
      [
        ['low', low],
        ['high', high],
      ] as const
    ).find(([, corner]) => Math.abs(corner[screenAxis] - point[screenAxis]) <= nearPixels);
    return near ? [{ axis, end: near[0] }] : [];
  });
}

const mainAxis = (direction: Vec3): 0 | 1 | 2 => {
  const [x, y, z] = [Math.abs(direction[0]), Math.abs(direction[1]), Math.abs(direction[2])];
  return x >= y && x >= z ? 0 : y >= z ? 1 : 2;
};

/** An edge never passes the opposite one: 5 mm stay. */
function moveFace(box: PlacedBox, { axis, end }: GrabbedFace, to: Vec3): PlacedBox {
  const least = 5;
  const limited =
    end === 'low' ? Math.min(to[axis], box.high[axis] - least) : Math.max(to[axis], box.low[axis] + least);
  const [x, y, z] = box[end];
  const moved = [axis === 0 ? limited : x, axis === 1 ? limited : y, axis === 2 ? limited : z] as const;
  return { ...box, [end]: moved };
}
