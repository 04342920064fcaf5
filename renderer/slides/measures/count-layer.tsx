import { fieldCorners } from '../../../models/findings/drawn/field.ts';
import type { CountField } from '../../../models/findings/drawn/field.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { fieldAt } from '../../../models/slides/measure/count-on-slide.ts';
import { screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import { useStore } from '../../ui/store.ts';
import { quantityText } from '../../ui/text/quantity.ts';
import { slidesView } from '../slides-view.ts';
import type { Shown } from '../viewer/paint-slide.ts';
import { isCount } from './chosen-count.ts';
import { countText } from './count-text.ts';

/** Fields with what was marked in them, and the one that would be placed. */
export function CountLayer({ shown, findings }: { readonly shown: Shown; readonly findings: readonly Finding[] }) {
  const { tool, guide, guideAt } = useStore(slidesView, (state) => state);
  const guided = tool === 'count' && guideAt ? fieldAt(shown.slide, guideAt, guide) : null;
  return (
    <>
      {findings.filter(isCount).map((finding) => (
        <g key={finding.id} data-kind="count" data-status={finding.status}>
          <FieldOutline shown={shown} field={finding.geometry.field} text={countText(finding)} />
          {finding.geometry.points.map((point, i) => (
            <MarkRing key={i} shown={shown} point={point} />
          ))}
        </g>
      ))}
      {guided?.ok && (
        <g data-kind="guide">
          <FieldOutline shown={shown} field={guided.value} text={quantityText(guide.mm2, 'mm2', 2)} />
        </g>
      )}
    </>
  );
}

/** A field, its numbers over its upper edge; within it where there is no room above. */
function FieldOutline({ shown, field, text }: { shown: Shown; field: CountField; text: string }) {
  const { view, size } = shown;
  const corners = fieldCorners(field).map((corner) => screenFromPixel(view, size, corner));
  const d = `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
  const [x, top] = screenFromPixel(view, size, [field.center[0], field.center[1] - field.semi[1]]);
  const within = Math.min(size.width - 80, Math.max(80, x));
  return (
    <>
      <path className="region-casing" d={d} />
      <path className="region-ink" d={d} />
      <text x={within} y={top > 22 ? top - 7 : 18} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

const ringMm = 0.008; // radius on the slide: round one object, so that it stays seen
const [leastPx, mostPx] = [3, 12];

function MarkRing({ shown: { slide, view, size }, point }: { shown: Shown; point: readonly [number, number] }) {
  const [x, y] = screenFromPixel(view, size, point);
  const pixels = (ringMm * 1000) / (slide.scale.micrometres?.acrossColumns ?? 1);
  const r = Math.min(mostPx, Math.max(leastPx, pixels * view.zoom));
  return (
    <>
      <circle className="region-casing" cx={x} cy={y} r={r} />
      <circle className="region-ink" cx={x} cy={y} r={r} />
    </>
  );
}
