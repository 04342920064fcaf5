import { imageIndexOf } from '../../../../models/findings/place/image-of.ts';
import type { Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { useStore } from '../../../ui/store.ts';
import { toScreen } from '../../drawings/pixel-marks.ts';
import type { PanePlace } from '../../view/pane.ts';
import { shownFindings } from '../../../app/api/shown-findings.ts';

export interface SaliencyCellsProps {
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly size: Size;
}

interface Edges {
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

const opaque = 0.6; // of the part that matters most: the image stays to be seen through it

/** Parts of the image that a model's answer depends on, the more the denser; on the very image of the finding only. */
export function SaliencyCells({ place, view, size }: SaliencyCellsProps) {
  const shown = useStore(caseView, (value) => value.saliency);
  const list = useStore(shownFindings, (value) => value.list);
  const { pane, displaySet } = place;
  const finding = list.find(({ id }) => id === shown?.finding);
  const at = toScreen(place, view, size);
  if (!shown || !finding || !at || pane.plane !== null || finding.geometry.kind === 'mask') return null;
  if (finding.on.displaySet !== displaySet.id || imageIndexOf(finding.geometry, displaySet.frames) !== pane.frame)
    return null;
  const cornersOf = ({ low: [x0, y0], high: [x1, y1] }: Edges): string =>
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]
      .map(([x = 0, y = 0]) => at([x - 0.5, y - 0.5])) // outer edges: half a pixel before the first centre
      .join(' ');
  return (
    <>
      <g className="saliency-cells">
        {shown.cells.map((cell) => (
          <polygon key={cell.low.join(' ')} points={cornersOf(cell)} fillOpacity={cell.share * opaque} />
        ))}
      </g>
      {shown.tile && (
        <g className="saliency-tile">
          <polygon className="line-casing" points={cornersOf(shown.tile)} />
          <polygon className="line-ink" points={cornersOf(shown.tile)} />
        </g>
      )}
    </>
  );
}
