import { scaleBar } from '../../../../models/imaging/view/scale-bar.ts';
import type { Size } from '../../../../models/imaging/view/view-plane.ts';
import { isTiny } from '../tiny.ts';
import { quantityText } from '../../../ui/text/quantity.ts';

/** Narrower than this the bar stands right of the lower letter, its length above it: the corners need the rest. */
const narrow = 900;
/** Narrower than this the corners' lower lines reach under it: it stands above them. */
const cramped = 420;

/** A bar of a round length in the lower left third, its length right of it; none where there is no room. */
export function ScaleMark({ mmPerPixel, size }: { readonly mmPerPixel: number; readonly size: Size }) {
  if (isTiny(size)) return null;
  const { mm, pixels } = scaleBar(mmPerPixel, size.width);
  const isNarrow = size.width < narrow;
  const left = isNarrow ? size.width / 2 + 24 : Math.max(size.width / 3 - pixels, size.width * 0.2);
  const bottom = size.height - (size.width < cramped ? 50 : 17);
  const path = `M${left} ${bottom - 6}V${bottom}H${left + pixels}V${bottom - 6}`;
  const text = isNarrow ? { x: left + 4, y: bottom - 5 } : { x: left + pixels + 8, y: bottom + 3 };
  return (
    <g className="scale-mark">
      <path className="line-casing" d={path} />
      <path className="line-ink" d={path} />
      <text {...text}>{quantityText(mm, 'mm')}</text>
    </g>
  );
}
