import { isWorkingRegion } from '../../../models/findings/drawn/working-region.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { OutlinedRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { scaleBar } from '../../../models/imaging/view/scale-bar.ts';
import { screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import { useStore } from '../../ui/store.ts';
import { quantityText } from '../../ui/text/quantity.ts';
import { CountLayer } from '../measures/count-layer.tsx';
import { isRegion, regionIn } from '../measures/use-kept-regions.ts';
import { LengthLayer } from '../measures/length-layer.tsx';
import { regionOfFinding } from '../outlines/slide-outline.ts';
import { regionText, slidesView } from '../slides-view.ts';
import type { Shown } from './paint-slide.ts';
import './region-layer.css';

/** Over the tiles: the region a model would read, those that findings lie in, and the scale. */
export function RegionLayer({ shown, findings }: { readonly shown: Shown; readonly findings: readonly Finding[] }) {
  const { region, regionOf, draft, line, tool } = useStore(slidesView, (state) => state);
  const own = draft ?? region;
  return (
    <svg className="region-layer" aria-hidden="true">
      {findings.map((finding) => {
        const at = regionOfFinding(finding);
        return (
          at &&
          finding.geometry.kind === 'pixel-mask' && (
            <Shape key={finding.id} shown={shown} region={at} kind={finding.status} />
          )
        );
      })}
      {own && (
        <>
          <Shape shown={shown} region={own} kind="own" />
          <RegionLabel
            shown={shown}
            region={own}
            text={labelOf(
              shown,
              own,
              findings.find(({ id }) => id === regionOf),
            )}
          />
        </>
      )}
      {findings.filter(isRegion).map(
        (finding) =>
          finding.id !== regionOf && (
            <g key={finding.id} data-kind="kept">
              <Shape shown={shown} region={regionIn(finding)} kind="kept" />
              <RegionLabel
                shown={shown}
                region={regionIn(finding)}
                text={isWorkingRegion(finding) ? '' : finding.name}
              />
            </g>
          ),
      )}
      {line.length > 0 && <OpenLine shown={shown} line={line} />}
      <LengthLayer shown={shown} findings={findings} />
      <CountLayer shown={shown} findings={findings} />
      {tool !== 'pan' && <Middle shown={shown} />}
      <ScaleMark shown={shown} />
    </svg>
  );
}

interface ShapeProps {
  readonly shown: Shown;
  readonly region: OutlinedRegion;
  readonly kind: Finding['status'] | 'own' | 'kept';
}

const edges = ({ view, size }: Shown, { column, row, columns, rows }: OutlinedRegion) => {
  const [x, y] = screenFromPixel(view, size, [column - 0.5, row - 0.5]);
  return { x, y, width: columns * view.zoom, height: rows * view.zoom };
};

/** A region: the line round what counts, else its rectangle. */
const Shape = ({ shown, region, kind }: ShapeProps) => {
  const d = region.outline ? `${pathThrough(shown, region.outline)}Z` : rectanglePath(edges(shown, region));
  return (
    <g data-kind={kind}>
      <path className="region-casing" d={d} />
      <path className="region-ink" d={d} />
    </g>
  );
};

const rectanglePath = ({ x, y, width, height }: ReturnType<typeof edges>): string =>
  `M${x} ${y}h${width}v${height}h${-width}Z`;

type Line = readonly (readonly [number, number])[];

const pathThrough = ({ view, size }: Shown, line: Line): string =>
  `M${line.map((point) => screenFromPixel(view, size, point).join(' ')).join('L')}`;

/** A line that is being drawn, with its first corner to close it at. */
function OpenLine({ shown, line }: { readonly shown: Shown; readonly line: Line }) {
  const d = pathThrough(shown, line);
  const [x, y] = screenFromPixel(shown.view, shown.size, line[0] ?? [0, 0]);
  return (
    <g data-kind="own">
      <path className="region-casing" d={d} />
      <path className="region-ink" d={d} />
      <circle className="region-ink" cx={x} cy={y} r={5} />
    </g>
  );
}

/** Where Enter sets a point; seen while the keyboard is in use. */
function Middle({ shown: { size } }: { readonly shown: Shown }) {
  const d = `M${size.width / 2 - 8} ${size.height / 2}h16m-8 -8v16`;
  return (
    <g data-kind="middle">
      <path className="region-casing" d={d} />
      <path className="region-ink" d={d} />
    </g>
  );
}

/** What it is called, where it has a name, and its size. */
const labelOf = ({ slide }: Shown, region: OutlinedRegion, finding: Finding | undefined): string =>
  [finding && !isWorkingRegion(finding) ? finding.name : '', regionText(slide, region)].filter(Boolean).join(' · ');

interface RegionLabelProps {
  readonly shown: Shown;
  readonly region: OutlinedRegion;
  readonly text: string;
}

/** Over its upper edge; within it where there is no room above. */
function RegionLabel({ shown, region, text }: RegionLabelProps) {
  const { x, y } = edges(shown, region);
  return (
    <text x={Math.max(8, x)} y={y > 22 ? y - 7 : Math.max(18, y + 18)}>
      {text}
    </text>
  );
}

const millimetre = 1000; // micrometres

/** A bar of a round length in the lower left third; none where there are no millimetres. */
function ScaleMark({ shown: { slide, view, size } }: { readonly shown: Shown }) {
  const { micrometres } = slide.scale;
  if (!micrometres || size.width < 200) return null;
  const { mm, pixels } = scaleBar(micrometres.acrossColumns / millimetre / view.zoom, size.width);
  const left = Math.max(size.width / 3 - pixels, size.width * 0.2);
  const bottom = size.height - 17;
  const path = `M${left} ${bottom - 6}V${bottom}H${left + pixels}V${bottom - 6}`;
  const length = mm < 1 ? quantityText(mm * millimetre, 'µm') : quantityText(mm, 'mm');
  return (
    <g data-kind="scale">
      <path className="region-casing" d={path} />
      <path className="region-ink" d={path} />
      <text x={left + pixels + 8} y={bottom + 3}>
        {length}
      </text>
    </g>
  );
}
