import { edgeLetters } from '../../../models/imaging/geometry/orientation-letters.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';

/** Patient sides at the four edges, computed from what is on screen. */
export function EdgeLetters({ view }: { readonly view: ViewPlane }) {
  return Object.entries(edgeLetters(view.right, view.down)).map(([edge, letters]) => (
    <span key={edge} className="edge-letter" data-edge={edge}>
      {letters}
    </span>
  ));
}
