import type { Point } from '../../../../models/imaging/view/view-plane.ts';

/** A placed box as a turned plane cuts it: its outline alone, since its sides are moved in upright planes. */
export function BoxCut({ points, text }: { readonly points: readonly Point[]; readonly text: string }) {
  const middle = points.reduce<Point>(([x, y], [a, b]) => [x + a / points.length, y + b / points.length], [0, 0]);
  const angle = ([x, y]: Point): number => Math.atan2(y - middle[1], x - middle[0]);
  const around = points.toSorted((a, b) => angle(a) - angle(b));
  const path = around.map(([x, y]) => `${x},${y}`).join(' ');
  const top = around.reduce((a, b) => (b[1] < a[1] ? b : a), middle);
  return (
    <g className="box-outline">
      <polygon className="line-casing" points={path} />
      <polygon className="line-ink" points={path} />
      <text x={top[0]} y={top[1] - 8} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
