import { objectLine } from '../../../models/slides/view/object-lines.ts';
import { screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import { useStore } from '../../ui/store.ts';
import { slidesView } from '../slides-view.ts';
import type { Shown } from '../viewer/paint-slide.ts';
import { usualRadius } from './correct-objects.ts';
import { chosenObjects, objectsView, setAt, toSlide } from './objects-view.ts';
import type { Point } from './objects-view.ts';
import './object-layer.css';

/** Over the outlines: the chosen objects, what is being drawn, and where a circle would be put by key. */
export function ObjectLayer({ shown }: { readonly shown: Shown }) {
  const { draft } = useStore(objectsView, (view) => view);
  const tool = useStore(slidesView, (state) => state.tool);
  const chosen = chosenObjects();
  const path = (line: readonly Point[]): string =>
    `M${line.map((point) => screenFromPixel(shown.view, shown.size, point).join(' ')).join('L')}Z`;
  return (
    <svg className="object-layer" aria-hidden="true">
      {chosen?.numbers.map((number) => {
        const place = chosen.set.places.get(number);
        const line = place && objectLine(chosen.set.grid, { ...place, number });
        return line && <Outline key={number} kind="chosen" d={path(line.map((at) => toSlide(chosen.set.mask, at)))} />;
      })}
      {draft.length > 1 && <Outline kind="draft" d={path(draft)} />}
      {tool === 'circle' && draft.length === 0 && <NextCircle shown={shown} />}
    </svg>
  );
}

const Outline = ({ kind, d }: { readonly kind: string; readonly d: string }) => (
  <g data-kind={kind}>
    <path className="object-casing" d={d} />
    <path className="object-ink" d={d} />
  </g>
);

/** A cross in the middle, with the circle that Enter would put there. */
function NextCircle({ shown: { view, size } }: { readonly shown: Shown }) {
  const set = setAt(view.center);
  const [x, y] = [size.width / 2, size.height / 2];
  return (
    <g data-kind="next">
      <path className="object-ink" d={`M${x - 5} ${y}h10M${x} ${y - 5}v10`} />
      {set && <circle className="object-ink" cx={x} cy={y} r={usualRadius(set) * view.zoom} />}
    </g>
  );
}
