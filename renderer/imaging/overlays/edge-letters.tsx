import { edgeSides } from '../../../models/imaging/geometry/breast-axes.ts';
import { edgeLetters } from '../../../models/imaging/geometry/orientation-letters.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { planeOf } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';

/** Patient sides at the four edges, computed from what is on screen. */
export const EdgeLetters = ({ view }: { readonly view: ViewPlane }) => (
  <Letters at={edgeLetters(view.right, view.down)} />
);

/** Those of a viewport; of an image without a place as its file says, none where it says nothing. */
export function EdgeLettersOf({ place, view }: { readonly place: PanePlace; readonly view: ViewPlane }) {
  const { pane, displaySet } = place;
  const frame = pane.plane ? undefined : displaySet.frames[pane.frame];
  if (pane.plane || frame?.plane) return <EdgeLetters view={view} />;
  const sides = frame && edgeSides(view, planeOf(frame), frame);
  return sides ? <Letters at={sides} /> : null;
}

const Letters = ({ at }: { readonly at: Readonly<Record<string, string>> }) =>
  Object.entries(at).map(([edge, letters]) => (
    <span key={edge} className="edge-letter" data-edge={edge}>
      {letters}
    </span>
  ));
