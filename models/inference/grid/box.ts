import { z } from '../../base/schema.ts';
import { Vec3 } from '../../imaging/geometry/vec3.ts';

/** Where to look: outer edges of a box along the patient axes, mm, LPS; `low` is below `high` on every axis. */
export const Box = z
  .object({ low: Vec3, high: Vec3 })
  .refine(({ low, high }) => low[0] < high[0] && low[1] < high[1] && low[2] < high[2], { error: 'infer.box-empty' });
export type Box = z.infer<typeof Box>;

/**
 * A box from two opposite corners in any order, as typed on the command line (`x0,y0,z0,x1,y1,z1`) or drawn.
 *
 * @param a  mm, LPS. @param b mm, LPS.
 * @returns the box. Total; a box without thickness is refused by the schema, not here.
 */
export const boxBetween = (a: Vec3, b: Vec3): Box => ({
  low: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2])],
  high: [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2])],
});

/** Edge lengths along the patient's x, y, z, mm. Total. */
export const boxSize = ({ low, high }: Box): Vec3 => [high[0] - low[0], high[1] - low[1], high[2] - low[2]];

/** Centre, mm, LPS. Total. */
export const boxCentre = ({ low, high }: Box): Vec3 => [
  (low[0] + high[0]) / 2,
  (low[1] + high[1]) / 2,
  (low[2] + high[2]) / 2,
];

/** The box of a given size around a point; what the viewer draws at the second click. Total. */
export const boxAround = (centre: Vec3, size: Vec3): Box => ({
  low: [centre[0] - size[0] / 2, centre[1] - size[1] / 2, centre[2] - size[2] / 2],
  high: [centre[0] + size[0] / 2, centre[1] + size[1] / 2, centre[2] + size[2] / 2],
});
