import { placeOf } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { Viewport } from './viewport.tsx';
import './viewport-grid.css';

/** The viewports in their layout; alone, the active one fills the place of all. */
export function ViewportGrid({ state, studyDate }: { readonly state: Reading; readonly studyDate: string }) {
  const indices = state.isAlone ? [state.active] : state.panes.map((_, index) => index);
  return (
    <div className="viewport-grid" data-layout={state.layout} data-alone={state.isAlone}>
      {indices.map((index) => {
        const place = placeOf(state, index);
        return place ? (
          <Viewport
            // Another display set is another viewport: never a pixel of one under the words of another.
            key={`${index} ${place.pane.plane} ${place.displaySet.id}`}
            index={index}
            place={place}
            tool={state.tool}
            isActive={indices.length > 1 && index === state.active}
            isSmall={state.layout === 'planes' && index > 0 && !state.isAlone}
            studyDate={studyDate}
          />
        ) : (
          <div key={index} className="viewport-empty" />
        );
      })}
    </div>
  );
}
