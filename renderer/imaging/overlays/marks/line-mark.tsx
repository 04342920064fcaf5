import type { Point } from '../../../../models/imaging/view/view-plane.ts';

export interface LineMarkProps {
  readonly from: Point;
  readonly to: Point;
  readonly text: string;
  readonly isProposed: boolean;
  /** Chosen: with square handles at its ends. */
  readonly isFocused: boolean;
  /** The end that the arrow keys move: with a ring. */
  readonly held?: 'from' | 'to' | undefined;
}

const handle = 7;

/** About what the arrow keys move. */
export const HeldRing = ({ at: [x, y] }: { readonly at: Point }) => (
  <g className="held-handle">
    <circle className="held-casing" cx={x} cy={y} r={9} />
    <circle className="held-ring" cx={x} cy={y} r={9} />
  </g>
);

/** A measured line: yellow on a black casing, its length beside its lower end. */
export function LineMark({ from, to, text, isProposed, isFocused, held: heldEnd }: LineMarkProps) {
  const path = `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
  const low = from[1] > to[1] ? from : to;
  const held = heldEnd && { from, to }[heldEnd];
  const below = held === low ? 27 : 18; // clear of the ring
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
      {held && <HeldRing at={held} />}
      <text x={low[0]} y={low[1] + below} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
