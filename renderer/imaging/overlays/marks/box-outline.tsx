import type { Point } from '../../../../models/imaging/view/view-plane.ts';

export interface BoxOutlineProps {
  readonly low: Point; // two opposite corners on screen
  readonly high: Point;
  readonly text: string;
}

const handle = 7;

/** A placed box as the view cuts it; a square handle at the middle of each edge and at each corner. */
export function BoxOutline({ low, high, text }: BoxOutlineProps) {
  const [left, right] = [Math.min(low[0], high[0]), Math.max(low[0], high[0])];
  const [top, bottom] = [Math.min(low[1], high[1]), Math.max(low[1], high[1])];
  const place = { x: left, y: top, width: right - left, height: bottom - top };
  const middles: readonly Point[] = [
    [(left + right) / 2, top],
    [(left + right) / 2, bottom],
    [left, (top + bottom) / 2],
    [right, (top + bottom) / 2],
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
  return (
    <g className="box-outline">
      <rect className="line-casing" {...place} />
      <rect className="line-ink" {...place} />
      {middles.map(([x, y], i) => (
        <rect key={i} className="line-handle" x={x - handle / 2} y={y - handle / 2} width={handle} height={handle} />
      ))}
      <text x={left} y={top - 8}>
        {text}
      </text>
    </g>
  );
}
