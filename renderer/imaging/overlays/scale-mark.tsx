import { scaleBar } from '../../../models/imaging/view/scale-bar.ts';
import type { Size } from '../../../models/imaging/view/view-plane.ts';
import { quantityText } from '../../ui/text/quantity.ts';

/** A bar of a round length in the lower left third, its length right of it. */
export function ScaleMark({ mmPerPixel, size }: { readonly mmPerPixel: number; readonly size: Size }) {
  const { mm, pixels } = scaleBar(mmPerPixel, size.width);
  const left = Math.min(Math.max(size.width / 3 - pixels, size.width * 0.2), size.width - pixels - 60);
  const bottom = size.height - 17;
  const path = `M${left} ${bottom - 6}V${bottom}H${left + pixels}V${bottom - 6}`;
  return (
    <g className="scale-mark">
      <path className="line-casing" d={path} />
      <path className="line-ink" d={path} />
      <text x={left + pixels + 8} y={bottom + 3}>
        {quantityText(mm, 'mm')}
      </text>
    </g>
  );
}
