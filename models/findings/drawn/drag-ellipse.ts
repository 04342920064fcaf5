import type { Geometry } from '../finding.ts';

export type DrawnEllipse = Extract<Geometry, { kind: 'pixel-ellipse' }>;
type Pixel = readonly [column: number, row: number];

/** What of an ellipse a hand takes hold of: its middle, or an end of one of its axes. */
export type EllipseHandle = 'center' | 'long-start' | 'long-end' | 'short-start' | 'short-end';

/** Where the handles of an ellipse lie, pixels; the short axis is a quarter turn from the long one, x to the right, y down. Total. */
export function ellipseHandles({ center, semi, angle }: DrawnEllipse): Readonly<Record<EllipseHandle, Pixel>> {
  const turn = (angle * Math.PI) / 180;
  const along = (by: number, at: number): Pixel => [center[0] + by * Math.cos(at), center[1] + by * Math.sin(at)];
  return {
    center,
    'long-start': along(-semi[0], turn),
    'long-end': along(semi[0], turn),
    'short-start': along(-semi[1], turn + Math.PI / 2),
    'short-end': along(semi[1], turn + Math.PI / 2),
  };
}

const opposite = {
  'long-start': 'long-end',
  'long-end': 'long-start',
  'short-start': 'short-end',
  'short-end': 'short-start',
} as const;

/** Shorter than this, pixels, an axis is no diameter of anything. */
const leastAxis = 4;

/**
 * The ellipse with one of its handles at a point. The middle takes the whole along. Of an axis the other end stays, as with
 * calipers: its direction and length follow, the other axis keeps its length and stays at right angles.
 *
 * @returns `semi` the longer axis first, `angle` from 0 to 180. The ellipse as it was where the axis would vanish. Total.
 */
export function dragEllipse(ellipse: DrawnEllipse, handle: EllipseHandle, to: Pixel): DrawnEllipse {
  if (handle === 'center') return { ...ellipse, center: [...to] };
  const stays = ellipseHandles(ellipse)[opposite[handle]];
  const [x, y] = [to[0] - stays[0], to[1] - stays[1]];
  const axis = Math.hypot(x, y);
  if (axis < leastAxis) return ellipse;
  const isLong = handle.startsWith('long');
  const along = (Math.atan2(y, x) * 180) / Math.PI;
  const [own, other] = [axis / 2, ellipse.semi[isLong ? 1 : 0]];
  const isOwnLonger = own >= other;
  const turned = isOwnLonger ? along : along + 90;
  return {
    ...ellipse,
    center: [(stays[0] + to[0]) / 2, (stays[1] + to[1]) / 2],
    semi: isOwnLonger ? [own, other] : [other, own],
    angle: ((turned % 180) + 180) % 180,
  };
}
