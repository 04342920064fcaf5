import type { Finding } from '../../../models/findings/finding.ts';
import { screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import { useStore } from '../../ui/store.ts';
import { shownFindings } from '../../app/api/shown-findings.ts';
import { slidesView } from '../slides-view.ts';
import type { Shown } from '../viewer/paint-slide.ts';
import { lengthText } from './length-text.ts';

type Point = readonly [number, number];

/** Lengths that were measured on the slide, and the one that is being drawn. */
export function LengthLayer({ shown, findings }: { readonly shown: Shown; readonly findings: readonly Finding[] }) {
  const length = useStore(slidesView, (state) => state.length);
  const focus = useStore(shownFindings, (value) => value.focus);
  return (
    <>
      {findings.map(
        ({ id, geometry }) =>
          geometry.kind === 'pixel-line' &&
          id !== length?.of && (
            <LengthMark key={id} shown={shown} from={geometry.from} to={geometry.to} isChosen={id === focus} />
          ),
      )}
      {length && <LengthMark shown={shown} from={length.from} to={length.to} isChosen />}
    </>
  );
}

interface LengthMarkProps {
  readonly shown: Shown;
  readonly from: Point;
  readonly to: Point;
  readonly isChosen: boolean;
}

const handle = 7;

/** A line, its length beside its lower end; with square handles where it is chosen. */
function LengthMark({ shown: { slide, view, size }, from, to, isChosen }: LengthMarkProps) {
  const ends = [screenFromPixel(view, size, from), screenFromPixel(view, size, to)] as const;
  const [a, b] = ends;
  const path = `M${a[0]} ${a[1]}L${b[0]} ${b[1]}`;
  const low = a[1] > b[1] ? a : b;
  return (
    <g data-kind="length">
      <path className="region-casing" d={path} />
      <path className="region-ink" d={path} />
      {ends.map(([x, y], i) =>
        isChosen ? (
          <rect key={i} className="length-end" x={x - handle / 2} y={y - handle / 2} width={handle} height={handle} />
        ) : (
          <circle key={i} className="length-end" cx={x} cy={y} r={2.5} />
        ),
      )}
      <text x={low[0]} y={low[1] + 18} textAnchor="middle">
        {lengthText(slide, from, to)}
      </text>
    </g>
  );
}
