import type { Point } from '../../../../models/imaging/view/view-plane.ts';

export interface LineMarkProps {
  readonly from: Point;
  readonly to: Point;
  readonly text: string;
  readonly isProposed: boolean;
  /** Chosen: with square handles at its ends. */
  readonly isFocused: boolean;
}

const handle = 7;

/** A measured line: yellow on a black casing, its length beside its lower end. */
export function LineMark({ from, to, text, isProposed, isFocused }: LineMarkProps) {
  const path = `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
  const low = from[1] > to[1] ? from : to;
  return (
    <g className="line-mark" data-proposed={isProposed}>
      <path className="line-casing" d={path} />
      <path className="line-ink" d={path} />
      {[from, to].map(([x, y], i) =>
        isFocused ? (
          <rect key={i} className="line-handle" x={x - handle / 2} y={y - handle / 2} width={handle} height={handle} />
        ) : (
          <circle key={i} className="line-end" cx={x} cy={y} r={2} />
        ),
      )}
      <text x={low[0]} y={low[1] + 18} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
